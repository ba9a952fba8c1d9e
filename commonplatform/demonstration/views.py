"""A page with everybody's codes, for trying the service on one's own machine."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonplatform.demonstration.credentials import PASSWORD, seconds_left
from commonplatform.demonstration.personas import citizens, professionals


@login_not_required
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """How to sign in as whom, now. Not found in production, whatever the routes say."""
    if settings.ENVIRONMENT == "production":
        raise Http404
    return render(
        request,
        "demonstration/codes.jinja",
        {
            "citizens": list(citizens(timezone.localdate())),
            "people": list(professionals(to_try_first=False)),
            "password": PASSWORD,
            "seconds_left": seconds_left(),
        },
    )
