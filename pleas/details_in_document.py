"""What somebody said of themselves, for the plea document. The National Insurance number stands with the means."""

from django.utils.translation import gettext as _

from cases.presenters.given_answers import yes_or_no
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import long_date, person_name
from pleas.answers import Answers, CompanyDetails, PersonDetails
from pleas.models import Submission


def details_rows(submission: Submission) -> tuple[SummaryRow, ...]:
    """In the language in force; what was not asked or not given has no line."""
    said = Answers.from_json(submission.details)
    rows = [*(_of_company(said.company) if said.company else _of_person(said.person or PersonDetails()))]
    rows.append((_("Date on the paper form"), long_date(submission.form_dated)))
    return tuple(SummaryRow(key=key, value=value) for key, value in rows if value)


def _of_person(person: PersonDetails) -> list[tuple[str, str]]:
    return [
        (_("Name"), person_name(person.first_name, person.middle_name, person.last_name)),
        (_("Date of birth"), long_date(person.born_on)),
        (_("Address"), _address(person)),
        (_("UK driving licence"), yes_or_no(person.has_licence)),
        (_("Driver number"), person.driver_number),
        (_("About the licence"), person.licence_details),
    ]


def _of_company(company: CompanyDetails) -> list[tuple[str, str]]:
    return [
        (_("Company name"), company.company_name),
        (_("Company registration number"), company.incorporation_number),
        (_("Address"), _address(company)),
    ]


def _address(details: PersonDetails | CompanyDetails) -> str:
    if details.address is not None and details.address_is_correct is False:
        return ", ".join([*details.address.lines, details.address.postcode])
    return _("As on the notice") if details.address_is_correct else ""
