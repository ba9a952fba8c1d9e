"""Every event says from where and with what outcome; events of before these were known still verify."""

from hashlib import sha256
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import system_actor
from commonplatform.audit.chain_forms import content_of
from commonplatform.audit.models import Event
from commonplatform.audit.origin import acting_from, as_address
from commonplatform.audit.services import record
from commonplatform.audit.verification import verify_chains
from tests.support.world import as_superuser, make_case, make_firm, make_person, represent, signed_in

pytestmark = pytest.mark.django_db
ACTOR = system_actor("Test")


def _opened(**headers: str) -> Event:
    """A case is opened by its solicitor, from wherever the headers say."""
    case, firm = make_case(), make_firm()
    represent(case, firm)
    client = signed_in(Client(), make_person(Role.SOLICITOR, firm))
    client.defaults |= headers
    assert client.get(reverse("cases:summary", kwargs={"case_id": case.pk})).status_code == 200
    return Event.objects.get(kind="case.opened", case_id=case.pk)


def _recorded(**more: object) -> Event:
    event = record("work.completed", actor=ACTOR, case_id=uuid4(), data={"work": "x"}, **more)  # type: ignore[arg-type]
    return Event.objects.get(pk=event.pk)


def test_what_is_done_in_a_request_has_its_address() -> None:
    event = _opened(REMOTE_ADDR="203.0.113.9")
    assert (event.network_address, event.outcome, event.form) == ("203.0.113.9", "done", 2)


def test_behind_a_trusted_proxy_it_is_what_the_proxy_saw_and_else_the_header_counts_for_nothing(
    settings: Settings,
) -> None:
    said = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.66, 203.0.113.9"}
    settings.TRUSTED_PROXIES = 0
    assert _opened(**said).network_address == "10.0.0.1"
    settings.TRUSTED_PROXIES = 1
    assert _opened(**said).network_address == "203.0.113.9"


def test_a_task_acts_from_nowhere_also_after_a_request() -> None:
    _opened(REMOTE_ADDR="203.0.113.9")
    assert _recorded().network_address == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("203.0.113.9", "203.0.113.9"),
        (" 2001:DB8::0001 ", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::1"),
        ("<script>", ""),
        ("203.0.113.9:8080", ""),
        ("", ""),
    ],
)
def test_only_an_address_is_kept_and_in_one_form(said: str, kept: str) -> None:
    assert as_address(said) == kept


def test_a_refusal_is_told_by_its_outcome() -> None:
    user = make_person(Role.SOLICITOR, make_firm())
    client = signed_in(Client(REMOTE_ADDR="203.0.113.9"), user)
    assert client.get(reverse("cases:summary", kwargs={"case_id": uuid4()})).status_code == 404
    event = Event.objects.get(kind="policy.denied")
    assert (event.outcome, event.network_address) == ("refused", "203.0.113.9")


@pytest.mark.parametrize(
    "change", ["network_address = '192.0.2.1'", "network_address = ''", "outcome = 'refused'", "form = 1"]
)
def test_a_changed_address_outcome_or_form_is_found(change: str) -> None:
    with acting_from("203.0.113.9"):
        event = _recorded()
    assert not verify_chains().faults
    as_superuser(f"UPDATE audit_event SET {change} WHERE id = %s", [event.pk])
    assert [fault.chain_id for fault in verify_chains().faults] == [event.chain_id]


def test_nobody_writes_an_event_in_an_older_form() -> None:
    event = Event.objects.create(chain_id=uuid4(), kind="work.completed", actor_name="A", actor_role="system", form=1)
    event.refresh_from_db()
    assert event.form == 2
    assert not verify_chains().faults


def _of_form_1() -> Event:
    """An event as it stood before there were addresses, with the digest that the trigger of then gave it."""
    event = _recorded()
    as_superuser("UPDATE audit_event SET form = 1 WHERE id = %s", [event.pk])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {content_of('e')} FROM audit_event e WHERE id = %s", [event.pk])
        (content,) = cursor.fetchone()
    assert str(event.pk) in content
    digest = sha256(content.encode()).hexdigest()
    as_superuser("UPDATE audit_event SET digest = %s WHERE id = %s", [digest, event.pk])
    as_superuser("UPDATE audit_chainhead SET digest = %s WHERE chain_id = %s", [digest, event.chain_id])
    return event


def test_the_chain_goes_on_from_events_of_the_older_form(capsys: pytest.CaptureFixture[str]) -> None:
    old = _of_form_1()
    new = record("work.completed", actor=ACTOR, case_id=old.chain_id, data={"work": "y"})
    assert [event.form for event in Event.objects.filter(chain_id=old.chain_id).order_by("sequence")] == [1, 2]
    assert Event.objects.get(pk=new.pk).previous_digest == Event.objects.get(pk=old.pk).digest
    call_command("verify_audit")
    assert "2 events in 1 chains: all as written." in capsys.readouterr().out


@pytest.mark.parametrize("change", ["network_address = '192.0.2.1'", "outcome = 'failed'", "reason = 'x'"])
def test_an_event_of_the_older_form_gets_no_address_afterwards(change: str) -> None:
    old = _of_form_1()
    as_superuser(f"UPDATE audit_event SET {change} WHERE id = %s", [old.pk])
    assert verify_chains().faults


def test_the_older_form_is_what_the_first_trigger_hashed() -> None:
    """Word for word: changing it would break every chain that there is."""
    from commonplatform.audit.chain_sql import CONTENT, INSTALL

    assert CONTENT in INSTALL
    assert CONTENT.startswith("jsonb_build_array(NEW.id, NEW.chain_id, NEW.case_id")
    assert CONTENT.rstrip().endswith("NEW.reason, NEW.data, NEW.sequence)::text")
