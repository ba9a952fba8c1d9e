"""The plea and the means form as documents of the case: complete, and the means out of the prosecutor's sight."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from uuid import UUID, uuid4

import pikepdf
import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from cases.models import Case, CourtNeeds, Defendant, Means
from cases.states import PleaChoice
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.objects import read_object
from disclosure.models import Material, MaterialRead
from pleas.answers import (
    Answers,
    Attendance,
    Benefits,
    ChargeAnswer,
    CompanyDetails,
    CompanyFinances,
    CompanyPosition,
    CorrectedAddress,
    DatesToAvoid,
    DeductionWish,
    Employer,
    EmploymentStatus,
    Income,
    Outgoings,
    PayPeriod,
    PersonDetails,
    Witness,
)
from pleas.answers import Means as MeansAnswer
from pleas.permissions import proved_scope
from pleas.plea_document import PleaDocument, plea_documents
from pleas.services import submit_plea
from pleas.types import PleaSubmission, ProvedDefendant
from tests.support.world import (
    Person,
    actor_of,
    court_staff,
    make_case,
    make_firm,
    make_person,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
HEALTH, WITNESS, EMPLOYER = "a hearing loop because of tinnitus", "Mary Somerville", "Engines and Daughters"
CHARGES = (
    ChargeAnswer(PleaChoice.GUILTY_ATTENDING, "I was taking my mother to hospital.\n\nI am sorry."),
    ChargeAnswer(
        PleaChoice.NOT_GUILTY,
        "I was insured that day.",
        disputes_evidence=True,
        disputed_evidence="PC Jones says the policy had lapsed.",
        calls_witnesses=True,
        witnesses=(Witness(WITNESS, "1 Mill Lane, Newtown", date(1980, 12, 26), True, "Polish"),),
    ),
)
MEANS = MeansAnswer(
    status=EmploymentStatus.EMPLOYED_AND_BENEFITS,
    pay=Income(Decimal("1300"), PayPeriod.MONTHLY),
    benefits=Benefits("universal_credit", Decimal("180.50"), PayPeriod.FORTNIGHTLY),
    employer=Employer(EMPLOYER, "2 Mill Lane, Newtown", "02920180000", "E-4711"),
    deduction=DeductionWish.EARNINGS,
    has_outstanding_fines=True,
    outstanding_fines=Decimal("85"),
    has_hardship=True,
    hardship="I support three children.",
    outgoings=Outgoings(
        household={"accommodation": Decimal("650"), "council_tax": Decimal("120.40")},
        others_contribute=False,
        other={"travel": Decimal("88"), "fines": Decimal("20")},
        has_anything_else=True,
        anything_else="Nursery",
        anything_else_amount=Decimal("210"),
    ),
)
AT_COURT = Attendance(
    needs_interpreter=True,
    interpreter_language="Polish",
    has_disability_needs=True,
    disability_needs=HEALTH,
    has_dates_to_avoid=True,
    dates_to_avoid=(DatesToAvoid(date(2027, 1, 4), date(2027, 1, 8), "chemotherapy"),),
)
ADA = PersonDetails("Ada", "Lovelace", email="ada@example.org", insurance_number="AB123456C")


@pytest.fixture(autouse=True)
def _whatever_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of any answers is shown here; that none are missing, by `test_sending`."""
    sending = import_module("pleas.services.submit_plea")
    monkeypatch.setattr(sending, "require_answered", lambda *submission, **day: None)


def sent(
    *, language: str = "en", charged: Person | None = None, charges: Sequence[ChargeAnswer] = CHARGES, **others: object
) -> Case:
    case = make_case(defendants=[charged or Person(offences=TWO)])
    proved = ProvedDefendant(case.pk, case.defendants.get().pk)
    given = {"person": ADA, "attendance": AT_COURT, "means": MEANS, **others}
    ids = case.defendants.get().offences.order_by("sequence").values_list("pk", flat=True)
    answers = replace(Answers(charges=dict(zip(ids, charges, strict=True))), **given)  # type: ignore[arg-type]
    with proved_scope(proved):
        submit_plea(actor=CITIZEN, submission=PleaSubmission(proved, answers, language, uuid4()))
    return case


