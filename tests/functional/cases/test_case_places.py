"""What moves a case on has its places on the case page and its objects in the policy."""

import pytest
from django.test import Client
from django.urls import reverse

from cases import case_places
from cases.access.policy import Action, Target, permits
from cases.access.policy.terms import PROGRESSION
from cases.case_places import PLACES, register_place
from cases.presenters import case_frame
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from tests.functional.access.steps import give, make_world
from tests.support.world import actor_of, signed_in

EVERYTHING = {*PROGRESSION, Target.CORRESPONDENCE}


@pytest.mark.parametrize(
    ("role", "relation", "seen"),
    [
        (Role.COURT_OFFICER, Relation.COURT, EVERYTHING),
        (Role.LEGAL_ADVISER, Relation.COURT, EVERYTHING),
        (Role.JUDGE, Relation.COURT, set(PROGRESSION)),
        (Role.MAGISTRATE, Relation.COURT, set()),
        (Role.PROSECUTOR, Relation.PROSECUTING, EVERYTHING),
        (Role.BARRISTER, Relation.PROSECUTING, set(PROGRESSION)),
        (Role.SOLICITOR, Relation.REPRESENTING, EVERYTHING),
        (Role.BARRISTER, Relation.GRANTED, set(PROGRESSION)),
        (Role.SOLICITOR, Relation.INSTRUCTED, set()),
        (Role.CHAMBERS_CLERK, Relation.REPRESENTING, set()),
        (Role.CHAMBERS_CLERK, Relation.GRANTED, set()),
        (Role.ADMINISTRATOR, Relation.NONE, set()),
    ],
)
def test_who_may_see_what_moves_a_case_on(role: Role, relation: Relation, seen: set[Target]) -> None:
    assert {target for _name, _label, target in PLACES} == EVERYTHING
    assert {target for target in EVERYTHING if permits(role, relation, Action.VIEW, target)} == seen


@pytest.mark.django_db
def test_a_page_that_is_registered_stands_in_its_place_for_those_who_may_see_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = make_world()
    give(world, world.barrister)
    address = reverse("cases:summary", kwargs={"case_id": world.case.pk})
    assert "Messages with the court" not in signed_in(Client(), world.solicitor).get(address).content.decode()
    monkeypatch.setattr(case_places, "_pages", {})
    register_place("correspondence", "cases:requests")
    register_place("directions", "cases:timeline")
    with actor_scope(actor_of(world.solicitor)):
        frame = case_frame(actor_of(world.solicitor), world.case.pk, "directions")
    labels = [str(tab.text) for tab in frame.tabs]
    assert labels.index("Documents") < labels.index("Directions") < labels.index("Messages with the court")
    assert labels.index("Messages with the court") < labels.index("Timeline")
    assert [str(tab.text) for tab in frame.tabs if tab.current] == ["Directions"]
    with actor_scope(actor_of(world.barrister)):
        given = case_frame(actor_of(world.barrister), world.case.pk, "summary")
    assert "Directions" in [str(tab.text) for tab in given.tabs]
    assert "Messages with the court" not in [str(tab.text) for tab in given.tabs]


def test_only_what_has_a_place_can_be_registered() -> None:
    with pytest.raises(ValueError, match="gossip"):
        register_place("gossip", "cases:summary")
