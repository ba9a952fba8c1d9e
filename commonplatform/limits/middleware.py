"""Stop a flood from one address before it does any work. Lock-outs for guessing are the journey's own."""

from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from commonplatform.limits.addresses import address_of_visitor
from commonplatform.limits.counting import Counter, too_many

NOT_LIMITED = ("health_live", "health_ready")
WAIT_SECONDS = 60
logger = structlog.get_logger(__name__)


class LimitPublicPages:
    """Every page that needs no sign-in, whoever asks; answered with 429 and when to come again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.counter = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        is_public = not getattr(view, "login_required", True)
        match = request.resolver_match
        if not is_public or (match is not None and match.view_name in NOT_LIMITED):
            return None
        if not too_many(self.counter, address_of_visitor(request), now=timezone.now()):
            return None
        logger.warning("public_limit_reached", page=match.view_name if match else "")
        response = render(request, "429.jinja", {"minutes": 1}, status=429)
        response.headers["Retry-After"] = str(WAIT_SECONDS)
        return response
