"""A citizen in a browser without scripts: fills in pages and reads what comes back."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from lxml import html

from cases.models import Case, Defendant
from tests.functional.pleas.typing import EMAIL as EMAIL
from tests.functional.pleas.typing import typed_on

BORN = {"born_on_day": "10", "born_on_month": "12", "born_on_year": "1990"}
POSTCODE = "SW1A 2AA"


@dataclass
class Page:
    """One answer of the server, parsed."""

    response: Any
    root: html.HtmlElement = field(init=False)

    def __post_init__(self) -> None:
        self.root = html.fromstring(self.response.content or b"<html></html>")

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    @property
    def leads_to(self) -> str:
        """Where a redirect goes, without its host."""
        return str(self.response.get("Location", ""))

    @property
    def heading(self) -> str:
        return _words(self.root.xpath("string(//h1)"))

    @property
    def title(self) -> str:
        return _words(self.root.xpath("string(//title)"))

    @property
    def text(self) -> str:
        return _words(self.root.xpath("string(//main)"))

    @property
    def errors(self) -> dict[str, str]:
        """The error summary: anchor to text."""
        links = self.root.xpath('//*[contains(@class,"govuk-error-summary__list")]//a')
        return {link.get("href"): _words(link.text_content()) for link in links}

    def value_of(self, name: str) -> str:
        found = self.root.xpath(f'//input[@name="{name}"]/@value')
        return str(found[0]) if found else ""

    def checked(self, name: str) -> str:
        found = self.root.xpath(f'//input[@name="{name}" and @checked]/@value')
        return str(found[0]) if found else ""

    def links(self) -> list[str]:
        return [str(href) for href in self.root.xpath("//main//a/@href")]


@dataclass
class Citizen:
    """Walks the journey. `case` must be one whose first defendant has the usual second factor."""

    case: Case
    client: Client = field(default_factory=Client)
    postcode: str = POSTCODE
    born: dict[str, str] = field(default_factory=lambda: dict(BORN))

    def get(self, path: str) -> Page:
        return Page(self.client.get(f"/plea/{path}"))

    def post(self, path: str, **data: str) -> Page:
        return Page(self.client.post(f"/plea/{path}", data))

    def speaks_welsh(self) -> "Citizen":
        self.client.cookies["django_language"] = "cy"
        return self

    def gives_reference(self, reference: str = "") -> Page:
        return self.post("reference/", reference=reference or self.case.reference_received)

    def proves(self, **factors: str) -> Page:
        return self.post("your-notice/", **{"postcode": self.postcode, **self.born, **factors})

    def finds_the_case(self) -> "Citizen":
        self.gives_reference()
        found = self.proves()
        assert found.leads_to in ("/plea/case/", "/plea/tasks/"), found.text
        return self

    def reaches(self, path: str, *pleas: str, **instead: str) -> "Citizen":
        """Answers whatever is asked before this page, until it opens."""
        while asked := self.get(path).leads_to:
            kept = self.post(asked.removeprefix("/plea/"), **typed_on(asked, pleas=pleas, instead=instead))
            assert kept.status == 302, f"{asked}: {kept.text}"
        return self

    def answers(self, *pleas: str, **instead: str) -> "Citizen":
        """Answers whatever is still asked, until the declaration opens."""
        return self.reaches("declaration/", *pleas, **instead)

    def key(self) -> str:
        """The key minted with the declaration page."""
        return self.get("declaration/").value_of("submission_key")

    def sends(self, key: str = "") -> Page:
        return self.post("declaration/", declared="on", submission_key=key or self.key())

    def has_sent(self, *pleas: str, **contact: str) -> "Citizen":
        sent = self.finds_the_case().answers(*pleas, **contact).sends()
        assert sent.leads_to == "/plea/receipt/", sent.text
        return self


def defendant_id(case: Case, position: int = 1) -> UUID:
    return Defendant.objects.get(case=case, position=position).pk


def _words(text: object) -> str:
    return " ".join(str(text).split())
