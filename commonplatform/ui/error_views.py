"""The pages shown when something went wrong (``handler400`` … ``handler500`` and ``CSRF_FAILURE_VIEW``)."""

import logging

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template, render_to_string
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("errors/400.jinja", request=request), status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("errors/403.jinja", request=request), status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what does not exist and for what this person may not know of: they must look alike."""
    return HttpResponse(render_to_string("errors/404.jinja", request=request), status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or in another tab: nothing was saved, and the page says so."""
    return HttpResponse(render_to_string("errors/csrf.jinja", request=request), status=403)


def cannot_be_opened_now(request: HttpRequest) -> HttpResponse:
    """What a document is opened with does not answer. The page may stand in the frame of the document's own page."""
    answer = HttpResponse(render_to_string("errors/503.jinja", request=request), status=503)
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database, session nor built styles; if even the template fails, it is plain HTML.

    Of the request it takes the nonce of the policy alone: without a context processor nothing else is asked.
    """
    try:
        html = get_template("errors/500.jinja").render({"request": request})
    except Exception:
        logger.exception("The error page could not be rendered")
        html = f"<!DOCTYPE html><title>{_('Sorry, there is a problem with the service')}</title>"
        html += f"<h1>{_('Sorry, there is a problem with the service')}</h1>"
    return HttpResponse(html, status=500)
