"""Both locks agree: what the selectors give is exactly what Postgres lets the same principal see."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.models import (
    Case,
    CourtNeeds,
    Defendant,
    Hearing,
    Means,
    Offence,
    Particulars,
    Plea,
    PleaRequest,
    ProposedChange,
)
from cases.results.models import Result
from cases.selectors import case_page
from cases.services import grant_access, revoke_access
from cases.services.keep_inbox import inbox_differences
from cases.states import Relation
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope, database_scope, task_scope, widened_to_case
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, DatabaseRole, Purpose
from disclosure.models import Material
from tests.support.matrix_cases import make_full_case, make_parties, make_result
from tests.support.world import (
    FEED,
    Person,
    actor_of,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
)

TWO = (Person(), Person(forenames="Charles", surname="Babbage"))


@pytest.mark.django_db
def test_without_a_scope_the_web_role_sees_nothing() -> None:
    make_case()
    with database_scope(role=DatabaseRole.WEB):
        assert [m.objects.count() for m in (Case, Defendant, Particulars, Offence, Plea)] == [0, 0, 0, 0, 0]


@pytest.mark.django_db
def test_a_task_without_purpose_or_case_sees_nothing_and_a_scoped_one_sees_one_case() -> None:
    first, _second = make_case(), make_case()
    with task_scope():
        assert Case.objects.count() == 0
    with task_scope(case_id=first.pk):
        assert list(Case.objects.values_list("pk", flat=True)) == [first.pk]
    with task_scope(purpose=Purpose.ACCESS_CHECK):
        assert Case.objects.count() >= 2


@pytest.mark.django_db
def test_the_web_role_cannot_claim_a_purpose() -> None:
    make_case()
    with database_scope(role=DatabaseRole.WEB, purpose=Purpose.INTAKE):
        assert Case.objects.count() == 0


@pytest.mark.django_db
def test_a_scope_ends_with_its_block() -> None:
    case = make_case()
    with database_scope(role=DatabaseRole.WEB, principals=[case.prosecutor_id]):
        assert Case.objects.count() == 1
        with widened_to_case(make_uuid()):
            assert Case.objects.count() == 1
        assert Case.objects.count() == 1
        with database_scope(role=DatabaseRole.WEB):
            assert Case.objects.count() == 0
        assert Case.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET reason = 'x'",
        "DELETE FROM audit_event",
        "DELETE FROM cases_case",
        "DELETE FROM cases_plea",
        "UPDATE cases_plea SET choice = 'guilty'",
        "SELECT * FROM audit_chainhead",
        "UPDATE audit_chainhead SET sequence = 0",
        "CREATE TABLE mine (a int)",
        "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
        "SELECT * FROM intake_intakemessage FOR UPDATE",
        "SELECT find_defendant_for_plea('A', '{}', null)",
    ],
)
def test_the_web_role_has_no_right_to(statement: str) -> None:
    make_case()
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner|append-only|does not exist"),
        transaction.atomic(),
        database_scope(role=DatabaseRole.WEB),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_a_plan_made_for_one_defendant_shows_the_next_one_nothing_of_the_first() -> None:
    case = make_case(defendants=TWO)
    first, second = Defendant.objects.filter(case=case).order_by("position")
    for seen in [first] * 7 + [second] * 2 + [first]:
        with (
            database_scope(role=DatabaseRole.CITIZEN, principals=[seen.pk], case_id=case.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT id FROM cases_defendant WHERE case_id = %s", [case.pk])
            assert cursor.fetchall() == [(seen.pk,)]


@pytest.mark.django_db
def test_plans_are_made_anew_again_after_a_citizens_scope() -> None:
    def planning() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('plan_cache_mode')")
            return str(cursor.fetchone()[0])

    with database_scope(role=DatabaseRole.WEB):
        with database_scope(role=DatabaseRole.CITIZEN):
            assert planning() == "force_generic_plan"
        assert planning() == "force_custom_plan"


@pytest.mark.django_db
def test_a_citizen_sees_their_own_defendant_and_nothing_of_the_co_defendant() -> None:
    case = make_case(defendants=TWO)
    first = Defendant.objects.get(case=case, position=1)
    with database_scope(role=DatabaseRole.CITIZEN, principals=[first.pk], case_id=case.pk):
        assert list(Defendant.objects.values_list("pk", flat=True)) == [first.pk]
        assert list(Particulars.objects.values_list("pk", flat=True)) == [first.pk]
        assert set(Offence.objects.values_list("defendant_id", flat=True)) == {first.pk}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 1),
            st.integers(0, 1),
            st.sampled_from((Relation.REPRESENTING, Relation.INSTRUCTED)),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    )
)
@pytest.mark.django_db
def test_in_random_worlds_both_locks_give_the_same_cases_and_defendants(
    steps: list[tuple[int, int, int, Relation, bool]],
) -> None:
    courts = [make_court(), make_court()]
    authorities = [make_prosecutor(), make_prosecutor()]
    firms = [make_firm(), make_firm()]
    cases = [make_case(prosecutor=authorities[n % 2], court=courts[n // 2], defendants=TWO) for n in range(4)]
    for number, firm, position, relation, begins in steps:
        _begin_or_end(cases[number], firms[firm].pk, position + 1, relation, begins=begins)
    people = [
        *(make_person(Role.COURT_OFFICER, court_staff(court)) for court in courts),
        *(make_person(Role.PROSECUTOR, prosecution_office(authority)) for authority in authorities),
        *(make_person(Role.SOLICITOR, firm) for firm in firms),
    ]
    for person in people:
        _locks_agree(actor_of(person), [case.pk for case in cases])
    assert inbox_differences(connection) == []


def _locks_agree(actor: Actor, case_ids: list[UUID]) -> None:
    by_policy = {case_id: standing_of(actor, case_id) for case_id in case_ids}
    allowed = {case_id for case_id, standing in by_policy.items() if standing.grants}
    with actor_scope(actor):
        listed = {line.case_id for line in case_page(actor, CaseListFilter()).lines}
        let_through = set(Case.objects.values_list("pk", flat=True))
        defendants = set(Defendant.objects.values_list("pk", flat=True))
        private = set(Particulars.objects.values_list("pk", flat=True))
    assert listed == allowed == let_through
    everybody = list(Defendant.objects.filter(case_id__in=allowed))
    reached = {d.pk for d in everybody if (seen := by_policy[d.case_id].defendants) is None or d.pk in seen}
    assert defendants == reached
    # Whoever is instructed and not on record sees that the defendant is charged, and nothing private.
    permitted = {d.pk for d in everybody if by_policy[d.case_id].may(Action.VIEW, Target.PARTICULARS, d.pk)}
    assert private == permitted


def _begin_or_end(case: Case, firm_id: UUID, position: int, relation: Relation, *, begins: bool) -> None:
    defendant_id = Defendant.objects.get(case=case, position=position).pk
    if begins:
        grant_access(
            actor=FEED,
            case_id=case.pk,
            principal_id=firm_id,
            principal_name="Firm",
            relation=relation,
            defendant_id=defendant_id,
        )
    else:
        revoke_access(actor=FEED, case_id=case.pk, principal_id=firm_id, relation=relation, defendant_id=defendant_id)


@pytest.mark.django_db
def test_an_instructed_firm_reads_charges_from_the_database_and_nothing_of_the_file() -> None:
    parties = make_parties()
    case = make_full_case(parties, timezone.localdate() + timedelta(days=7)).case
    first = Defendant.objects.get(case=case, position=1)
    Hearing.objects.create(case=case, type_code="PLE", type_name="Plea", court=parties.court, starts_at=timezone.now())
    make_result(case, 1)
    firm = make_firm()
    _begin_or_end(case, firm.pk, 1, Relation.INSTRUCTED, begins=True)
    with actor_scope(actor_of(make_person(Role.SOLICITOR, firm))):
        assert list(Defendant.objects.values_list("pk", flat=True)) == [first.pk]
        assert Offence.objects.count() == first.offences.count() > 0
        file = (Particulars, Plea, CourtNeeds, Means, PleaRequest, ProposedChange, Hearing, Result)
        assert {model.__name__: model.objects.count() for model in file} == dict.fromkeys(
            (model.__name__ for model in file), 0
        )
        sections = set(Material.objects.values_list("section", "defendant_id"))
    assert sections == {("IDPC", first.pk)}
    assert Particulars.objects.filter(case=case).exists()
    assert Result.objects.filter(defendant=first).exists()


@pytest.mark.django_db
def test_the_inbox_checker_reports_a_row_that_no_right_gives_and_a_right_without_a_row() -> None:
    from tests.support.world import as_superuser

    case = make_case()
    as_superuser("DELETE FROM cases_accessinbox WHERE principal_id = %s", [case.court_id])
    as_superuser(
        "INSERT INTO cases_accessinbox (id, principal_id, case_id, received_at, whole_case)"
        " VALUES (gen_random_uuid(), %s, %s, now(), true)",
        [make_uuid(), case.pk],
    )
    assert sorted(kind for kind, _principal, _case in inbox_differences(connection)) == [
        "missing",
        "unexpected",
    ]


@pytest.mark.django_db
def test_a_firms_search_right_before_it_is_on_record_is_limited_to_the_proved_case() -> None:
    case, other = make_case(), make_case()
    firm = make_firm()
    actor = actor_of(make_person(Role.SOLICITOR, firm))
    with actor_scope(actor), widened_to_case(case.pk):
        assert list(Case.objects.values_list("pk", flat=True)) == [case.pk]
    represent(other, firm)
    with actor_scope(actor):
        assert list(Case.objects.values_list("pk", flat=True)) == [other.pk]


def make_uuid() -> UUID:
    from uuid import uuid4

    return uuid4()
