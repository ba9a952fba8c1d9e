"""The answer to an attempt that found nothing, rendered once and filled in: guessing must cost the service little.

Every failure gets it, whatever was wrong, so that none can be told from another by its time either. Only
what was typed, the form's token and the nonce of the policy differ from one answer to the next.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.crypto import get_random_string
from markupsafe import escape

from commonplatform.ui.formats import page_language
from pleas.forms import ProofForm
from pleas.views.assistance import assistance_of

TYPED = ("postcode", "born_on_day", "born_on_month", "born_on_year")
MOST_KEPT = 32
_TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*"')
_MARK = get_random_string(24)
_kept: dict[tuple[object, ...], str] = {}

Context = Callable[[ProofForm], dict[str, Any]]


def answer_that_nothing_was_found(
    request: HttpRequest, template: str, context: Context, facts: tuple[object, ...]
) -> HttpResponse | None:
    """The page with what was typed, or None where it says more than to everybody: to a helper, or a message.

    `facts` are what the page depends on besides: a change of them is another page.
    """
    if assistance_of(request) is not None or len(get_messages(request)):
        return None
    typed = {name: request.POST.get(name, "") for name in TYPED}
    key = (page_language(), template, facts, *(bool(text) for text in typed.values()))
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _rendered(request, template, context, typed)
    return HttpResponse(_filled(_kept[key], request, typed))


def _rendered(request: HttpRequest, template: str, context: Context, typed: Mapping[str, str]) -> str:
    form = ProofForm({name: _stand_in(name) if text else "" for name, text in typed.items()})
    form.errors.clear()
    form.say_nothing_was_found()
    rendered = str(render_to_string(template, context(form), request=request))
    page = rendered.replace(str(request.csp_nonce), _stand_in("nonce"))  # type: ignore[attr-defined]
    return _TOKEN.sub(rf'\g<1>{_stand_in("token")}"', page)


def _filled(page: str, request: HttpRequest, typed: Mapping[str, str]) -> str:
    values = {name: str(escape(text)) for name, text in typed.items()}
    values |= {"token": get_token(request), "nonce": str(request.csp_nonce)}  # type: ignore[attr-defined]
    return _STAND_INS.sub(lambda found: values[found[1]], page)


def _stand_in(name: str) -> str:
    return f"{_MARK}-{name}-{_MARK}"


_STAND_INS = re.compile(_stand_in(r"(\w+)"))
