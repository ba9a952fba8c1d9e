"""The request as views receive it."""

from django.http import HttpRequest

from commonplatform.accounts.types import Actor


class ActingRequest(HttpRequest):
    """A request whose acting person is known (`commonplatform.middleware.acting_person` puts it there)."""

    actor: Actor
