"""What the database itself refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope, database_scope, task_scope
from commonplatform.accounts.types import DatabaseRole
from defence.models import Association, SearchAttempt
from tests.functional.defence.steps import put_on_record, solicitor
from tests.support.world import Person, actor_of, make_case, make_firm

pytestmark = pytest.mark.django_db

COPY = """INSERT INTO defence_association
    (id, case_id, defendant_id, organisation_id, representation_type, laa_contract_number,
     made_by_id, started_at, ended_at, ended_by_id)
    SELECT gen_random_uuid(), case_id, defendant_id, %s, {type}, '',
           made_by_id, started_at, {ended_at}, {ended_by}
    FROM defence_association WHERE id = %s"""


def insert_like(association: Association, **columns: str) -> None:
    """A second row for the same defendant, by SQL as the owner."""
    values = {"type": "representation_type", "ended_at": "ended_at", "ended_by": "ended_by_id", **columns}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COPY.format(**values), [make_firm().pk, association.pk])


def change(association: Association, assignment: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE defence_association SET {assignment} WHERE id = %s", [association.pk])


def test_a_second_open_representation_of_a_defendant_is_refused() -> None:
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(IntegrityError, match="association_one_open_per_defendant"):
        insert_like(association)


def test_an_ended_one_beside_an_open_one_is_allowed() -> None:
    association = put_on_record(make_case(), make_firm())
    insert_like(association, ended_at="started_at + interval '1 day'")
    assert Association.objects.filter(defendant_id=association.defendant_id).count() == 2


@pytest.mark.parametrize("when", ["started_at", "started_at - interval '1 second'"])
def test_one_that_ends_before_it_started_is_refused(when: str) -> None:
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(IntegrityError, match="association_ends_after_it_starts"):
        insert_like(association, ended_at=when)


def test_one_that_somebody_ended_has_an_end() -> None:
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(IntegrityError, match="association_open_has_nobody_who_ended_it"):
        change(association, "ended_by_id = made_by_id")


def test_a_type_that_does_not_exist_is_refused() -> None:
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(IntegrityError, match="association_representation_type_known"):
        insert_like(association, type="'a_favour'", ended_at="started_at + interval '1 day'")


def test_no_representation_is_ever_deleted() -> None:
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        Association.objects.filter(pk=association.pk).delete()


@pytest.mark.parametrize(
    "assignment",
    [
        "organisation_id = (SELECT id FROM accounts_organisation WHERE name = 'Other')",
        "representation_type = 'pro_bono'",
        "started_at = started_at - interval '1 day'",
    ],
)
def test_what_was_recorded_is_never_rewritten(assignment: str) -> None:
    make_firm("Other")
    association = put_on_record(make_case(), make_firm())
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"):
        change(association, assignment)


def test_an_ended_representation_stays_ended() -> None:
    association = put_on_record(make_case(), make_firm())
    change(association, "ended_at = started_at + interval '1 day'")
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"):
        change(association, "ended_at = NULL")


def test_a_firm_sees_representations_of_its_own_defendant_only() -> None:
    case, firm = make_case(defendants=(Person(), Person(surname="Babbage"))), make_firm()
    own = put_on_record(case, firm)
    put_on_record(case, make_firm(), surname="Babbage")
    put_on_record(make_case(), make_firm())
    with actor_scope(actor_of(solicitor(firm))):
        assert list(Association.objects.values_list("pk", flat=True)) == [own.pk]
    with actor_scope(actor_of(solicitor())):
        assert not Association.objects.exists()
    with task_scope():
        assert not Association.objects.exists()


@pytest.mark.parametrize("role", [DatabaseRole.CITIZEN, DatabaseRole.REPORT])
def test_citizens_and_reports_cannot_read_representations_at_all(role: DatabaseRole) -> None:
    case = make_case()
    put_on_record(case, make_firm())
    with pytest.raises(DatabaseError), database_scope(role=role, case_id=case.pk):
        Association.objects.exists()


def test_searches_are_neither_changed_nor_removed_by_the_web() -> None:
    firm = make_firm()
    user = solicitor(firm)
    actor = actor_of(user)
    attempt = SearchAttempt.objects.create(user=user, organisation=firm, digest="0" * 64, outcome="nothing")
    for write in (
        lambda: SearchAttempt.objects.filter(pk=attempt.pk).update(outcome="found"),
        lambda: SearchAttempt.objects.filter(pk=attempt.pk).update(at=timezone.now() - timedelta(days=1)),
        lambda: SearchAttempt.objects.filter(pk=attempt.pk).delete(),
    ):
        with pytest.raises(DatabaseError), actor_scope(actor):
            write()
    assert SearchAttempt.objects.get(pk=attempt.pk).outcome == "nothing"