def filed(case: Case) -> list[Material]:
    """Let the effects make and file the documents."""
    for kind in ("pleas.render_plea_document", "disclosure.file_generated_document"):
        for effect in Effect.objects.filter(case_id=case.pk, kind=kind):
            assert run_effect(effect.pk), effect.last_error
    return list(Material.objects.filter(case=case).order_by("-section", "name"))


def document(case: Case, template: str, language: str = "en") -> PleaDocument:
    submission = Effect.objects.get(case_id=case.pk, kind="pleas.render_plea_document").payload["submission_id"]
    made = {(each.template, each.language): each for each in plea_documents(UUID(submission))}
    return made[template, language]


def said(case: Case, template: str, language: str = "en") -> str:
    return str(document(case, template, language).facts)


def test_a_plea_with_means_is_two_documents_and_a_welsh_journey_makes_four() -> None:
    assert [(each.section, each.name) for each in filed(sent())] == [("PL", "Online plea"), ("MF", "Means form")]
    names = [each.name for each in filed(sent(language="cy"))]
    assert names == ["Online plea", "Ple ar-lein", "Ffurflen modd ariannol", "Means form"]


def test_both_are_tagged_and_in_the_language_they_say() -> None:
    for material in filed(sent(language="cy")):
        with pikepdf.open(BytesIO(read_object(material.object_key))) as pdf:
            assert pdf.Root.MarkInfo.Marked
            welsh = material.name in ("Ple ar-lein", "Ffurflen modd ariannol")
            assert str(pdf.Root.Lang) == ("cy" if welsh else "en")


def test_the_plea_says_everything_that_was_said_but_no_reason_of_health() -> None:
    text = said(sent(), "plea")
    for expected in ("taking my mother", "I was insured", "PC Jones", WITNESS, "interpreter: Polish", "4 January 2027"):
        assert expected in text
    for kept_back in (HEALTH, "chemotherapy", EMPLOYER, "AB123456C"):
        assert kept_back not in text


def test_the_plea_says_what_was_given_of_the_person_but_not_the_number_that_stands_with_the_means() -> None:
    moved = CorrectedAddress(("1 Orchard Way", "Newtown"), "SY16 2AB")
    ada = replace(
        ADA,
        middle_name="Augusta",
        address_is_correct=False,
        address=moved,
        has_licence=True,
        driver_number="LOVEL912107A99AB",
        licence_details="Provisional",
    )
    rows = {str(row.key): str(row.value) for row in document(sent(person=ada), "plea").facts["details"]}
    assert rows == {
        "Name": "Ada Augusta Lovelace",
        "Address": "1 Orchard Way, Newtown, SY16 2AB",
        "UK driving licence": "Yes",
        "Driver number": "LOVEL912107A99AB",
        "About the licence": "Provisional",
    }


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (datetime(2026, 1, 15, 19, 12, tzinfo=UTC), "15 January 2026 at 7:12pm"),
        (datetime(2026, 7, 15, 19, 12, tzinfo=UTC), "15 July 2026 at 8:12pm"),
    ],
    ids=["winter", "summer"],
)
def test_both_documents_say_the_time_of_the_plea_in_london(at: datetime, says: str) -> None:
    case = sent()
    for template in ("plea", "means"):
        made = document(case, template)
        page = get_template(f"documents/{template}.jinja", using="jinja2").render({**made.facts, "submitted_at": at})
        assert says in page


def test_the_means_form_says_every_answer_and_the_totals() -> None:
    rows = {str(r.key): str(r.value) for s in document(sent(), "means").facts["sections"] for r in s.rows}
    assert rows["Employment"] == "Employed and receiving benefits"
    assert rows["Pay"] == "£1,300 a month"
    assert rows["Benefits"] == "£180.50 a fortnight (Universal Credit)"
    assert rows["Weekly income from all sources"] == "£390.25"
    assert rows["National Insurance number"] == "AB123456C"
    assert rows["Wish for deduction"] == "From earnings"
    assert (rows["Employer"], rows["Employee reference"]) == (EMPLOYER, "E-4711")
    assert (rows["Fines still to pay"], rows["Amount still to pay"]) == ("Yes", "£85")
    assert (rows["Rent or mortgage"], rows["Nursery"]) == ("£650", "£210")
    assert (rows["Household total"], rows["Total of other outgoings"]) == ("£770.40", "£318")
    assert rows["Total of all outgoings"] == "£1,088.40"
    assert (rows["Insurance"], rows["Telephone"]) == ("Left blank", "Left blank"), "every line of the form stands there"


