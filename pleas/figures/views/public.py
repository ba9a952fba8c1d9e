"""The public read-only interface to the figures, as JSON. Described in `docs/figures-api.md`."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonplatform.accounts.types import DatabaseRole
from commonplatform.limits.addresses import address_of_visitor
from pleas.figures.selectors import public
from pleas.figures.selectors.counts import pleas_between
from pleas.figures.services.count_call import count_call
from pleas.figures.types import Pleas

Json = dict[str, Any]


class BadDate(Exception):
    """A date that is none; `field` names the parameter."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def public_figures(answer: Callable[[HttpRequest], Json]) -> Callable[[HttpRequest], JsonResponse]:
    """Open to everybody, as the report role that sees no case, 100 calls a day for each address."""

    @require_safe
    @wraps(answer)
    def view(request: HttpRequest) -> JsonResponse:
        if not count_call(address=address_of_visitor(request), today=timezone.localdate()):
            return _as_json({"error": "Too many calls from this address today"}, status=429)
        try:
            return _as_json(answer(request))
        except BadDate as bad:
            fault = {"field": bad.field, "message": "Must be a date like 2026-11-21"}
            return _as_json({"error": "Bad date", **fault}, status=400)

    view.login_required = False  # type: ignore[attr-defined]
    view.database_role = DatabaseRole.REPORT  # type: ignore[attr-defined]
    return view


@public_figures
def totals(request: HttpRequest) -> Json:
    """Everything, or what was sent from `start` to `end`, both included."""
    start, end = _date(request, "start"), _date(request, "end")
    if start and end and start > end:
        raise BadDate("end")
    return {"start": _iso(start), "end": _iso(end), **_counted(pleas_between(start, end))}


@public_figures
def by_court(request: HttpRequest) -> Json:
    """Every court with its sums."""
    return {"courts": [{"ou_code": code, "name": name, **_counted(p)} for code, name, p in public.by_court()]}


@public_figures
def by_hearing_day(request: HttpRequest) -> Json:
    """Hearings of this week."""
    return _days(public.by_hearing_day(today=timezone.localdate(), whole=False))


@public_figures
def by_any_hearing_day(request: HttpRequest) -> Json:
    """Hearings of every day."""
    return _days(public.by_hearing_day(today=timezone.localdate(), whole=True))


@public_figures
def by_week(request: HttpRequest) -> Json:
    """The last 26 weeks."""
    weeks = public.by_week(today=timezone.localdate())
    return {"weeks": [{"week": _iso(week), **_counted(p)} for week, p in weeks]}


@public_figures
def days_to_hearing(request: HttpRequest) -> Json:
    """How long before the hearing people answer."""
    return {"days": [{"days": days, "submissions": count} for days, count in public.days_to_hearing()]}


def _days(days: list[tuple[date, Pleas]]) -> Json:
    return {"hearing_days": [{"day": _iso(day), **_counted(p)} for day, p in days]}


def _counted(p: Pleas) -> Json:
    """Sums; in a group of one to four answers what was pleaded is held back."""
    if 0 < p.submissions < public.SMALLEST_GROUP:
        return {"submissions": p.submissions, "pleas": None, "held_back": True}
    pleas = {
        "guilty": p.guilty,
        "guilty_attending": p.guilty_attending,
        "not_guilty": p.not_guilty,
        "fixed_offers_accepted": p.offers,
    }
    return {"submissions": p.submissions, "pleas": pleas, "held_back": False}


def _date(request: HttpRequest, field: str) -> date | None:
    typed = request.GET.get(field, "")
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadDate(field) from None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_json(content: Json, *, status: int = 200) -> JsonResponse:
    response = JsonResponse(content, status=status)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
