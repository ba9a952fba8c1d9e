"""What everybody meets who may not read: nothing, on every screen and at the door of files."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from playwright.sync_api import expect

from disclosure.models import Material
from tests.support.browser import Visitor

NOT_THERE, NOT_ALLOWED = 404, 403


def is_refused(person: Visitor, *materials: Material, links: Sequence[str], initial_details: int = NOT_THERE) -> None:
    """The page of the first document is asked for on the screen, and so is the first link that others were given; the
    same browser then asks for every other address of each. The case's page of initial details may be there and not
    allowed; a document is not there.
    """
    (shown, status), *others = [place for material in materials for place in _addresses(material, initial_details)]
    person.visit(shown, expecting=status)
    person.does_not_see(materials[0].name)
    opens_a_dead_link(person, links[0])
    for address, expected in (*((f"{person.base_url}{each}", said) for each, said in others), *_dead(links[1:])):
        answer = person.page.request.get(address, max_redirects=0)
        assert answer.status == expected, f"{address}: {answer.status}"


def opens_a_dead_link(person: Visitor, link: str) -> None:
    """Beside the page that they are at."""
    tab = person.page.context.new_page()
    answer = tab.goto(link)
    assert answer is not None
    assert answer.status == NOT_THERE
    expect(tab.get_by_role("heading", level=1)).to_have_text("This link cannot be used")
    tab.close()


def _addresses(material: Material, initial_details: int) -> Iterator[tuple[str, int]]:
    """Every page that shows the document or gives a link to it, and what it answers."""
    for name in ("view", "read", "download"):
        yield reverse(f"disclosure:{name}", args=[material.pk]), NOT_THERE
    if material.version:
        yield reverse("disclosure:idpc", args=[material.case_id, material.defendant_id]), initial_details


def _dead(links: Sequence[str]) -> Iterator[tuple[str, int]]:
    return ((link, NOT_THERE) for link in links)
