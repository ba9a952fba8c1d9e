"""What happens around every request: who acts, how long a sign-in lasts, and the database scope."""

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar
from uuid import UUID, uuid4

import structlog
from allauth.mfa.utils import is_mfa_enabled
from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django_structlog.middlewares import RequestMiddleware

from commonplatform.accounts.database_scope import actor_scope, database_scope
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import CITIZEN, Actor, DatabaseRole, Forbidden, Invisible, Unavailable
from commonplatform.audit.origin import acting_from
from commonplatform.audit.services.record_denial import record_denial
from commonplatform.limits.addresses import address_of_visitor
from commonplatform.ui.error_views import cannot_be_opened_now
from commonplatform.ui.language_views import JOURNEY_LANGUAGE

Handler = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
ProvedCase = Callable[[HttpRequest], tuple[UUID, UUID] | None]

TIMED_OUT = "timed_out"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
HEADERS = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}


def security_headers(get_response: Handler) -> Handler:
    """Headers that Django has no setting for, on every response."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def acting_from_somewhere(get_response: Handler) -> Handler:
    """What is recorded while a request is answered was done from its address (`commonplatform.audit.origin`)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with acting_from(address_of_visitor(request)):
            return get_response(request)

    return middleware


def sign_in_lifetime(get_response: Handler) -> Handler:
    """End a session that was idle for too long or is 12 hours old.

    A citizen's visit may be idle longer than a sign-in: people look for papers meanwhile (domain
    document "Online plea", Visits, help, accessibility). Its pages can say that it has timed out.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        now = int(time.time())
        session = request.session
        if session.session_key is not None and not session.is_empty():
            started, seen = session.get("started_at", now), session.get("seen_at", now)
            is_sign_in = SESSION_KEY in session
            idle = settings.SIGN_IN_IDLE_SECONDS if is_sign_in else settings.VISIT_IDLE_SECONDS
            if now - seen > idle or now - started > settings.SIGN_IN_ABSOLUTE_SECONDS:
                session.flush()
                if not is_sign_in:
                    session[TIMED_OUT] = True
            else:
                session.setdefault("started_at", now)
                if now - seen > 60 or "seen_at" not in session:
                    session["seen_at"] = now
        return get_response(request)

    return middleware


def acting_person(get_response: Handler) -> Handler:
    """Put the actor on the request: a signed-in person in their chosen membership, else a citizen."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        actor = CITIZEN
        if request.user.is_authenticated:
            chosen = request.session.get("membership_id")
            found = actor_for(request.user, on=timezone.localdate(), membership_id=UUID(chosen) if chosen else None)
            actor = replace(found or actor, session_key=request.session.session_key or "")
            structlog.contextvars.bind_contextvars(actor_id=str(request.user.pk))
        request.actor = actor  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


PATHS_BEFORE_THE_SECOND_FACTOR = ("/accounts/", "/static/", "/health/", "/language")


def second_factor_required(get_response: Handler) -> Handler:
    """Nobody who signs in goes anywhere before an authenticator is set up.

    Asked once per session: taking somebody's authenticator away ends their sessions.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if (
            request.user.is_authenticated
            and not request.session.get("second_factor")
            and not request.path.startswith(PATHS_BEFORE_THE_SECOND_FACTOR)
        ):
            if not is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
            request.session["second_factor"] = True
        return get_response(request)

    return middleware


class LanguageOfStaff:
    """Who is signed in works in English, whatever their browser prefers (domain document "Online plea", Welsh).

    The public's pages stay in the language that was chosen on them; for somebody who answers for
    another it is the language of that person.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(translation.get_language()):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Before the page is made."""
        if not request.user.is_authenticated:
            return
        is_public = getattr(view, "database_role", DatabaseRole.WEB) == DatabaseRole.CITIZEN
        language = request.session.get(JOURNEY_LANGUAGE) if is_public else "en"
        if language:
            translation.activate(language)


class DatabaseScopeMiddleware:
    """Run the view in one transaction that Postgres knows the actor of.

    Pages marked with `citizen_page` run as the citizen role, which sees nothing but the case that
    the visit has proved. Refusals become 404 or 403 here, and 503 what cannot be done just now, after the
    transaction was rolled back.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        """Answer the request itself, so that the transaction ends before the response leaves."""
        request.session.session_key  # noqa: B018 – read the session as the web role, before the scope
        list(request.session.keys())
        try:
            with _scope(request, view, kwargs):
                response: HttpResponseBase = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response.render()
        except Invisible as refusal:
            _keep_denial(request, refusal, kwargs)
            raise Http404 from refusal
        except Forbidden as refusal:
            _keep_denial(request, refusal, kwargs)
            raise PermissionDenied from refusal
        except Unavailable:
            return cannot_be_opened_now(request)
        return response


