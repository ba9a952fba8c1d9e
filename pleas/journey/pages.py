"""The page of each step. A step without one would still be asked: a test sees to it that each has one."""

from collections.abc import Callable
from typing import Any

View = Callable[..., Any]

_PAGES: dict[str, View] = {}


def register_page(step_name: str, view: View) -> None:
    """Give a step its page. Called where the page is made; `pleas.views.journey_pages` imports all of them."""
    _PAGES[step_name] = view


def has_page(step_name: str) -> bool:
    return step_name in _PAGES


def page_of(step_name: str) -> View:
    """Raises `KeyError` for a step without a page."""
    return _PAGES[step_name]
