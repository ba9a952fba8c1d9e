"""Rights to sections as tables: of one reader in one case, and of everybody."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commonplatform.accounts.roles import Role
from commonplatform.ui.components import Column, Row
from commonplatform.ui.formats import long_date
from disclosure.sections import CATALOGUE
from disclosure.states import DocumentAct
from disclosure.types import DatedRight, SectionAnswer

IN_THE_MATRIX = (
    Role.COURT_OFFICER,
    Role.LISTING_OFFICER,
    Role.LEGAL_ADVISER,
    Role.JUDGE,
    Role.MAGISTRATE,
    Role.PROSECUTOR,
    Role.SOLICITOR,
    Role.BARRISTER,
    Role.CHAMBERS_CLERK,
)
_ORDER = (DocumentAct.READ, DocumentAct.DOWNLOAD, DocumentAct.UPLOAD)


def rights_table(answers: tuple[SectionAnswer, ...]) -> tuple[list[Column], list[Row]]:
    """Section by section what the reader may do."""
    columns = [Column(text=_("Section")), *(Column(text=act.label) for act in _ORDER)]
    rows = [
        Row(cells=[str(answer.section.title), *(_answer(act in answer.acts) for act in _ORDER)]) for answer in answers
    ]
    return columns, rows


def matrix_table(
    matrix: Mapping[tuple[str, str], frozenset[DocumentAct]],
) -> tuple[list[Column], list[Row]]:
    """Sections down, roles across; what a role may do in words."""
    columns = [Column(text=_("Section")), *(Column(text=role.label) for role in IN_THE_MATRIX)]
    rows = [
        Row(
            cells=[
                f"{section.code} {section.title}",
                *(_acts(matrix.get((section.code.value, role.value), frozenset())) for role in IN_THE_MATRIX),
            ]
        )
        for section in CATALOGUE
    ]
    return columns, rows


def dated_table(dated: tuple[DatedRight, ...]) -> tuple[list[Column], list[Row]]:
    """Entries that began or end on a day."""
    columns = [
        Column(text=_("Section")),
        Column(text=_("Role")),
        Column(text=_("Right")),
        Column(text=_("From")),
        Column(text=_("Until")),
    ]
    rows = [
        Row(
            cells=[
                right.section,
                right.role,
                right.act,
                long_date(right.valid_from) if right.valid_from else "",
                long_date(right.valid_until) if right.valid_until else "",
            ]
        )
        for right in dated
    ]
    return columns, rows


def _answer(may: bool) -> str:
    return pgettext("may you do this?", "Yes") if may else pgettext("may you do this?", "No")


def _acts(acts: frozenset[DocumentAct]) -> str:
    return ", ".join(str(act.label) for act in _ORDER if act in acts) or "–"
