"""What nobody has anything to do with in their role is not in the database for them, whatever the application asks.

Which role has which rows stands here once more, by hand: domain document "Defence portal", What each side sees of a
case; Notes, messages.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from django.utils import timezone

from cases.custody.models import Remand, TimeLimit
from cases.models import Case, CourtNeeds, Defendant, Hearing, Means, Particulars, PleaRequest, ProposedChange
from cases.results.models import Result
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope, database_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import COURT_ROLES, Role
from commonplatform.accounts.types import DatabaseRole
from disclosure.models import Annotation, Material
from tests.functional.disclosure.sections import document, given_access
from tests.support.matrix_cases import Parties, make_full_case, make_parties
from tests.support.world import actor_of, make_organisation, make_person

pytestmark = pytest.mark.django_db
COURT = {str(role) for role in COURT_ROLES}
DEFENCE = {"solicitor", "barrister"}
WHO_HAS_THEM: dict[type[models.Model], set[str]] = {
    Defendant: {*COURT, "judge", "magistrate", "prosecutor", *DEFENCE, "chambers_clerk"},
    Hearing: {*COURT, "judge", "magistrate", "prosecutor", *DEFENCE, "chambers_clerk"},
    Result: {*COURT, "judge", "magistrate", "prosecutor", *DEFENCE},
    Particulars: {*COURT, "judge", "prosecutor", *DEFENCE},
    Remand: {*COURT, "judge", "prosecutor", *DEFENCE},
    TimeLimit: {*COURT, "judge", "prosecutor", *DEFENCE},
    PleaRequest: {*COURT, "prosecutor", *DEFENCE},
    Means: {*COURT, *DEFENCE},
    CourtNeeds: {*COURT, *DEFENCE},
    ProposedChange: COURT,
}
AT_COURT = (*sorted(COURT_ROLES), Role.JUDGE, Role.MAGISTRATE)
EVERYBODY = (*AT_COURT, Role.PROSECUTOR, Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK)


def in_the_case(case: Case, parties: Parties, role: Role) -> User:
    """Somebody with this role in the relation to the case that people with it stand in."""
    if role in AT_COURT:
        return make_person(role, parties.staff)
    if role == Role.PROSECUTOR:
        return make_person(role, parties.office)
    if role == Role.CHAMBERS_CLERK:
        return given_access(case, role, make_organisation("chambers"), Relation.GRANTED)
    return make_person(role, parties.firm)


def a_full_case(parties: Parties) -> Case:
    case = make_full_case(parties, timezone.localdate() + timedelta(days=7)).case
    Hearing.objects.create(case=case, type_code="PLE", type_name="Plea", court=parties.court, starts_at=timezone.now())
    first, second = case.defendants.order_by("position")[:2]
    Result.objects.filter(defendant=second).update(defendant=first)
    return case


@pytest.mark.parametrize("role", EVERYBODY)
def test_a_role_has_the_rows_that_it_has_to_do_with_and_no_others(role: Role) -> None:
    parties = make_parties()
    case = a_full_case(parties)
    with actor_scope(actor_of(in_the_case(case, parties, role))):
        has = {model.__name__ for model in WHO_HAS_THEM if model._default_manager.exists()}
    assert has == {model.__name__ for model, roles in WHO_HAS_THEM.items() if role in roles}


def test_without_a_role_an_organisation_has_none_of_them() -> None:
    parties = make_parties()
    case = a_full_case(parties)
    with database_scope(role=DatabaseRole.WEB, principals=[parties.court.pk]):
        assert Case.objects.filter(pk=case.pk).exists()
        assert [model.__name__ for model in WHO_HAS_THEM if model._default_manager.exists()] == ["Defendant"]


@pytest.mark.parametrize("role", AT_COURT)
def test_notes_of_the_courts_side_are_not_the_magistrates(role: Role) -> None:
    parties = make_parties()
    case = a_full_case(parties)
    note(document(case, "KWS"), side="court")
    with actor_scope(actor_of(in_the_case(case, parties, role))):
        assert Material.objects.filter(section="KWS").exists()
        assert Annotation.objects.exists() is (role != Role.MAGISTRATE)


@pytest.mark.parametrize("role", [Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK])
def test_notes_of_a_defendants_team_are_not_the_clerks_of_chambers(role: Role) -> None:
    parties = make_parties()
    case = a_full_case(parties)
    first = case.defendants.get(position=1)
    note(document(case, "CFO", defendant=first), side="defence", defendant=first, team_organisation_id=parties.firm.pk)
    with actor_scope(actor_of(in_the_case(case, parties, role))):
        assert Material.objects.filter(section="CFO").exists()
        assert Annotation.objects.exists() is (role != Role.CHAMBERS_CLERK)


def note(material: Material, **whose: Any) -> None:
    writer = {"written_by_id": uuid4(), "written_by": "Somebody", "organisation_id": uuid4(), "submission_key": uuid4()}
    words = {"text": "Ask for the original", "audience": "side"}
    Annotation.objects.create(case=material.case, material=material, **words, **writer, **whose)
