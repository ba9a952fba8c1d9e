"""The button "Save and come back later", which stands on every page after the proof."""

from django.http import HttpRequest, HttpResponseBase

from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of
from pleas.exceptions import VisitNotProved
from pleas.services import keep_draft
from pleas.types import Visit

SAVE = "save_for_later"
UNFINISHED = "plea_unfinished"
_NOT_TYPED = {SAVE, "csrfmiddlewaretoken", "submission_key"}


def keep_for_later(request: HttpRequest, visit: Visit, *, unfinished: bool = False) -> str:
    """Keep the draft and say where to go then; nothing when there is no draft to keep.

    `unfinished`: what was typed on the page that was left could not be kept, and is told so.
    """
    try:
        keep_draft(actor=CITIZEN, visit=visit)
    except VisitNotProved:
        return ""
    request.session[UNFINISHED] = unfinished
    return address_of("saved")


def could_not_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the page came back with faults although something was typed on it."""
    typed = (value.strip() for name, values in request.POST.lists() if name not in _NOT_TYPED for value in values)
    return response.status_code == 200 and any(typed)
