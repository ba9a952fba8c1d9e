"""The sections that documents of a case are filed in.

Source: domain document "Defence portal", Catalogue of sections and RBAC. The right to a section is a
target of the one policy table; the sequence number orders the sections on every page.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.access.policy import Target


class SectionCode(TextChoices):
    """The code under which a document is filed."""

    IDPC = "IDPC", _("Initial details of the prosecution case")
    PLEA = "PL", _("Pleas")
    MEANS = "MF", _("Means forms")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its place, its title, and what one needs the right to.

    `of_a_defendant`: its documents belong to one defendant, not to the whole case. `has_versions`: a
    new document replaces the current one of the same defendant instead of standing beside it.
    """

    code: SectionCode
    sequence: int
    target: Target
    of_a_defendant: bool = True
    has_versions: bool = False

    @property
    def title(self) -> Any:
        """The title in the reader's language."""
        return self.code.label


CATALOGUE: tuple[Section, ...] = (
    Section(SectionCode.IDPC, 150, Target.IDPC, has_versions=True),
    Section(SectionCode.PLEA, 170, Target.PLEA_DOCUMENT),
    Section(SectionCode.MEANS, 180, Target.MEANS),
)
BY_CODE: dict[str, Section] = {section.code: section for section in CATALOGUE}
CODES_WITH_VERSIONS = tuple(section.code.value for section in CATALOGUE if section.has_versions)
CODES_OF_A_DEFENDANT = tuple(section.code.value for section in CATALOGUE if section.of_a_defendant)
