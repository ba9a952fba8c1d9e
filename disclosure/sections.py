"""The sections that documents of a case are filed in.

Source: domain document "Defence portal", Catalogue of sections and RBAC. A relation to the case gives the right
to a section's `target` (the one policy table); the matrix of `SectionRight` says which roles may upload, read and
download there. Both are needed. The sequence number orders the sections on every page.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.access.policy import Target


class SectionCode(TextChoices):
    """The code under which a document is filed."""

    CHARGES = "CH", _("Charges")
    PRIVATE = "PRIV", _("Private section: judges and court staff")
    CASE_SUMMARY = "CS", _("Case summary")
    KEY_STATEMENTS = "KWS", _("Key witness statements")
    STATEMENTS = "WS", _("Witness statements")
    KEY_EXHIBITS = "KE", _("Key exhibits")
    EXHIBITS = "EX", _("Exhibits")
    TRANSCRIPTS = "TAI", _("Transcripts and recorded interviews")
    FORENSIC_REPORTS = "SFR", _("Streamlined forensic reports")
    UNUSED = "UM", _("Unused material")
    SENSITIVE_UNUSED = "SUM", _("Sensitive unused material")
    DEFENCE_STATEMENT = "DS", _("Defence statement")
    PREVIOUS_CONVICTIONS = "PC", _("Previous convictions")
    IDPC = "IDPC", _("Initial details of the prosecution case")
    MAGISTRATES_BUNDLE = "MCEB", _("Magistrates' evidence bundle")
    PLEA = "PL", _("Pleas")
    MEANS = "MF", _("Means forms")
    BAIL = "BAC", _("Bail and custody")
    CASE_MANAGEMENT = "CM", _("Case management")
    APPLICATIONS = "AP", _("Applications")
    SENTENCE = "SE", _("Sentence")
    FINAL_ORDERS = "CFO", _("Final orders of the court")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its place, its title, and what one needs the right to.

    `of_a_defendant`: its documents belong to one defendant, not to the whole case. `has_versions`: a
    new document replaces the current one of the same defendant instead of standing beside it. `filed_by_us`:
    the platform alone files there, nobody uploads. `sent_to_cps`: the Crown Prosecution Service is told of what others
    file there, in the cases that it prosecutes.
    """

    code: SectionCode
    sequence: int
    target: Target = Target.DOCUMENT
    of_a_defendant: bool = False
    has_versions: bool = False
    filed_by_us: bool = False
    sent_to_cps: bool = False

    @property
    def stands_when_empty(self) -> bool:
        """Is it shown before anything is filed in it? Readers look for these and must see that they are not there."""
        return self.has_versions or self.filed_by_us

    @property
    def title(self) -> Any:
        """The title in the reader's language."""
        return self.code.label


CATALOGUE: tuple[Section, ...] = (
    Section(SectionCode.CHARGES, 30, of_a_defendant=True),
    Section(SectionCode.PRIVATE, 35, Target.PRIVATE_DOCUMENT, of_a_defendant=True),
    Section(SectionCode.CASE_SUMMARY, 40),
    Section(SectionCode.KEY_STATEMENTS, 50),
    Section(SectionCode.STATEMENTS, 60),
    Section(SectionCode.KEY_EXHIBITS, 70),
    Section(SectionCode.EXHIBITS, 80),
    Section(SectionCode.TRANSCRIPTS, 90),
    Section(SectionCode.FORENSIC_REPORTS, 100),
    Section(SectionCode.UNUSED, 120, Target.UNUSED_MATERIAL, of_a_defendant=True),
    Section(SectionCode.SENSITIVE_UNUSED, 125, Target.SENSITIVE_UNUSED_MATERIAL),
    Section(SectionCode.DEFENCE_STATEMENT, 130, of_a_defendant=True, sent_to_cps=True),
    Section(SectionCode.PREVIOUS_CONVICTIONS, 140, of_a_defendant=True),
    Section(SectionCode.IDPC, 150, Target.IDPC, of_a_defendant=True, has_versions=True),
    Section(SectionCode.MAGISTRATES_BUNDLE, 160, of_a_defendant=True),
    Section(SectionCode.PLEA, 170, Target.PLEA_DOCUMENT, of_a_defendant=True, filed_by_us=True),
    Section(SectionCode.MEANS, 175, Target.MEANS, of_a_defendant=True, filed_by_us=True),
    Section(SectionCode.BAIL, 180, of_a_defendant=True),
    Section(SectionCode.CASE_MANAGEMENT, 190, sent_to_cps=True),
    Section(SectionCode.APPLICATIONS, 200, of_a_defendant=True),
    Section(SectionCode.SENTENCE, 260, of_a_defendant=True),
    Section(SectionCode.FINAL_ORDERS, 270, of_a_defendant=True),
)
BY_CODE: dict[str, Section] = {section.code: section for section in CATALOGUE}
CODES_WITH_VERSIONS = tuple(section.code.value for section in CATALOGUE if section.has_versions)
CODES_OF_A_DEFENDANT = tuple(section.code.value for section in CATALOGUE if section.of_a_defendant)
# The tribunal of fact never sees these, whatever the matrix says (the same document, Catalogue, notes d and e).
NEVER_FOR_THE_BENCH = frozenset({SectionCode.UNUSED, SectionCode.SENSITIVE_UNUSED, SectionCode.PRIVATE})
