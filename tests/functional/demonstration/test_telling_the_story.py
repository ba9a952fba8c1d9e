"""The demonstration told through the services, and the ways to sign in to it."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.selectors import case_page, open_case, work_page
from cases.types import CaseListFilter, WorkFilter
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Purpose
from commonplatform.audit.verification import verify_chains
from commonplatform.demonstration.credentials import PASSWORD, current_code
from commonplatform.demonstration.services.build_world import build_world, person_acting
from commonplatform.demonstration.services.hold_sessions import hold_sessions
from commonplatform.demonstration.services.tell_case import tell_case
from commonplatform.demonstration.told import cases
from tests.functional.accounts.steps import enter_code, enter_password, is_signed_in

pytestmark = pytest.mark.django_db(transaction=True)

LAVENDER_HILL = "Lavender Hill Magistrates’ Court"
TOLD = ("01TW1001426", "GAFTL26000401")
PRINTED = {"01/TW/10014/26", "GAFTL26000401"}


@pytest.fixture
def told() -> None:
    build_world()
    today = timezone.localdate()
    sessions = hold_sessions(today=today)
    for _twice in range(2):
        for case in cases():
            if case.reference in TOLD:
                tell_case(case, today=today, sessions=sessions, reference=ReferenceSnapshot())


@pytest.mark.usefixtures("told")
def test_telling_it_twice_is_telling_it_once_and_every_chain_holds() -> None:
    officer = person_acting(Role.COURT_OFFICER, LAVENDER_HILL)
    with actor_scope(officer):
        lines = {line.reference: line for line in case_page(officer, CaseListFilter()).lines}
        assert set(lines) == PRINTED
        assert lines["01/TW/10014/26"].status == "listed"
        assert lines["GAFTL26000401"].status == "received"
        assert len(work_page(officer, WorkFilter(kind="plea_received")).lines) == 1
        file = open_case(officer, lines["01/TW/10014/26"].case_id)
        assert len(file.hearings) == 1
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        assert verify_chains().faults == []


@pytest.mark.usefixtures("told")
def test_the_firm_on_record_sees_the_case_and_another_does_not() -> None:
    for firm, seen in (("Hale & Okafor Solicitors", 1), ("Brightwell Law LLP", 0)):
        solicitor = person_acting(Role.SOLICITOR, firm)
        with actor_scope(solicitor):
            assert len(case_page(solicitor, CaseListFilter()).lines) == seen


def test_somebody_of_the_story_signs_in_with_the_printed_code(client: Client) -> None:
    build_world()
    email = "officer@lavenderhill.example"
    printed = io.StringIO()
    call_command("demo_code", email, stdout=printed)
    enter_password(client, User.objects.get(email=email), PASSWORD)
    enter_code(client, printed.getvalue().strip())
    assert is_signed_in(client)


def test_the_screen_names_everybody_to_try() -> None:
    screen = io.StringIO()
    call_command("demo_personas", stdout=screen)
    text = screen.getvalue()
    assert PASSWORD in text
    assert "01TW1000126" in text
    assert current_code("admin@hmcts.example") in text
    assert len(text.splitlines()) <= 42


def test_the_page_with_the_codes_is_not_there_in_production(client: Client) -> None:
    assert client.get(reverse("demonstration:codes")).status_code == 200
    with override_settings(ENVIRONMENT="production"):
        assert client.get(reverse("demonstration:codes")).status_code == 404


@pytest.mark.parametrize("command", ["seed_demo", "demo_personas"])
def test_no_command_runs_in_production(command: str) -> None:
    with override_settings(ENVIRONMENT="production"), pytest.raises(CommandError):
        call_command(command)
