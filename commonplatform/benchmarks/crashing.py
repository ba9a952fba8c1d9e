"""Pages that break, each quoting what was sent to it: what a log must not repeat."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from commonplatform.middleware import citizen_page
from commonplatform.urls import handler400 as handler400
from commonplatform.urls import handler403 as handler403
from commonplatform.urls import handler404 as handler404
from commonplatform.urls import handler500 as handler500
from commonplatform.urls import urlpatterns as pages_of_the_service


def raises(request: HttpRequest) -> HttpResponse:
    raise LookupError(f"no row for {dict(request.GET)} {request.body!r}")


def refused_by_the_database(request: HttpRequest) -> HttpResponse:
    """A row that the table refuses; Postgres would quote it whole."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS told (name text PRIMARY KEY, CHECK (length(name) < 3))")
        cursor.execute("INSERT INTO told VALUES (%s)", [request.GET["said"]])
    return HttpResponse()


def twice_in_the_database(request: HttpRequest) -> HttpResponse:
    """A key that is taken; Postgres would quote the key."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS keys (name text PRIMARY KEY)")
        cursor.execute("INSERT INTO keys VALUES (%s), (%s)", [request.GET["said"]] * 2)
    return HttpResponse()


def breaks_in_its_template(request: HttpRequest) -> HttpResponse:
    page = engines["jinja2"].from_string("{{ person.said[request.GET.said]() }}")
    return HttpResponse(page.render({"person": {"said": {request.GET["said"]: raises}}, "request": request}))


def breaks_while_it_answers(request: HttpRequest) -> HttpResponse:
    """A header that cannot be sent."""
    return HttpResponse(headers={"X-Said": f"{request.GET['said']}\n"})


CRASHES = (
    raises,
    refused_by_the_database,
    twice_in_the_database,
    breaks_in_its_template,
    breaks_while_it_answers,
)
urlpatterns = [
    *(path(f"crash/{view.__name__}/", citizen_page(view)) for view in CRASHES),
    *pages_of_the_service,
]
