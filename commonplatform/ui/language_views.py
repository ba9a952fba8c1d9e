from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

# In the session of somebody who answers for another: the language of that person's pages.
JOURNEY_LANGUAGE = "journey_language"
ONE_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_safe
def set_language(request: HttpRequest) -> HttpResponse:
    """Go on in English or Welsh: remembers the choice in a cookie and returns to the page it was made on.

    A plain link, so that it works everywhere; an unknown language or a foreign ``next`` changes nothing. For
    somebody who answers for another it changes the language of that person's pages only.
    """
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(target if safe else "/")
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return response
    if JOURNEY_LANGUAGE in request.session:
        request.session[JOURNEY_LANGUAGE] = language
    else:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=ONE_YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        )
    return response
