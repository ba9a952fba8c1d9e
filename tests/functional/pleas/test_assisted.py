"""Answering for somebody: the same journey, the same lock, and the helper's name on all of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, FixedOfferAcceptance, Plea
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from pleas.figures.models import SubmissionNote
from pleas.models import Draft, LookupAttempt, Submission
from pleas.plea_document import plea_documents
from tests.functional.pleas.walking import Citizen, Page
from tests.support.fixed_offers import make_case_with_offer, make_figures
from tests.support.world import make_case, make_court, make_organisation, make_person, signed_in

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)
CALLER = {"channel": "assisted", "on_behalf_of": "Ada Lovelace", "language": "en"}
PAPER = {
    "channel": "postal",
    "on_behalf_of": "A. Lovelace",
    "language": "en",
    "form_dated_day": str(YESTERDAY.day),
    "form_dated_month": str(YESTERDAY.month),
    "form_dated_year": str(YESTERDAY.year),
}


@pytest.fixture
def helper(db: None) -> User:
    return make_person(Role.PLEA_HELPER, make_organisation("hmcts", name="Plea service centre"), full_name="Hal Helper")


@pytest.fixture
def desk(client: Client, helper: User) -> Client:
    return signed_in(client, helper)


def helped(desk: Client, case: Case, said: dict[str, str]) -> Citizen:
    begun = desk.post("/assisted/", said)
    assert begun["Location"] == "/plea/reference/", Page(begun).text
    return Citizen(case, client=desk)


def test_a_caller_is_helped_through_the_same_pages_and_it_is_recorded_as_such(desk: Client, helper: User) -> None:
    case = make_case()
    helped(desk, case, CALLER).has_sent("not_guilty")
    sent = Submission.objects.get()
    assert (sent.channel, sent.helped_by, sent.on_behalf_of) == ("assisted", "Hal Helper", "Ada Lovelace")
    plea = Plea.objects.get(case=case)
    assert plea.method == "assisted"
    assert "entered by Hal Helper" in plea.recorded_by
    assert SubmissionNote.objects.get().channel == "assisted"
    for kind in ("plea.opened_with_help", "plea.entered_with_help"):
        event = Event.objects.get(kind=kind)
        assert (event.actor_id, event.actor_role, event.case_id) == (helper.pk, Role.PLEA_HELPER, case.pk)
        assert event.data["on_behalf_of"] == "Ada Lovelace"


def test_a_paper_form_is_entered_with_its_date(desk: Client) -> None:
    case = make_case()
    helped(desk, case, PAPER).has_sent("guilty")
    sent = Submission.objects.get()
    assert (sent.channel, sent.form_dated) == ("postal", YESTERDAY)
    assert Plea.objects.get(case=case).method == "postal"
    assert YESTERDAY.isoformat() in Event.objects.get(kind="plea.entered_with_help").data["how"]


def test_a_caller_accepts_an_offer_with_help_and_it_is_recorded_as_such(desk: Client) -> None:
    make_figures()
    case = make_case_with_offer()
    citizen = helped(desk, case, CALLER).finds_the_case()
    citizen.post("offer/", offer="accepted")
    assert citizen.answers().sends().leads_to == "/plea/receipt/"
    accepted = FixedOfferAcceptance.objects.get(case=case)
    assert accepted.method == "assisted"
    assert "entered by Hal Helper" in accepted.recorded_by


def test_a_paper_form_accepts_no_offer(desk: Client) -> None:
    make_figures()
    case = make_case_with_offer()
    citizen = helped(desk, case, PAPER).finds_the_case()
    assert "/plea/offer/" not in citizen.get("case/").links()
    assert citizen.get("offer/").leads_to == "/plea/details/"
    citizen.answers("guilty").sends()
    assert not FixedOfferAcceptance.objects.exists()
    assert Plea.objects.get(case=case).method == "postal"


def test_every_page_says_whose_answer_it_is(desk: Client) -> None:
    citizen = helped(desk, make_case(), CALLER).finds_the_case()
    page = citizen.get("case/")
    assert "You are entering the answer of Ada Lovelace" in page.root.text_content()
    assert "Hal Helper" in page.root.text_content()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"on_behalf_of": "Ada"}, "Select how the answer has come"),
        ({"channel": "assisted", "on_behalf_of": " "}, "Enter the name of the person who answers"),
        ({"channel": "postal", "on_behalf_of": "Ada"}, "date on the paper form"),
        ({**CALLER, "language": "fr"}, "Select in which language they answer"),
        ({**PAPER, "form_dated_year": str(YESTERDAY.year + 1)}, "must be today or in the past"),
        ({**PAPER, "form_dated_day": "31", "form_dated_month": "2"}, "date on the paper form"),
        ({"channel": "online", "on_behalf_of": "Ada"}, "Select how the answer has come"),
    ],
)
def test_what_is_missing_is_named_and_nothing_begins(desk: Client, said: dict[str, str], says: str) -> None:
    page = Page(desk.post("/assisted/", said))
    assert says in " ".join(page.errors.values())
    assert desk.get("/plea/your-notice/").status_code == 302


def test_somebody_who_speaks_welsh_is_helped_in_welsh_and_everything_follows(desk: Client) -> None:
    case = make_case(court=make_court(is_welsh=True))
    citizen = helped(desk, case, {**CALLER, "language": "cy"}).finds_the_case()
    page = citizen.get("case/")
    assert page.root.get("lang") == "cy"
    assert desk.get("/assisted/").headers["Content-Language"] == "en", "the helper's own pages stay in English"
    citizen.answers("guilty")
    citizen.sends()
    assert citizen.get("receipt/").root.get("lang") == "cy"
    sent = Submission.objects.get()
    assert (sent.language, sent.channel) == ("cy", "assisted")
    assert SubmissionNote.objects.get().language == "cy"
    mail = Effect.objects.get(kind="notifications.send_mail")
    assert mail.payload["language"] == "cy"
    documents = plea_documents(sent.pk)
    assert {each.language for each in documents} == {"en", "cy"}


def test_the_language_can_be_changed_for_the_caller_and_ends_with_them(desk: Client) -> None:
    citizen = helped(desk, make_case(), CALLER).finds_the_case()
    desk.get(reverse("public:set_language"), {"language": "cy", "next": "/plea/case/"})
    assert citizen.get("case/").root.get("lang") == "cy"
    assert "django_language" not in desk.cookies
    helped(desk, make_case(), CALLER).finds_the_case()
    assert citizen.get("case/").root.get("lang") == "en"


def test_a_helper_is_held_to_the_same_lock_of_a_reference(desk: Client) -> None:
    case = make_case()
    for _attempt in range(5):
        citizen = helped(desk, case, CALLER)
        citizen.gives_reference()
        citizen.proves(postcode="ZZ1 1ZZ")
    citizen = helped(desk, case, CALLER)
    citizen.gives_reference()
    assert not citizen.proves().leads_to
    locked_out = Citizen(case)
    locked_out.gives_reference()
    assert not locked_out.proves().leads_to


def test_one_callers_mistakes_do_not_lock_the_next_caller_out(desk: Client) -> None:
    for _caller in range(25):
        wrong = helped(desk, make_case(), CALLER)
        wrong.gives_reference()
        wrong.proves(postcode="ZZ1 1ZZ")
    helped(desk, make_case(), CALLER).finds_the_case()
    assert LookupAttempt.objects.filter(outcome="blocked").count() == 0


def test_without_saying_for_whom_a_helper_comes_to_no_case(desk: Client) -> None:
    case = make_case()
    assert desk.get("/plea/reference/")["Location"] == reverse("assisted:start")
    assert desk.post("/plea/reference/", {"reference": case.reference})["Location"] == reverse("assisted:start")
    assert not Draft.objects.exists()


def test_beginning_anew_leaves_the_case_of_the_caller_before(desk: Client) -> None:
    citizen = helped(desk, make_case(), CALLER).finds_the_case()
    helped(desk, make_case(), CALLER)
    assert citizen.get("case/").leads_to == "/plea/ended/"


def test_a_helper_sees_nothing_else_of_any_case(desk: Client) -> None:
    case = make_case()
    helped(desk, case, CALLER).has_sent("guilty")
    assert desk.get(reverse("cases:list")).status_code == 403
    assert desk.get(reverse("cases:summary", args=[case.pk])).status_code == 404
    assert desk.get(reverse("disclosure:documents", args=[case.pk])).status_code == 404
    assert desk.get(reverse("figures:overview")).status_code == 403


def test_nobody_else_goes_on_with_what_a_helper_has_opened(desk: Client, helper: User) -> None:
    citizen = helped(desk, make_case(), CALLER).finds_the_case()
    helper.memberships.all().delete()
    assert citizen.get("case/").leads_to == "/plea/ended/"
    assert not citizen.get("declaration/").text.startswith("Declaration")


def test_others_cannot_help(client: Client) -> None:
    for role, kind in ((Role.SOLICITOR, "firm"), (Role.ADMINISTRATOR, "hmcts")):
        signed_in(client, make_person(role, make_organisation(kind)))
        assert client.get("/assisted/").status_code == 403


def test_help_without_a_name_is_refused_by_the_database_too() -> None:
    case = make_case()
    Citizen(case).has_sent("guilty")
    sent = Submission.objects.get()
    for wrong in (
        {"channel": "assisted"},
        {"helped_by": "Hal Helper"},
        {"channel": "postal", "helped_by": "Hal", "on_behalf_of": "Ada"},
    ):
        with pytest.raises(IntegrityError, match=r"submission_(helper|paper)"), transaction.atomic():
            Submission.objects.create(
                case=sent.case,
                defendant=sent.defendant,
                reference="ZZZZ",
                idempotency_key=sent.pk,
                language="en",
                email="a@example.org",
                **wrong,
            )
