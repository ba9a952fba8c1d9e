"""B-11: cases dropped off the system, and the court had no record of them.

The guards: nobody's database role may delete or truncate case data; a trigger refuses a delete even
to the owner; cases refer to each other by `PROTECT`; the intake writes its message and its case in
one transaction. Grant DELETE, take out a trigger, or let a service delete, and these tests fail.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.access.table_rules import CaseTable
from cases.access.tables import TABLES
from cases.exceptions import CaseNotFound, CaseNotOpenForPlea, PleaAlreadyEntered, StatusMoveRefused
from cases.intake.models import IntakeMessage
from cases.intake.services import receive_message
from cases.intake.states import IntakeState
from cases.models import Case, Defendant, Offence, WorkItem
from cases.services import (
    add_work,
    complete_work,
    enter_pleas,
    fix_hearing,
    grant_access,
    keep_inbox,
    revoke_access,
)
from cases.states import OPEN_STATUSES, CaseStatus, PleaChoice, PleaMethod, Relation
from cases.types import PleaToEnter
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN, DatabaseRole
from tests.functional.intake.conftest import make_reference_data
from tests.support.world import FEED, actor_of, court_staff, make_case, make_court, make_firm, make_person
from tests.unit.intake.messages import new_case, person, routed

pytestmark = pytest.mark.django_db

STEPS = 120
# Derived from the rights; unsent answers of a citizen; the diary, where a booking can be moved.
MAY_BE_DELETED = {"cases.AccessInbox", "pleas.Draft", "listings.Booking"}
NEVER_DELETED_EVEN_BY_THE_OWNER = (
    "cases.Case",
    "cases.Defendant",
    "cases.Particulars",
    "cases.Offence",
    "cases.Plea",
    "cases.Hearing",
    "cases.AccessGrant",
    "disclosure.Material",
    "disclosure.MaterialRead",
    "audit.Event",
    "pleas.Submission",
    "intake.IntakeMessage",
    "defence.Association",
)


@pytest.mark.parametrize("label", sorted(name for name, rule in TABLES.items() if isinstance(rule, CaseTable)))
def test_no_role_of_the_service_may_delete_or_empty_a_table_of_case_data(label: str) -> None:
    table = apps.get_model(label)._meta.db_table
    forbidden = ["TRUNCATE"] if label in MAY_BE_DELETED else ["DELETE", "TRUNCATE"]
    with connection.cursor() as cursor:
        for role in DatabaseRole:
            for privilege in forbidden:
                cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role.value, table, privilege])
                assert not cursor.fetchone()[0], f"{role} may {privilege} {table}"


@pytest.mark.parametrize("label", NEVER_DELETED_EVEN_BY_THE_OWNER)
def test_a_trigger_refuses_the_delete_to_everybody(label: str) -> None:
    table = apps.get_model(label)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
            " AND tgenabled <> 'D' AND (tgtype & 8) = 8",
            [table],
        )
        assert cursor.fetchone()[0] >= 1, f"{table} has no trigger on delete"


def test_a_case_is_not_deleted_by_the_owner_of_the_database_either() -> None:
    case = make_case()
    with pytest.raises(DatabaseError), transaction.atomic():
        Case.objects.filter(pk=case.pk)._raw_delete(using="default")
    assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize("seed", range(4))
def test_random_operations_never_lose_a_case(seed: int) -> None:
    """Received = open + concluded + withdrawn after every step, and what was once there stays there."""
    make_reference_data()
    court, firm = make_court(), make_firm()
    officer = actor_of(make_person(Role.COURT_OFFICER, court_staff(court)))
    dice, ever_received = Random(seed), set[object]()

    def some_case() -> Case:
        return dice.choice(list(Case.objects.all()))

    def receive() -> None:
        urn = f"42AB{dice.randrange(1, 8):05d}26"
        born = f"19{dice.randrange(50, 99)}-04-30"
        message = routed(new_case(urn=urn, defendants=(person(born=born),)), correlation=str(uuid4()))
        receive_message(actor=FEED, raw=message.encode(), source_name="m", received_at=timezone.now())

    def receive_by_hand() -> None:
        make_case(court=court)

    def plead() -> None:
        case = some_case()
        for defendant in Defendant.objects.filter(case=case)[:1]:
            charges = Offence.objects.filter(defendant=defendant).values_list("pk", flat=True)
            enter_pleas(
                actor=CITIZEN,
                case_id=case.pk,
                defendant_id=defendant.pk,
                pleas=[PleaToEnter(charge, dice.choice(list(PleaChoice))) for charge in charges],
                method=PleaMethod.POSTAL,
                entered_at=timezone.now(),
            )

    def list_it() -> None:
        case, room = some_case(), court.rooms.first()
        assert room is not None
        fix_hearing(
            case_id=case.pk,
            defendant_ids=list(Defendant.objects.filter(case=case).values_list("pk", flat=True)),
            type_code="PLE",
            type_name="Plea hearing",
            court_id=court.pk,
            court_room_id=room.pk,
            starts_at=timezone.now() + timedelta(days=dice.randrange(1, 90)),
            minutes=20,
        )

    def end_it() -> None:
        status = dice.choice([CaseStatus.CONCLUDED, CaseStatus.WITHDRAWN])
        with transaction.atomic():
            Case.objects.filter(pk=some_case().pk).update(status=status)

    def give_or_take_access() -> None:
        case = some_case()
        defendant = Defendant.objects.filter(case=case).first()
        assert defendant is not None
        who = {"actor": FEED, "case_id": case.pk, "principal_id": firm.pk, "defendant_id": defendant.pk}
        if dice.random() < 0.5:
            grant_access(**who, principal_name=firm.name, relation=Relation.REPRESENTING)  # type: ignore[arg-type]
        else:
            revoke_access(**who, relation=Relation.REPRESENTING)  # type: ignore[arg-type]

    def give_and_finish_work() -> None:
        add_work(principal_id=court.pk, case_id=Case.objects.filter(court=court)[0].pk, kind="plea_received")
        for item in WorkItem.objects.filter(principal_id=court.pk, done_at__isnull=True)[:1]:
            complete_work(actor=officer, item_id=item.pk)

    operations: list[Callable[[], None]] = [
        *(receive, receive_by_hand, plead, list_it, end_it, give_or_take_access, give_and_finish_work)
    ]
    receive_by_hand()
    succeeded: Counter[str] = Counter()
    for _ in range(STEPS):
        operation = dice.choice(operations)
        succeeded[operation.__name__] += _attempt(operation)
        ever_received |= set(Case.objects.values_list("pk", flat=True))
        _is_conserved(ever_received)
    assert {each.__name__ for each in operations} == set(+succeeded), "every operation was carried out"


def _attempt(operation: Callable[[], None]) -> bool:
    """Whether it was done, and not refused by the rules or by the database."""
    try:
        with transaction.atomic():
            operation()
    except (CaseNotFound, CaseNotOpenForPlea, PleaAlreadyEntered, StatusMoveRefused, DatabaseError):
        return False
    return True


def _is_conserved(ever_received: set[object]) -> None:
    by_status = Counter(Case.objects.values_list("status", flat=True))
    still_open = sum(by_status[status] for status in OPEN_STATUSES)
    ended = by_status[CaseStatus.CONCLUDED] + by_status[CaseStatus.WITHDRAWN]
    assert still_open + ended == len(ever_received)
    accepted = IntakeMessage.objects.filter(state=IntakeState.ACCEPTED).values_list("case_id", flat=True)
    assert set(accepted) <= ever_received, "an accepted message without its case"


def test_every_case_is_in_the_sight_of_a_court_and_of_its_prosecutor() -> None:
    """A case that nobody sees has dropped off just as well."""
    make_reference_data()
    message = routed(new_case(urn="42AB1234526"))
    receive_message(actor=FEED, raw=message.encode(), source_name="m", received_at=timezone.now())
    case = Case.objects.get()
    relations = set(case.grants.values_list("relation", flat=True))
    assert {Relation.COURT, Relation.PROSECUTING} <= relations
    assert keep_inbox.inbox_differences(connection) == []
