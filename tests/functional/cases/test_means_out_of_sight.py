"""A prosecutor looks everywhere for somebody's means: on every page, list, download and in what was mailed."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case, WorkItem
from cases.states import PleaChoice
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN
from commonplatform.notifications.models import Message
from disclosure.models import Material
from pleas.answers import Answers, ChargeAnswer
from pleas.permissions import proved_scope
from pleas.services import submit_plea
from pleas.types import PleaSubmission, ProvedDefendant
from tests.functional.pleas.test_documents import ADA, EMPLOYER, filed, sent
from tests.support.world import actor_of, make_case, make_firm, make_person, prosecution_office, represent, signed_in

pytestmark = pytest.mark.django_db
# Of the means that are given: employer, National Insurance number, totals, hardship, benefits.
GIVEN = (EMPLOYER, "AB123456C", "AB 12 34 56 C", "390.25", "1,088.40", "three children", "Universal Credit", "E-4711")
OF_THE_CASE = (
    *("summary", "defendants", "requests", "statements", "hearings", "messages", "timeline", "access"),
    "disclosure:documents",
)
WITHOUT_A_CASE = ("cases:list", "cases:work", "cases:message_list", "cases:outbox", "figures:overview")


@pytest.fixture(autouse=True)
def _whatever_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sees what was given is shown here; that nothing is missing, by `test_sending`."""
    sending = import_module("pleas.services.submit_plea")
    monkeypatch.setattr(sending, "require_answered", lambda *submission, **day: None)


@pytest.fixture
def case() -> Case:
    case = sent()
    filed(case)
    return case


def address(name: str, case: Case) -> str:
    return reverse(name if ":" in name else f"cases:{name}", args=[case.pk])


def looks(prosecutor: Client, path: str, **query: str) -> str:
    answer = prosecutor.get(path, query, follow=True)
    assert answer.status_code in (200, 403), path
    return answer.getvalue().decode()


def test_no_page_and_no_search_shows_them_to_the_prosecution(case: Case, client: Client) -> None:
    signed_in(client, make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)))
    pages = [looks(client, address(name, case)) for name in OF_THE_CASE]
    pages += [looks(client, reverse(name)) for name in WITHOUT_A_CASE]
    pages += [looks(client, reverse("cases:search"), q=each).replace(each, "") for each in GIVEN]
    for page in pages:
        assert [each for each in GIVEN if each in page] == []
        assert "Means form" not in page
        assert "Means missing" not in page


def test_a_prosecutor_who_is_told_of_a_plea_in_place_of_a_court_is_not_told_whether_means_came() -> None:
    case = make_case()
    Case.objects.filter(pk=case.pk).update(court=None)
    defendant = case.defendants.get()
    proved, charge = ProvedDefendant(case.pk, defendant.pk), defendant.offences.get().pk
    answers = Answers({charge: ChargeAnswer(PleaChoice.GUILTY)}, person=ADA)
    with proved_scope(proved):
        submit_plea(actor=CITIZEN, submission=PleaSubmission(proved, answers, "cy", uuid4()))
    told = WorkItem.objects.get(kind="plea_received")
    assert (told.principal_id, told.flags) == (case.prosecutor_id, ["welsh"])


def test_their_page_and_their_documents_are_refused(case: Case, client: Client) -> None:
    user = make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor))
    signed_in(client, user)
    assert client.get(address("means", case)).status_code == 403
    form = Material.objects.get(case=case, section="MF")
    for name in ("disclosure:read", "disclosure:readers"):
        assert client.get(reverse(name, args=[form.pk])).status_code == 404
    with actor_scope(actor_of(user)):
        assert not Material.objects.filter(section="MF").exists()
        assert not Message.objects.exclude(audience="prosecutor").exists()


def test_a_firm_on_record_reads_what_its_own_client_gave(case: Case, client: Client) -> None:
    firm = make_firm()
    represent(case, firm)
    signed_in(client, make_person(Role.SOLICITOR, firm))
    assert EMPLOYER in looks(client, address("means", case))
    stranger = signed_in(Client(), make_person(Role.SOLICITOR, make_firm()))
    assert stranger.get(address("means", case)).status_code == 404
    assert stranger.get(reverse("cases:means", args=[uuid4()])).status_code == 404