def test_a_companys_form_has_its_five_figures() -> None:
    finances = CompanyFinances(True, 12, Decimal("100000"), Decimal("90000"), True, Decimal("40"))
    company = CompanyDetails("Engines Ltd", "Mary", "Somerville", CompanyPosition.DIRECTOR, email="m@example.org")
    charged = Person(organisation_name="Engines Ltd", offences=TWO)
    charges = [ChargeAnswer(PleaChoice.GUILTY)] * 2
    case = sent(charged=charged, charges=charges, person=None, company=company, finances=finances, means=MeansAnswer())
    rows = [str(r.value) for s in document(case, "means").facts["sections"] for r in s.rows]
    assert rows[:6] == ["Yes", "12", "£100,000", "£90,000", "Yes", "£40"]
    assert "Mary Somerville, director, for Engines Ltd" in said(case, "plea")
    assert len(filed(case)) == 2


# ---- out of the prosecutor's sight


def browser(role: Role, case: Case) -> Client:
    assert case.court is not None
    at = prosecution_office(case.prosecutor) if role == Role.PROSECUTOR else court_staff(case.court)
    return signed_in(Client(), make_person(role, at))


def pages(client: Client, case: Case) -> str:
    names = ("summary", "defendants", "timeline", "requests", "means", "statements")
    where = [*(f"cases:{name}" for name in names), "disclosure:documents", "disclosure:readers"]
    return "".join(client.get(reverse(name, kwargs={"case_id": case.pk})).content.decode() for name in where)


def test_the_prosecutor_sees_neither_means_nor_health_nor_that_there_is_a_form() -> None:
    case = sent()
    plea, means = filed(case)
    court = browser(Role.LEGAL_ADVISER, case)
    assert court.get(reverse("disclosure:read", args=[means.pk])).status_code == 302
    seen, hidden = pages(browser(Role.PROSECUTOR, case), case), pages(court, case)
    for secret in ("Means form", EMPLOYER, HEALTH, "chemotherapy"):
        assert secret in hidden
        assert secret not in seen
    assert "Online plea" in seen
    prosecutor = browser(Role.PROSECUTOR, case)
    assert prosecutor.get(reverse("disclosure:read", args=[plea.pk])).status_code == 302
    assert prosecutor.get(reverse("disclosure:read", args=[means.pk])).status_code == 404


@pytest.mark.parametrize("side", ["court", "prosecution", "own defence", "co-defendant's defence"])
def test_postgres_itself_keeps_means_and_needs_from_the_prosecution_and_from_others(side: str) -> None:
    case = sent()
    filed(case)
    co_defendant = Defendant.objects.create(
        case=case, position=2, kind="person", forenames="Charles", surname="Babbage", name_folded="babbage charles"
    )
    own, other = make_firm(), make_firm()
    represent(case, own)
    represent(case, other, position=co_defendant.position)
    assert case.court is not None
    person = {
        "court": lambda: make_person(Role.COURT_OFFICER, court_staff(case.court)),
        "prosecution": lambda: make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)),
        "own defence": lambda: make_person(Role.SOLICITOR, own),
        "co-defendant's defence": lambda: make_person(Role.SOLICITOR, other),
    }[side]()
    MaterialRead.objects.create(
        material=Material.objects.get(case=case, section="MF"),
        case=case,
        defendant=case.defendants.get(position=1),
        section="MF",
        user_id=uuid4(),
        user_name="Somebody",
        role=Role.COURT_OFFICER,
        organisation_id=uuid4(),
        organisation_name="Court",
    )
    with actor_scope(actor_of(person)):
        seen = [
            Means.objects.count(),
            CourtNeeds.objects.count(),
            Material.objects.filter(section="MF").count(),
            MaterialRead.objects.filter(section="MF").count(),
        ]
        events = Event.objects.filter(kind="means_form.filed").count()
        assert Material.objects.filter(section="PL").count() == (side != "co-defendant's defence")
    assert seen == ([1, 1, 1, 1] if side in ("court", "own defence") else [0, 0, 0, 0])
    assert events == (side != "prosecution")
