"""What every mail to a defendant says of the case: what to quote and whom to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonplatform.notifications.page_addresses import page_address
from commonplatform.reference.models import Court
from commonplatform.ui.formats import page_language

COURT_EXAMPLE = {
    "name": "Cardiff Magistrates’ Court",
    "name_welsh": "Llys Ynadon Caerdydd",
    "email": "caerdydd@courts.example",
    "telephone": "029 2018 0106",
}


@dataclass(frozen=True, slots=True)
class CaseContact:
    """The case by its printed reference, and its court; empty names where there is no court yet."""

    case_reference: str
    court_name: str = ""
    court_name_welsh: str = ""
    court_email: str = ""
    court_telephone: str = ""

    def facts(self) -> dict[str, Any]:
        """JSON facts, the same for every language."""
        return {
            "case_reference": self.case_reference,
            "court": {
                "name": self.court_name,
                "name_welsh": self.court_name_welsh,
                "email": self.court_email,
                "telephone": self.court_telephone,
            },
        }


def case_contact(case_reference: str, court: Court | None) -> CaseContact:
    """What to quote and whom to ask about a case of this court."""
    if court is None:
        return CaseContact(case_reference)
    return CaseContact(case_reference, court.name, court.name_welsh, court.email, court.telephone)


def contact_words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with the court's name in the language of the mail, and the privacy notice."""
    court = dict(facts["court"])
    if page_language() == "cy" and court["name_welsh"]:
        court["name"] = court["name_welsh"]
    return {**facts, "court": court, "privacy": page_address("public:privacy")}
