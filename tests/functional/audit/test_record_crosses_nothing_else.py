"""What an auditor's page reads past row security: the record of events, for auditors alone, without what cases say."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cases.access.table_rules import CaseTable
from cases.access.tables import TABLES
from cases.access.told_facts import TOLD, TOLD_OF_KINDS, WITHHELD
from cases.event_sentences import SENTENCES
from commonplatform.accounts.database_scope import actor_scope, database_scope, task_scope, with_purpose
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import SIGNED_IN_ROLES, Role
from commonplatform.accounts.types import DatabaseRole, Purpose
from pleas.permissions import defendant_acting
from tests.functional.audit.record_steps import desk, happened, make_auditor, reading_as, search, words
from tests.support.world import actor_of, make_case, make_firm, make_organisation, make_person, represent

pytestmark = pytest.mark.django_db
OTHERS = sorted(SIGNED_IN_ROLES - {Role.AUDITOR})
CASE_TABLES = sorted(
    model._meta.db_table for model in apps.get_models() if isinstance(TABLES[model._meta.label], CaseTable)
)


def _answers(case_id: UUID, reference: str) -> list[int]:
    """How many lines each of the three functions gives: events, links of the chain, cases."""
    asked = (
        ("audited_events(NULL, NULL, NULL, %s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 100)", [[case_id]]),
        ("audited_chain(%s, 100)", [case_id]),
        ("audited_cases(%s)", [reference]),
    )
    found = []
    with connection.cursor() as cursor:
        for function, values in asked:
            cursor.execute(f"SELECT count(*) FROM {function}", values)
            found.append(cursor.fetchone()[0])
    return found


@pytest.fixture
def asked() -> Callable[[], list[int]]:
    case = make_case()
    represent(case, make_firm())
    return lambda: _answers(case.pk, case.reference)


def test_an_auditors_session_reads_the_record_and_no_row_of_any_table_of_cases(asked: Callable[[], list[int]]) -> None:
    auditor = make_auditor()
    with reading_as(auditor), connection.cursor() as cursor:
        assert all(asked())
        readable = []
        for table in CASE_TABLES:
            cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [table])
            if cursor.fetchone()[0]:
                cursor.execute(f"SELECT count(*) FROM {table}")
                readable += [table] if cursor.fetchone()[0] else []
    assert len(CASE_TABLES) > 40
    assert readable == []


@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_gets_anything_this_way_even_when_it_says_it_reads_the_record(
    role: Role, asked: Callable[[], list[int]]
) -> None:
    with reading_as(make_person(role, make_organisation("hmcts"))):
        assert asked() == [0, 0, 0]


def test_an_auditor_who_acts_otherwise_or_does_not_say_what_for_gets_nothing(asked: Callable[[], list[int]]) -> None:
    auditor = make_auditor()
    with actor_scope(actor_of(auditor)):
        assert asked() == [0, 0, 0]
    elsewhere = actor_of(make_person(Role.ADMINISTRATOR, make_organisation("hmcts")))
    assert elsewhere.organisation_id is not None
    principals = [auditor.pk, elsewhere.organisation_id]
    with database_scope(role=DatabaseRole.WEB, principals=principals), with_purpose(Purpose.AUDIT_READING):
        assert asked() == [0, 0, 0]


def _ended(auditor: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=auditor).update(starts_on=yesterday, ends_on=yesterday)


def _not_begun(auditor: User) -> None:
    Membership.objects.filter(user=auditor).update(starts_on=timezone.localdate() + timedelta(days=1))


def _shut_out(auditor: User) -> None:
    User.objects.filter(pk=auditor.pk).update(is_active=False)


@pytest.mark.parametrize("change", [_ended, _not_begun, _shut_out])
def test_the_database_itself_asks_whether_somebody_is_an_auditor_today(
    change: Callable[[User], None], asked: Callable[[], list[int]]
) -> None:
    auditor = make_auditor()
    actor = actor_of(auditor)
    change(auditor)
    with actor_scope(actor), with_purpose(Purpose.AUDIT_READING):
        assert asked() == [0, 0, 0]


def test_the_purpose_opens_no_table_for_a_task() -> None:
    make_case()
    with task_scope(purpose=Purpose.AUDIT_READING), connection.cursor() as cursor:
        for table in ("cases_case", "audit_event", "cases_defendant"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize("role", [DatabaseRole.CITIZEN, DatabaseRole.TASK, DatabaseRole.REPORT])
@pytest.mark.parametrize(
    "function",
    [
        "audited_events(uuid, timestamptz, timestamptz, uuid[], uuid[], uuid[], text, text, text, timestamptz, uuid,"
        " integer)",
        "audited_chain(uuid, integer)",
        "audited_cases(text)",
    ],
)
def test_only_the_web_role_may_call_the_functions(role: DatabaseRole, function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege(%s, %s, 'EXECUTE')", [role.value, function])
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("role", OTHERS)
def test_the_pages_answer_no_other_role(role: Role) -> None:
    client = desk(make_person(role, make_organisation("hmcts")))
    assert client.get(reverse("auditing:record")).status_code == 403
    assert client.post(reverse("auditing:export"), {"reason": "x"}).status_code == 403


SECRETS = {
    "plea.submitted": {"defendant": "Ada Lovelace", "summary": "guilty to 2"},
    "document.read": {"name": "Statement of A. Secret", "organisation": "A firm", "version": 1},
    "private_document.published": {"name": "Psychiatric report"},
    "sensitive_document.withdrawn": {"name": "Informant debrief", "reason": "It names Q"},
    "means_form.read": {"name": "Form of J. Poor", "organisation": "A court"},
    "custody.remand_recorded": {"defendant": "Ada Lovelace", "day": "1 May", "status": "in custody", "limit": "none"},
    "legal_aid.recorded": {"defendant": "Ada Lovelace", "application": "LAA-1", "status": "Granted"},
}
NEVER = ("Lovelace", "guilty", "Secret", "Psychiatric", "Informant", "names Q", "Poor", "in custody", "LAA-1")


def test_of_what_a_case_says_neither_list_nor_page_nor_file_holds_anything() -> None:
    case = make_case()
    events = [happened(case, kind=kind, data=data, reason="It names Q") for kind, data in SECRETS.items()]
    client = desk()
    asked = {"case": case.reference_received}
    texts = [search(client, **asked).content.decode()]
    texts += [client.get(reverse("auditing:event", args=[event.pk])).content.decode() for event in events]
    file = client.post(f"{reverse('auditing:export')}?case={case.reference_received}", {"reason": "Yearly"})
    assert file.status_code == 200
    texts.append(file.content.decode())
    assert [secret for secret in NEVER for text in texts if secret in text] == []
    assert "[not shown] opened by A firm" in texts[0]
    assert "Form of" not in "".join(texts)


def test_nor_does_the_database_give_it_to_the_application() -> None:
    case = make_case()
    for kind, data in SECRETS.items():
        happened(case, kind=kind, data=data, reason="It names Q")
    with reading_as(make_auditor()), connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(e::text, ' ') FROM"
            " audited_events(NULL, NULL, NULL, %s, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 100) e",
            [[case.pk]],
        )
        (given,) = cursor.fetchone()
    assert [secret for secret in NEVER if secret in given] == []


def test_the_name_of_a_defendant_who_acted_is_not_told() -> None:
    case = make_case()
    event = happened(case, kind="plea.draft_kept", actor=defendant_acting("Ada Lovelace"))
    page = words(desk().get(reverse("auditing:event", args=[event.pk])))  # type: ignore[arg-type]
    assert "Lovelace" not in page
    assert "Who Defendant" in page


def test_every_fact_that_a_sentence_needs_is_told_or_withheld_on_purpose() -> None:
    undecided = [
        f"{kind}: {fact}"
        for kind, fact in _facts()
        if fact not in TOLD | WITHHELD and f"{kind}.{fact}" not in TOLD_OF_KINDS
    ]
    assert undecided == []
    assert not TOLD & WITHHELD


def _facts() -> Iterator[tuple[str, str]]:
    for kind, sentence in SENTENCES.items():
        for fact in re.findall(r"%\((\w+)\)s", str(sentence)):
            yield kind, fact


def test_somebody_who_knows_an_id_of_nothing_learns_nothing() -> None:
    with reading_as(make_auditor()):
        assert _answers(uuid4(), "NOSUCHREFERENCE") == [0, 1, 0]
