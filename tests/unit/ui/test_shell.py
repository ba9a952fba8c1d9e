from types import SimpleNamespace

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from commonplatform.ui.context_processors import shell
from commonplatform.ui.language_views import set_language


def nothing(request: object) -> HttpResponse:
    return HttpResponse()


public = [
    path("privacy", nothing, name="privacy"),
    path("language", set_language, name="set_language"),
    path("start", nothing, name="start"),
]
work = [path("", nothing, name="list"), path("cases/", nothing, name="cases")]
urlpatterns = [path("p/", include((public, "public"))), path("work/", include((work, "work")))]

pytestmark = pytest.mark.urls(__name__)

COURT_PERSON = SimpleNamespace(
    display_name="Priya Nair",
    organisation_name="Lavender Hill",
    role_label="Court administrator",
    navigation=(("Work", "work:list", 1200), ("Cases", "work:cases", None), ("Gone", "work:gone", 1)),
)


def test_nobody_signed_in_gives_a_bare_shell() -> None:
    found = shell(RequestFactory().get("/p/start"))["shell"]
    assert not found.signed_in
    assert found.navigation == ()
    assert found.home_href == "/p/start"


def test_navigation_marks_the_nearest_page_and_caps_counts() -> None:
    request = RequestFactory().get("/work/cases/1")
    request.actor = COURT_PERSON  # type: ignore[attr-defined]
    found = shell(request)["shell"]
    assert [(link.text, link.current, link.count) for link in found.navigation] == [
        ("Work", False, "1,000+"),
        ("Cases", True, ""),
    ]
    assert (found.display_name, found.organisation_name) == ("Priya Nair", "Lavender Hill")


def test_pages_that_are_not_routed_are_not_offered() -> None:
    assert [str(link.text) for link in shell(RequestFactory().get("/"))["footer_links"]] == ["Privacy"]


def test_the_language_choice_leads_back_to_the_same_page() -> None:
    links = shell(RequestFactory().get("/p/start?x=1"))["shell"].languages
    assert [(link.language, link.current) for link in links] == [("en", True), ("cy", False)]
    assert links[1].href == "/p/language?language=cy&next=%2Fp%2Fstart%3Fx%3D1"


@override_settings(ALLOWED_HOSTS=["testserver"])
@pytest.mark.parametrize(
    ("query", "target", "remembered"),
    [
        ("language=cy&next=/p/start", "/p/start", "cy"),
        ("language=cy&next=https://elsewhere.example/", "/", "cy"),
        ("language=xx&next=/p/start", "/p/start", None),
    ],
)
def test_choosing_a_language(query: str, target: str, remembered: str | None) -> None:
    request = RequestFactory().get(f"/p/language?{query}")
    request.session = SessionBase()
    response = set_language(request)
    assert response["Location"] == target
    cookie = response.cookies.get("django_language")
    assert (cookie.value if cookie else None) == remembered
