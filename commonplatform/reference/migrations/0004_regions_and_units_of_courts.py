"""Every court there is gets its unit code, and the two-digit codes of the police areas that it serves."""

import uuid

from django.db import migrations


def fill(apps, schema_editor):
    Court = apps.get_model("reference", "Court")
    CourtUnit = apps.get_model("reference", "CourtUnit")
    CourtRegion = apps.get_model("reference", "CourtRegion")
    units, regions = {}, []
    for court in Court.objects.order_by("ou_code"):
        units.setdefault(court.ou_code[:5], CourtUnit(id=uuid.uuid4(), court=court, code=court.ou_code[:5]))
        codes = {str(code) for code in court.police_area_codes}
        regions += [
            CourtRegion(id=uuid.uuid4(), court=court, code=code)
            for code in sorted(codes)
            if len(code) == 2 and code.isascii() and code.isdigit()
        ]
    CourtUnit.objects.bulk_create(units.values())
    CourtRegion.objects.bulk_create(regions)


class Migration(migrations.Migration):
    dependencies = [("reference", "0003_online_plea")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
