"""Fill the matrix of sections into an empty table of rights."""

from typing import Any

from django.db import connections

from disclosure.models import SectionRight
from disclosure.section_matrix import first_rights


def fill_section_rights(*, using: str = "default", **kwargs: Any) -> None:
    """After migrations. What administrators have changed since is left as it is."""
    if SectionRight._meta.db_table not in connections[using].introspection.table_names():
        return
    rights = SectionRight.objects.using(using)
    if rights.exists():
        return
    rights.bulk_create(SectionRight(section=section, role=role, act=act) for section, role, act in first_rights())
