"""The button "Save and come back later" on every page after the proof, and what is typed before it is answered."""

from typing import Any, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponseBase, QueryDict

from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of
from pleas.exceptions import VisitNotProved
from pleas.forms.rows import ADD, REMOVE, RepeatedRows
from pleas.services import keep_draft
from pleas.types import Visit
from pleas.unfinished import Typing

SAVE = "save_for_later"
KEEP, FORGET = "keep_typing", "forget_typing"
UNFINISHED = "plea_unfinished"
FormT = TypeVar("FormT", bound=Form)

KEPT, LOST = "kept", "lost"
_NOT_TYPED = {SAVE, KEEP, FORGET, ADD, REMOVE, "csrfmiddlewaretoken", "submission_key"}


def keep_for_later(request: HttpRequest, visit: Visit, *, unfinished: str = "") -> str:
    """Keep the draft and say where to go then; nothing when there is no draft to keep.

    `unfinished`: what became of what was typed on the page that was left, kept or lost; it is told.
    """
    try:
        keep_draft(actor=CITIZEN, visit=visit)
    except VisitNotProved:
        return ""
    request.session[UNFINISHED] = unfinished
    return address_of("saved")


def typing_in(request: HttpRequest, response: HttpResponseBase | None = None) -> Typing:
    """What stood in the boxes of the page that was sent; `response` is the page that came back."""
    if FORGET in request.POST:
        return Typing({})
    boxes = {name: [str(text) for text in texts] for name, texts in request.POST.lists() if name not in _NOT_TYPED}
    pressed_a_button = not {KEEP, ADD, REMOVE} & set(request.POST)
    return Typing(boxes, was_sent=pressed_a_button and response is not None)


def form_as_left(form_class: type[FormT], typing: Typing, arguments: dict[str, Any]) -> FormT:
    """The page's form as somebody left it; with its faults when they had been told of them."""
    boxes = QueryDict(mutable=True)
    for name, texts in typing.boxes.items():
        boxes.setlist(name, texts)
    if typing.was_sent:
        return form_class(boxes, **arguments)
    if issubclass(form_class, RepeatedRows):
        return form_class.as_typed(boxes, **arguments)
    fields = form_class(**arguments).fields
    typed = {name: field.widget.value_from_datadict(boxes, {}, name) for name, field in fields.items()}
    return form_class(**{**arguments, "initial": typed})
