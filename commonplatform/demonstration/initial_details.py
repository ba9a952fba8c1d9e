"""The initial details that the prosecutors of the story send: a short PDF about nobody real."""

from datetime import date

from commonplatform.demonstration.charge_text import charges_of
from commonplatform.demonstration.told import Case, Defendant
from commonplatform.documents.render import render_pdf


def initial_details(case: Case, defendant: Defendant, *, prosecutor: str, today: date) -> bytes:
    """The PDF of one defendant."""
    facts = {
        "reference": case.reference,
        "prosecutor": prosecutor,
        "defendant": defendant.name,
        "born_on": defendant.birthday(today),
        "address": [*defendant.address, defendant.postcode],
        "charges": charges_of(case, defendant, today),
    }
    return render_pdf("demonstration_initial_details", language="en", facts=facts).content
