from django.db import migrations, models

# A bundle whose documents are not counted here is one that nobody opens any more: it is asked for again.
_COUNT = """
UPDATE disclosure_bundle b SET parts_in_all = p.number
FROM (SELECT bundle_id, count(*) AS number FROM disclosure_bundlepart GROUP BY bundle_id) p WHERE p.bundle_id = b.id
"""


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0021_auditors")]

    operations = [
        migrations.AddField(
            model_name="bundle", name="parts_in_all", field=models.PositiveIntegerField(default=0)
        ),
        migrations.RunSQL(_COUNT, migrations.RunSQL.noop),
    ]
