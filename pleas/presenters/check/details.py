"""Who answers, and how they can be reached."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonplatform.ui.formats import long_date, person_name
from pleas.answers import CompanyDetails, CompanyPosition, PersonDetails
from pleas.presenters.check.shown import Line, Shown, Text, in_lines, written, yes_no
from pleas.yes_no import Reply


def _person(shown: Shown) -> PersonDetails:
    return shown.answers.person or PersonDetails()


def _company(shown: Shown) -> CompanyDetails:
    return shown.answers.company or CompanyDetails()


def _name(shown: Shown) -> list[Line]:
    person = _person(shown)
    lines = [Line(_("Name"), person_name(person.first_name, person.middle_name, person.last_name))]
    return [*lines, Line(_("Date of birth"), long_date(person.born_on))] if shown.case.born_on is None else lines


def _company_lines(shown: Shown) -> list[Line]:
    company = _company(shown)
    positions = {
        CompanyPosition.DIRECTOR: _("Director"),
        CompanyPosition.SECRETARY: _("Company secretary"),
        CompanyPosition.SOLICITOR: _("Company solicitor"),
    }
    return [
        Line(_("Company name"), company.company_name),
        Line(_("Company registration number"), company.incorporation_number or _("Not given")),
        Line(_("Your name"), person_name(company.representative_first_name, company.representative_last_name)),
        Line(_("Your position"), positions[company.position] if company.position else ""),
    ]


def _address(shown: Shown) -> list[Line]:
    who = _company(shown) if shown.case.is_company else _person(shown)
    if who.address is None:
        return [Line(_("Address"), _("As on the notice"))]
    return [Line(_("Address"), in_lines([*who.address.lines, who.address.postcode]))]


def _contact(shown: Shown) -> list[Line]:
    answers = shown.answers
    return [Line(_("E-mail address"), answers.email or _("None")), Line(_("Telephone number"), answers.telephone)]


def _insurance_number(shown: Shown) -> list[Line]:
    person = _person(shown)
    if person.has_insurance_number:
        return [Line(_("National Insurance number"), person.insurance_number)]
    why = written(person.no_insurance_number_reason)
    return [Line(_("National Insurance number"), in_lines([_("None"), why]))]


def _licence(shown: Shown) -> list[Line]:
    person = _person(shown)
    value: Text = in_lines([person.driver_number, person.licence_details])
    return [Line(_("UK driving licence"), value if person.has_licence else yes_no(Reply.THERE_IS, person.has_licence))]


DETAILS: dict[str, Callable[[Shown], list[Line]]] = {
    "details": _name,
    "company": _company_lines,
    "address": _address,
    "contact": _contact,
    "insurance_number": _insurance_number,
    "licence": _licence,
}
