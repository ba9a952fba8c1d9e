import commonplatform.reference.court_mailboxes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reference", "0004_regions_and_units_of_courts")]

    operations = [
        migrations.AddField(
            model_name="court",
            name="plea_mailbox",
            field=models.EmailField(
                blank=True,
                db_default="",
                default="",
                help_text="Gets the reference and where to look for each plea sent online, never the answers.",
                max_length=254,
                validators=[commonplatform.reference.court_mailboxes.require_court_mailbox],
                verbose_name="mailbox that is told of pleas",
            ),
        ),
    ]
