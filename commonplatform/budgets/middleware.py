"""Stop whoever reads more than a person does, before the page opens anything."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from commonplatform.accounts.types import Actor
from commonplatform.budgets.counting import count_reading
from commonplatform.budgets.requests import reading_of
from commonplatform.budgets.services import stop_reading
from commonplatform.budgets.types import UsedUp


class ReadBudgets:
    """Everybody who is signed in, whatever their role; citizens have only their own case."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        reading = reading_of(request) if actor.user_id is not None else None
        if reading is None:
            return None
        used_up = count_reading(actor, reading, now=timezone.now())
        if used_up is None:
            return None
        stop_reading(actor=actor, used_up=used_up)
        return _stopped(request, used_up)


def _stopped(request: HttpRequest, used_up: UsedUp) -> HttpResponse:
    """What happened, until when, and whom to ring."""
    facts = {"used_up": used_up, "help_line": settings.STAFF_HELP_LINE}
    response = render(request, "budgets/stopped.jinja", facts, status=429)
    response.headers["Retry-After"] = str(max(1, int((used_up.until - timezone.now()).total_seconds())))
    return response
