"""The front doors and the pages a public service has about itself, in both languages."""

import pytest
from django.core.management import call_command
from django.test import Client

from commonplatform.reference.models import Court
from tests.functional.pleas.walking import Page
from tests.support.world import make_court

pytestmark = pytest.mark.django_db
PAGES = ("/", "/courts/", "/accessibility/", "/cookies/", "/privacy/", "/contact/", "/plea/", "/plea/ended/")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_opens_without_signing_in(path: str, language: str) -> None:
    client = Client()
    client.cookies["django_language"] = language
    page = Page(client.get(path))
    assert page.status == 200
    assert page.root.get("lang") == language
    assert len(page.root.xpath("//h1")) == 1


def test_the_start_page_has_three_front_doors() -> None:
    links = Page(Client().get("/")).links()
    assert links == ["/plea/", "/plea/track/", "/courts/", "/accounts/login/"]


def test_the_language_can_be_changed_on_any_page_and_leads_back_to_it() -> None:
    client = Client()
    switch = Page(client.get("/privacy/")).root.xpath('//a[@hreflang="cy"]/@href')
    assert switch == ["/language/?language=cy&next=%2Fprivacy%2F"]
    assert client.get(switch[0])["Location"] == "/privacy/"
    assert Page(client.get("/privacy/")).root.get("lang") == "cy"


def test_courts_are_listed_with_their_contacts_and_closed_ones_are_not() -> None:
    make_court("Lavender Hill")
    Court.objects.filter(pk=make_court("Closed House").pk).update(is_open=False)
    page = Page(Client().get("/courts/"))
    assert all(said in page.text for said in ("Lavender Hill", "1 Court Street", "0300 303 0000", "@example.org"))
    assert "Closed House" not in page.text


def test_a_welsh_court_is_listed_by_its_welsh_name_and_an_english_one_is_marked() -> None:
    make_court("Caernarfon", is_welsh=True)
    make_court("Lavender Hill")
    client = Client()
    client.cookies["django_language"] = "cy"
    page = Page(client.get("/courts/"))
    assert "Llys Caernarfon" in page.text
    assert page.root.xpath('//main//*[@lang="en"]/text()') == ["Lavender Hill"]


@pytest.mark.parametrize("path", ["/plea/", "/plea/ended/"])
def test_the_telephone_and_the_post_are_always_named(path: str) -> None:
    text = Page(Client().get(path)).text
    assert "paper form that came with your notice" in text
    assert "0306 999 0100" in text


def test_a_welsh_page_names_the_welsh_line() -> None:
    client = Client()
    client.cookies["django_language"] = "cy"
    assert "0306 999 0101" in Page(client.get("/plea/")).text


def test_the_migrations_are_complete() -> None:
    call_command("makemigrations", "pleas", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/contact/", ("Legal advice", "0306 999 0100", "0306 999 0101", "paper form")),
        ("/accessibility/", ("Equality Advisory and Support Service", "2.2, level AA", "Telling us about a problem")),
        ("/privacy/", ("never by the prosecutor", "stored encrypted", "Information Commissioner")),
        ("/cookies/", ("You close the browser",)),
    ],
)
def test_a_help_page_says_what_it_must(path: str, said: tuple[str, ...]) -> None:
    text = Page(Client().get(path)).text
    assert [words for words in said if words not in text] == []
