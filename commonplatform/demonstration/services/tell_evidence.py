"""The evidence and the defence of the story, act by act, through the services.

It is told after the demonstration is ready, beside the people who try it: every act is one transaction and knows by
its own event whether it was done, so that a run that was cut off goes on where it stopped.
"""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from cases.selectors import case_page, open_case
from cases.types import CaseListFilter
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.evidence.scene import Scene, Setting
from commonplatform.demonstration.evidence.told_documents import ToldAct, acts
from commonplatform.demonstration.services import act_on_access, act_on_documents
from commonplatform.demonstration.services.act_for_oneself import have_calendar, invite
from commonplatform.demonstration.services.build_world import (
    organisation_standing_for,
    person_acting,
    person_signing_in,
)
from commonplatform.demonstration.services.settle_effects import settle_effects
from commonplatform.demonstration.services.tell_legal_aid import tell_legal_aid
from commonplatform.demonstration.told import Case, cases
from disclosure.types import PREPARE_MATERIAL

_IN_A_CASE: Mapping[str, Callable[[Scene], None]] = {
    "file": act_on_documents.file,
    "read": act_on_documents.read,
    "read_initial_details": act_on_documents.read_initial_details,
    "take_back": act_on_documents.take_back,
    "share": act_on_documents.share,
    "build_initial_details": act_on_documents.build_initial_details,
    "bundle": act_on_documents.bundle,
    "visit": act_on_access.visit,
    "give_access": act_on_access.give_access,
    "take_access": act_on_access.take_access,
    "assign": act_on_access.assign,
    "go_on_record": act_on_access.go_on_record,
    "go_off_record": act_on_access.go_off_record,
    "record_instruction": act_on_access.note_instruction,
}
_OF_ONES_OWN: Mapping[str, Callable[[Actor, ToldAct], None]] = {"invite": invite, "make_calendar": have_calendar}
_MADE_OF_DOCUMENTS = frozenset({"build_initial_details", "bundle"})
_IN_CASES = tuple(act for act in acts() if act.reference)
PREPARED_WITHIN_SECONDS = 180


def tell_evidence(say: Callable[[str], None]) -> int:
    """How many acts in cases were told now: none when all were before, or when the story's cases are not here."""
    settings = {case.reference: setting for case in cases() if (setting := _setting(case)) is not None}
    scenes = [_scene(settings[act.reference], act) for act in _IN_CASES if act.reference in settings]
    if len(scenes) < len(_IN_CASES):
        say("The cases of the evidence are not here: `make reset` and a new start tell the whole story")
        return 0
    if not _was_told(scenes[0]):
        tell_legal_aid(today=scenes[0].setting.today)
    for act in acts():
        if not act.reference:
            _for_oneself(act)
    told = [scene for scene in scenes if _tell(scene, say)]
    return len(told)


def _setting(case: Case) -> Setting | None:
    """Where a case stands, of those with evidence; its days are counted from the day on which it was received."""
    if case.reference not in {act.reference for act in _IN_CASES}:
        return None
    prosecutor = person_acting(Role.PROSECUTOR, organisation_standing_for(case.sender))
    with actor_scope(prosecutor):
        lines = case_page(prosecutor, CaseListFilter(text=case.reference)).lines
        if not lines:
            return None
        file = open_case(prosecutor, lines[0].case_id)
    received_on = timezone.localdate(file.case.received_at)
    return Setting(case, file.case.pk, tuple(defendant.pk for defendant in file.defendants), received_on)


def _scene(setting: Setting, act: ToldAct) -> Scene:
    return Scene(act, person_signing_in(act.who), moment(setting.today, act.days_ago, act.clock), setting)


def _tell(scene: Scene, say: Callable[[str], None]) -> bool:
    if _was_told(scene):
        return False
    act = scene.act
    with the_clock_at(scene.at):
        if act.act in _MADE_OF_DOCUMENTS:
            _prepare(scene)
        with transaction.atomic(), actor_scope(scene.actor):
            _IN_A_CASE[act.act](scene)
    say(f"{act.reference}: {act.who} {act.act} {act.what}".rstrip())
    return True


def _prepare(scene: Scene) -> None:
    """Outside the act's transaction: what the worker has begun is to be seen."""
    with actor_scope(scene.actor):
        chosen = act_on_documents.chosen(scene)
    settle_effects(PREPARE_MATERIAL, recipients=chosen, patience=PREPARED_WITHIN_SECONDS)


def _was_told(scene: Scene) -> bool:
    """Did this person do something in the case at that very moment?"""
    with task_scope(case_id=scene.setting.case_id):
        own = Event.objects.filter(case_id=scene.setting.case_id, actor_id=scene.actor.user_id)
        return own.filter(occurred_at=scene.at).exists()


def _for_oneself(act: ToldAct) -> None:
    actor = person_signing_in(act.who)
    with the_clock_at(moment(timezone.localdate(), act.days_ago, act.clock)), actor_scope(actor):
        _OF_ONES_OWN[act.act](actor, act)
