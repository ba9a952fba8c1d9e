from django.db import migrations, models

from commonplatform.audit.chain_forms import INSTALL, REMOVE


class Migration(migrations.Migration):
    """Events of before keep form 1 and their digests; the trigger writes form 2 from here on."""

    dependencies = [("audit", "0006_case_files_opened")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="form",
            field=models.PositiveSmallIntegerField(db_default=1, default=2),
        ),
        migrations.AddField(
            model_name="event",
            name="network_address",
            field=models.CharField(blank=True, db_default="", default="", max_length=45),
        ),
        migrations.AddField(
            model_name="event",
            name="outcome",
            field=models.CharField(
                choices=[("done", "Done"), ("refused", "Refused"), ("failed", "Failed")],
                db_default="done",
                default="done",
                max_length=10,
            ),
        ),
        migrations.RunSQL(INSTALL, REMOVE),
    ]
