"""What people of the story do that is about no case: invite a colleague, have a calendar address made."""

from contextlib import suppress

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.demonstration.evidence.told_documents import ToldAct
from defence.exceptions import WorksHereAlready
from defence.selectors.calendar import calendar_state
from defence.services import invite_person, make_calendar


def invite(actor: Actor, act: ToldAct) -> None:
    """Invite a solicitor to one's firm; the link waits in the outbox."""
    with suppress(WorksHereAlready):
        invite_person(actor=actor, email=act.what, full_name=act.detail, role=Role.SOLICITOR)


def have_calendar(actor: Actor, act: ToldAct) -> None:
    """Have an address made for one's calendar, unless there is one. It is shown to nobody; a new one can be made."""
    if calendar_state(actor) is None:
        make_calendar(actor=actor)
