"""Somebody reads at their own browser, and the story writes down what: the record of readings must say the same."""

from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse

from commonplatform.accounts.models import User
from commonplatform.documents.conversion import text_of_pdf
from commonplatform.storage.tickets import files_origin
from disclosure.models import Material
from tests.support.browser import Visitor


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody opened this, or kept it as a file."""

    organisation: str
    person: User
    material: Material


@dataclass(frozen=True, slots=True)
class Notebook:
    """Every reading of the story, and how often."""

    readings: Counter[Reading] = field(default_factory=Counter)

    def note(self, reader: User, material: Material) -> None:
        organisation = reader.memberships.get().organisation.name
        self.readings[Reading(organisation, reader, material)] += 1


@dataclass(frozen=True, slots=True)
class Reader:
    """A person who may read in this case."""

    browser: Visitor
    user: User
    notebook: Notebook

    def opens(self, material: Material) -> str:
        """From the documents tab; the address at the door of files that the browser shows it from."""
        self._finds(material)
        self.browser.sees("Open the document")
        self.notebook.note(self.user, material)
        (shown,) = (frame.url for frame in self.browser.page.main_frame.child_frames)
        assert shown.startswith(f"{files_origin()}/"), shown
        return shown

    def keeps(self, material: Material) -> str:
        """As a file, from the page on which it stands open; the words in it."""
        _name, content = self.browser.download("Download the original")
        self.notebook.note(self.user, material)
        return words_of(content)

    def plays(self, material: Material) -> None:
        self._finds(material)
        self.browser.page.wait_for_function("() => document.querySelector('video').readyState >= 1")
        self.notebook.note(self.user, material)

    def copies_a_link(self, material: Material) -> str:
        """An address at the door that has not been used yet. Whoever asks for one is on record as a reader."""
        address = reverse("disclosure:read", args=[material.pk])
        answer = self.browser.page.request.get(f"{self.browser.base_url}{address}", max_redirects=0)
        assert answer.status == 302, answer.status
        self.notebook.note(self.user, material)
        return answer.headers["location"]

    def _finds(self, material: Material) -> None:
        self.browser.visit(documents_of(material))
        title = f"{material.name}, version {material.version}" if material.version else material.name
        self.browser.follow(title)


def documents_of(material: Material) -> str:
    return reverse("disclosure:documents", args=[material.case_id])


def words_of(content: bytes) -> str:
    """The words of a PDF in one line."""
    return " ".join(" ".join(page.text for page in text_of_pdf(content)).split())
