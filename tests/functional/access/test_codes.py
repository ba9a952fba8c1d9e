"""Every refusal with its code, in the order of the checks (domain document "Defence portal", Granting access to
other people; Prosecution advocates)."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection

from cases.access_refusals import WORDS, AccessCode, AccessRefused, SeveralRefused
from cases.exceptions import CaseNotFound, NotAllowed
from cases.models import AccessGrant
from cases.selectors.own_references import cases_of_references
from cases.services import assign_advocate, grant_access, remove_advocate
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from defence.services import remove_grants
from tests.functional.access.steps import World, assign, code_of, give, make_world, works_for
from tests.support import world as by_hand
from tests.support.world import FEED, actor_of, make_firm, make_organisation, make_person, make_prosecutor

pytestmark = pytest.mark.django_db

Fault = Callable[[World, User], None]


def prosecutes_the_case(world: World, grantee: User) -> None:
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=grantee.pk,
        principal_name="Somebody",
        relation=Relation.PROSECUTING,
    )


def has_no_organisation(world: World, grantee: User) -> None:
    Membership.objects.filter(user=grantee).delete()


def has_it_already(world: World, grantee: User) -> None:
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=grantee.pk,
        principal_name="Somebody",
        relation=Relation.GRANTED,
        defendant_id=world.defendant(),
    )


def is_in_no_group(world: World, grantee: User) -> None:
    Membership.objects.filter(user=grantee).delete()
    works_for(grantee, make_organisation("hmcts"), Role.PLEA_HELPER)


def works_for_the_firm(world: World, grantee: User) -> None:
    Membership.objects.filter(user=grantee).delete()
    works_for(grantee, world.firm, Role.SOLICITOR)


def granter_has_no_right(world: World, grantee: User) -> None:
    """The test lets a barrister who was given access try to give it on."""


GRANTING: tuple[tuple[tuple[Fault, ...], str], ...] = (
    ((), ""),
    ((prosecutes_the_case,), "prosecuting"),
    ((has_no_organisation,), "005"),
    ((granter_has_no_right,), "001"),
    ((has_it_already,), "006"),
    ((works_for_the_firm,), "006"),
    ((is_in_no_group,), "005"),
    # Two at once: the earlier check is told.
    ((has_no_organisation, prosecutes_the_case), "prosecuting"),
    ((prosecutes_the_case, granter_has_no_right), "prosecuting"),
    ((has_no_organisation, granter_has_no_right), "005"),
    ((granter_has_no_right, has_it_already), "001"),
    ((granter_has_no_right, is_in_no_group), "001"),
    ((is_in_no_group, has_it_already), "006"),
)


@pytest.mark.parametrize(("faults", "code"), GRANTING)
def test_granting_is_refused_by_the_first_check_that_fails(faults: tuple[Fault, ...], code: str) -> None:
    world, grantee = make_world(), make_person(Role.BARRISTER, make_organisation("chambers"))
    granter = None
    if granter_has_no_right in faults:
        granter = world.barrister
        give(world, granter)
    for fault in faults:
        fault(world, grantee)
    before = AccessGrant.objects.count()
    assert code_of(give, world, grantee, by=granter) == code
    assert AccessGrant.objects.count() == before + (code == "")


@pytest.mark.parametrize("by_granted_barrister", [False, True])
def test_an_address_nobody_has_is_told_before_anything_else(by_granted_barrister: bool) -> None:
    world = make_world()
    give(world, world.barrister)
    granter = world.barrister if by_granted_barrister else world.solicitor
    assert code_of(give, world, "nobody@example.org", by=granter) == "004"


def test_spaces_and_capitals_around_an_address_do_not_matter() -> None:
    world = make_world()
    assert code_of(give, world, f"  {world.barrister.email.upper()} ") == ""


def test_a_clerk_gives_access_on_within_their_chambers_only() -> None:
    world = make_world()
    give(world, world.clerk)
    stranger = make_person(Role.BARRISTER, make_organisation("chambers"))
    assert code_of(give, world, stranger, by=world.clerk) == "001"
    assert code_of(give, world, world.barrister, by=world.clerk) == ""


def test_another_firm_is_not_even_told_that_there_is_the_case() -> None:
    world = make_world()
    for position, granter in ((1, world.lawyer), (2, world.solicitor)):
        with pytest.raises(CaseNotFound):
            give(world, world.barrister, by=granter, position=position)


def _remove(user: User, *grants: object) -> None:
    actor = actor_of(user)
    with actor_scope(actor):
        remove_grants(actor=actor, grant_ids=list(grants))  # type: ignore[arg-type]


def test_only_the_grantee_the_firm_and_the_grantees_clerk_take_access_away() -> None:
    may, may_not = ("barrister", "solicitor", "clerk"), ("another", "prosecutor")
    for remover in (*may, *may_not):
        code = "" if remover in may else "002"
        world = make_world()
        another = make_person(Role.BARRISTER, make_organisation("chambers"))
        give(world, another)
        grant = give(world, world.barrister)
        user = another if remover == "another" else getattr(world, remover)
        assert code_of(_remove, user, grant) == code, remover
        assert AccessGrant.objects.get(pk=grant).ended_at is None if code else True


def test_a_clerk_of_other_chambers_and_another_firm_find_no_such_access() -> None:
    world = make_world()
    grant = give(world, world.barrister)
    clerk = make_person(Role.CHAMBERS_CLERK, make_organisation("chambers"))
    assert code_of(_remove, clerk, grant) == "003"
    assert code_of(_remove, world.lawyer, grant) == "003"


def test_access_that_is_over_or_never_was_is_not_found() -> None:
    world = make_world()
    grant = give(world, world.barrister)
    _remove(world.solicitor, grant)
    assert code_of(_remove, world.solicitor, grant) == "003"
    assert code_of(_remove, world.solicitor, uuid4()) == "003"


def test_somebody_without_an_organisation_takes_nothing_away() -> None:
    world = make_world()
    grant = give(world, world.barrister)
    actor = actor_of(world.barrister)
    alone = type(actor)(
        role=Role.BARRISTER, display_name="Bo", user_id=actor.user_id, principals=frozenset({world.barrister.pk})
    )
    with actor_scope(alone), pytest.raises(AccessRefused) as refused:
        remove_grants(actor=alone, grant_ids=[grant])
    assert refused.value.code == AccessCode.CANNOT_REMOVE


def defends(world: World, assignee: User) -> None:
    give(world, assignee)


def is_assigned(world: World, assignee: User) -> None:
    assign(world, assignee)


def is_no_advocate(world: World, assignee: User) -> None:
    Membership.objects.filter(user=assignee).update(role=Role.CHAMBERS_CLERK)


ASSIGNING: tuple[tuple[tuple[Fault, ...], str], ...] = (
    ((), ""),
    ((has_no_organisation,), "007"),
    ((is_no_advocate,), "007"),
    ((defends,), "009"),
    ((is_assigned,), "008"),
    ((has_it_already, is_no_advocate), "007"),
    ((prosecutes_the_case, has_it_already), "009"),
)


@pytest.mark.parametrize(("faults", "code"), ASSIGNING)
def test_assigning_is_refused_by_the_first_check_that_fails(faults: tuple[Fault, ...], code: str) -> None:
    world = make_world()
    for fault in faults:
        fault(world, world.barrister)
    assert code_of(assign, world, world.barrister) == code
    assert code_of(assign, world, "nobody@example.org") == "004"


def test_a_person_of_the_firm_on_record_and_of_a_firm_given_access_defends() -> None:
    world = make_world()
    assert code_of(assign, world, world.solicitor) == "009"
    by_hand.represent(world.case, world.other_firm, position=2)
    assert code_of(assign, world, world.lawyer) == "009"


def test_the_clerk_of_chambers_on_record_gives_access_to_anybody() -> None:
    world = make_world()
    by_hand.represent(world.case, world.chambers, position=2)
    assert code_of(give, world, world.lawyer, by=world.clerk, position=2) == ""


def test_a_firm_that_prosecutes_records_no_instruction_and_a_representation_order_ends_its_assignments() -> None:
    from django.utils import timezone

    from cases.services.keep_inbox import inbox_differences
    from commonplatform.accounts.database_scope import task_scope
    from commonplatform.accounts.types import system_actor
    from defence.exceptions import FirmProsecutes
    from defence.selectors import identity_of
    from defence.services import record_instruction, search_defendant
    from defence.services.put_on_record import put_on_record
    from defence.states import RepresentationOrigin, RepresentationType
    from defence.types import Firm, SearchTerms
    from tests.functional.access.steps import BORN

    world = make_world()
    assign(world, world.lawyer)
    actor = actor_of(world.lawyer)
    terms = SearchTerms(world.case.reference_received, "Babbage", "Charles", BORN)
    with actor_scope(actor):
        proof = search_defendant(actor=actor, terms=terms)
        with pytest.raises(FirmProsecutes):
            record_instruction(actor=actor, proof=str(proof), instructed_on=timezone.localdate())
    defendant_id = world.defendant(2)
    with task_scope(case_id=world.case.pk):
        put_on_record(
            actor=system_actor("Legal Aid Agency"),
            case_id=world.case.pk,
            defendant_id=defendant_id,
            identity=identity_of(world.case.pk, defendant_id, locked=True),
            firm=Firm(world.other_firm.pk, world.other_firm.name),
            representation_type=RepresentationType.REPRESENTATION_ORDER,
            laa_contract_number="",
            origin=RepresentationOrigin.ORDER,
            at=timezone.now(),
        )
    assert not AccessGrant.objects.filter(basis="direct", ended_at__isnull=True).exists()
    assert inbox_differences(connection) == []


def test_a_firm_does_not_prosecute_through_one_lawyer_while_another_defends() -> None:
    world = make_world()
    give(world, world.lawyer)
    assert code_of(assign, world, world.colleague) == "009"


def test_the_other_way_round_whoever_prosecutes_is_given_no_access_and_their_firm_does_not_go_on_record() -> None:
    from defence.exceptions import FirmProsecutes
    from tests.functional.access.steps import BORN
    from tests.functional.defence.steps import put_on_record

    world = make_world()
    assign(world, world.lawyer)
    assert code_of(give, world, world.lawyer) == "prosecuting"
    assert code_of(give, world, world.colleague) == "prosecuting", "the whole firm prosecutes"
    with pytest.raises(FirmProsecutes):
        put_on_record(world.case, world.other_firm, surname="Babbage", first_name="Charles", born_on=BORN)
    barrister_of_a_firm = make_person(Role.BARRISTER, make_firm())
    assign(world, barrister_of_a_firm)
    firm = barrister_of_a_firm.memberships.get().organisation
    with pytest.raises(FirmProsecutes):
        put_on_record(world.case, firm, surname="Babbage", first_name="Charles", born_on=BORN)


def test_cases_out_of_sight_and_references_of_nothing_are_the_same() -> None:
    world, foreign = make_world(), by_hand.make_case()
    actor = actor_of(world.prosecutor)
    with actor_scope(actor):
        for printed in (foreign.reference_received, "99ZZ9999999"):
            with pytest.raises(SeveralRefused) as refused:
                cases_of_references(actor, [printed])
            assert [each.code for each in refused.value.refusals] == [AccessCode.CASE_NOT_FOUND]
        with pytest.raises(SeveralRefused) as refused:
            assign_advocate(actor=actor, email=world.barrister.email, cases={foreign.pk: "", world.case.pk: ""})
    assert [each.code for each in refused.value.refusals] == [AccessCode.CASE_NOT_FOUND]
    assert not AccessGrant.objects.filter(principal_id=world.barrister.pk).exists(), "all or nothing"


@pytest.mark.parametrize(
    ("own", "of_the_case", "code"),
    [
        ("cps", "police", ""),
        ("cps", "cps", ""),
        ("cps", "other", "013"),
        ("other", "police", "013"),
        ("other", "other", "013"),
    ],
)
def test_an_authority_assigns_to_its_own_cases_and_the_cps_to_those_of_the_police(
    own: str, of_the_case: str, code: str
) -> None:
    world, authority = make_world(category=of_the_case), make_prosecutor(category=own)
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=authority.pk,
        principal_name=authority.name,
        relation=Relation.PROSECUTING,
    )
    user = make_person(Role.PROSECUTOR, by_hand.prosecution_office(authority))
    assert code_of(assign, world, world.barrister, by=user) == code
    if code:
        assign(world, world.barrister)
        grant = AccessGrant.objects.get(principal_id=world.barrister.pk)
        assert code_of(_unassign, world, grant.pk, by=user) == code


def _unassign(world: World, grant_id: object, *, by: User | None = None) -> None:
    actor = actor_of(by or world.prosecutor)
    with actor_scope(actor):
        remove_advocate(actor=actor, case_id=world.case.pk, grant_id=grant_id)  # type: ignore[arg-type]


def test_who_was_never_assigned_or_is_no_longer_cannot_be_removed() -> None:
    world = make_world()
    assert code_of(_unassign, world, uuid4()) == "010"
    assign(world, world.barrister)
    grant = AccessGrant.objects.get(principal_id=world.barrister.pk)
    assert code_of(_unassign, world, grant.pk) == ""
    assert code_of(_unassign, world, grant.pk) == "010"
    ended = AccessGrant.objects.get(pk=grant.pk)
    assert (ended.ended_by, ended.ended_automatically) == ("Paula Prosecutor", False)
    whole_authority = AccessGrant.objects.get(case=world.case, principal_id=world.case.prosecutor_id)
    assert code_of(_unassign, world, whole_authority.pk) == "010", "the authority itself is not assigned"


def test_a_firm_stays_as_long_as_it_has_several_lawyers_and_goes_with_its_last() -> None:
    world = make_world()
    assign(world, world.lawyer)
    assign(world, world.colleague)
    firm = AccessGrant.objects.get(principal_id=world.other_firm.pk, ended_at__isnull=True)
    assert code_of(_unassign, world, firm.pk) == "011"
    lawyer, colleague = (
        AccessGrant.objects.get(principal_id=user.pk, ended_at__isnull=True) for user in (world.lawyer, world.colleague)
    )
    assert code_of(_unassign, world, lawyer.pk) == ""
    assert AccessGrant.objects.get(pk=firm.pk).ended_at is None
    assert code_of(_unassign, world, colleague.pk) == ""
    assert AccessGrant.objects.get(pk=firm.pk).ended_at is not None
    assert Event.objects.filter(case_id=world.case.pk, kind="advocate.removed").count() == 2


def test_only_prosecutors_assign() -> None:
    world = make_world()
    assign(world, world.barrister)
    for user in (world.barrister, world.solicitor):
        with pytest.raises(NotAllowed):
            assign(world, world.lawyer, by=user)


def test_every_code_has_words_that_say_it() -> None:
    assert set(WORDS) == set(AccessCode)
    assert sorted(code.shown for code in AccessCode if code.shown) == [f"{n:03d}" for n in range(1, 14)]
    facts = {"who": "Ada", "email": "ada@example.org", "reference": "01AA", "count": 2}
    for code in AccessCode:
        assert (f"(code {code.value})" in AccessRefused(code, facts).words) is bool(code.shown)