def _keep_denial(request: HttpRequest, refusal: Invisible | Forbidden, kwargs: dict[str, Any]) -> None:
    """Who was refused what, by the id in the address; nothing that was typed."""
    page = request.resolver_match
    record_denial(
        actor=request.actor,  # type: ignore[attr-defined]
        rule=refusal.rule,
        page=page.view_name if page else "",
        subject_id=next((value for value in kwargs.values() if isinstance(value, UUID)), None),
    )


def _scope(request: HttpRequest, view: Callable[..., Any], kwargs: dict[str, Any]) -> AbstractContextManager[None]:
    role = getattr(view, "database_role", DatabaseRole.WEB)
    if role == DatabaseRole.WEB:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return actor_scope(actor, keeps_plans=_names_one_thing(kwargs))
    proved_case: ProvedCase | None = getattr(view, "proved_case", None)
    proved = proved_case(request) if proved_case else None
    if proved is None:
        return database_scope(role=role)
    case_id, defendant_id = proved
    return database_scope(role=role, principals=[defendant_id], case_id=case_id)


def _names_one_thing(kwargs: dict[str, Any]) -> bool:
    """Is it the page of one case, document or hearing, whose address holds the key?"""
    return any(isinstance(value, UUID) for value in kwargs.values())


def citizen_page(view: View, *, proved_case: ProvedCase | None = None) -> View:
    """Mark a public page: no sign-in, and the citizen's database role.

    `proved_case` tells which case and defendant the visit has proved; the page then sees those
    and nothing else, from its first statement on.
    """
    view.login_required = False  # type: ignore[attr-defined]
    view.database_role = DatabaseRole.CITIZEN  # type: ignore[attr-defined]
    if proved_case is not None:
        view.proved_case = proved_case  # type: ignore[attr-defined]
    return view


class ContentSecurityPolicy(CSPMiddleware):
    """The policy of an answer without a nonce or a rule of its own is put together once, not for every answer."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        has_its_own = hasattr(request, "_csp_nonce") or any(name.startswith("_csp") for name in vars(response))
        if not has_its_own and not settings.DEBUG:
            response.headers.setdefault(HEADER, _policy_of_most_answers())
        return super().process_response(request, response) if HEADER not in response else response


@cache
def _policy_of_most_answers() -> str:
    return str(build_policy())


class RequestLog(RequestMiddleware):
    """One line per request: the method and the page's address with the ids in it. Nothing of it that somebody
    typed, neither an address that no page has, nor the query, nor a header: all of them may hold a name.
    """

    def prepare(self, request: HttpRequest) -> None:
        """Name the request for all of its lines; a name that a header brings is not taken over."""
        structlog.contextvars.bind_contextvars(request_id=str(uuid4()))
        self.bind_user_id(request)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        page = request.resolver_match
        if page is None:
            return f"{_method(request)} (no page)"
        route = page.route
        for name, value in page.kwargs.items():
            if isinstance(value, UUID | int):
                route = re.sub(rf"<\w+:{name}>", str(value), route)
        return f"{_method(request)} /{route}"


def _method(request: HttpRequest) -> str:
    """The method when it is one; a client may send any word."""
    return request.method if request.method in METHODS else "(no method)"
