"""A helper who answers for somebody: what the session keeps of it, and that nobody else goes on with it."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpRequest

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.ui.language_views import JOURNEY_LANGUAGE
from pleas.figures.states import Channel
from pleas.types import Assistance

ASSISTANCE = "plea_assistance"


def begin_help(
    request: HttpRequest, *, channel: str, on_behalf_of: str, form_dated: date | None, language: str
) -> None:
    """Remember for whom the helper answers, and in which language the pages are from here on.

    Each caller counts as a visitor of their own.
    """
    request.session[JOURNEY_LANGUAGE] = language
    request.session[ASSISTANCE] = {
        "helper": str(_actor(request).user_id),
        "channel": channel,
        "on_behalf_of": on_behalf_of,
        "form_dated": form_dated.isoformat() if form_dated else "",
        "visitor": uuid4().hex,
    }


def assistance_of(request: HttpRequest) -> Assistance | None:
    """The help that is being given, by the very person who began it; else None."""
    kept: dict[str, Any] | None = request.session.get(ASSISTANCE)
    helper = _actor(request)
    if kept is None or helper.role != Role.PLEA_HELPER or kept["helper"] != str(helper.user_id):
        return None
    dated = date.fromisoformat(kept["form_dated"]) if kept["form_dated"] else None
    return Assistance(helper, Channel(kept["channel"]), kept["on_behalf_of"], dated)


def answers_on_paper(request: HttpRequest) -> bool:
    """A helper types what stands on a paper form."""
    help_given = assistance_of(request)
    return help_given is not None and help_given.channel == Channel.POSTAL


def caller_of(request: HttpRequest) -> str:
    """A random name for the caller who is being helped; nothing where nobody helps.

    Many callers share a helper's browser and address: only the lock per reference holds for them.
    """
    return str(request.session[ASSISTANCE]["visitor"]) if assistance_of(request) else ""


def may_go_on(request: HttpRequest) -> bool:
    """A visit that was begun with help is for that helper alone, and a helper has no other."""
    helps = _actor(request).role == Role.PLEA_HELPER or ASSISTANCE in request.session
    return not helps or assistance_of(request) is not None


def must_say_for_whom(request: HttpRequest) -> bool:
    """A helper who has not said yet for whom they answer."""
    return _actor(request).role == Role.PLEA_HELPER and assistance_of(request) is None


def forget_on_this_device(request: HttpRequest, *names: str) -> None:
    """The session of a citizen goes whole; a helper stays signed in and forgets only the caller."""
    if request.user.is_authenticated:
        for name in (ASSISTANCE, JOURNEY_LANGUAGE, *names):
            request.session.pop(name, None)
    else:
        request.session.flush()


def helping(request: HttpRequest) -> dict[str, Any]:
    """For the layouts: whom somebody is helping, so that every page of the journey says so."""
    return {"helping": assistance_of(request) if hasattr(request, "session") else None}


def _actor(request: HttpRequest) -> Actor:
    return getattr(request, "actor", CITIZEN)
