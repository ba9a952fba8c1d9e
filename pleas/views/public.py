"""Pages that need nothing: the front doors, courts, and what a public service says about itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from commonplatform.middleware import citizen_page
from commonplatform.ui.formats import page_language
from pleas.forms.finding import CourtFinderForm
from pleas.help_lines import help_line
from pleas.presenters.courts_page import court_views
from pleas.presenters.periods import kept_sentences
from pleas.selectors import open_courts
from pleas.selectors.courts import courts_for


@citizen_page
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The three front doors."""
    return render(request, "public/start.jinja")


@citizen_page
@require_http_methods(["GET", "HEAD", "POST"])
def courts(request: HttpRequest) -> HttpResponse:
    """Every court with its contacts; with a reference, those of its region."""
    form = CourtFinderForm(request.POST or None)
    searched = form.is_valid()
    found = courts_for(form.cleaned_data["reference"]) if searched else open_courts()
    context = {"form": form, "searched": searched, "courts": court_views(found)}
    return render(request, "public/courts.jinja", context)


@citizen_page
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everybody can use the service, and what to do where they cannot."""
    return render(request, "public/accessibility.jinja", {"help_line": help_line(page_language())})


@citizen_page
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """The three cookies, all needed."""
    return render(request, "public/cookies.jinja", {"names": _cookie_names()})


@citizen_page
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why and how long, with the periods in force."""
    return render(request, "public/privacy.jinja", {"kept": kept_sentences()})


@citizen_page
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ring or write to."""
    return render(request, "public/contact.jinja", {"english": help_line("en"), "welsh": help_line("cy")})


def _cookie_names() -> dict[str, str]:
    return {
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
    }
