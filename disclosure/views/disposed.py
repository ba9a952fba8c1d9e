"""The page of a document that was disposed of."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import render

from cases.presenters.case_frame import frame_of
from commonplatform.accounts.requests import ActingRequest
from disclosure.exceptions import DisposedOf
from disclosure.presenters.disposed import disposed_facts

P = ParamSpec("P")


def gone_where_disposed_of(
    view: Callable[Concatenate[ActingRequest, P], HttpResponse],
) -> Callable[Concatenate[ActingRequest, P], HttpResponse]:
    """Answer 410 with what is still on record, where the document is no more."""

    @wraps(view)
    def answered(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DisposedOf as gone:
            if gone.file is None:
                raise
            facts = {
                "frame": frame_of(request.actor, gone.file, "documents"),
                "name": gone.name,
                "facts": disposed_facts(gone),
            }
            return render(request, "disclosure/disposed.jinja", facts, status=410)

    return answered
