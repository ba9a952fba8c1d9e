from django.db import migrations

from commonplatform.audit.chain_sql import INSTALL, REMOVE


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunSQL(INSTALL, REMOVE)]
