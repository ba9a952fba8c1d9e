from django.db import migrations

import commonplatform.encryption.fields


class Migration(migrations.Migration):

    dependencies = [
        ('pleas', '0007_submission_kind'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='unfinished',
            field=commonplatform.encryption.fields.EncryptedJSONField(null=True),
        ),
    ]
