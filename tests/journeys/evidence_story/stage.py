"""Where the story is told: the people at their own browsers, what was written down, and what there is to read."""

from dataclasses import dataclass, field
from uuid import UUID

from cases.models import Case
from commonplatform.accounts.models import User
from disclosure.models import Material
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.evidence_story.cast import Cast
from tests.journeys.evidence_story.reading import Notebook, Reader
from tests.support.browser import Visitor


@dataclass
class Stage:
    """`links` are addresses at the door of files that have been used: they open nothing for anybody."""

    cast: Cast
    somebody_works: SomebodyWorks
    notebook: Notebook = field(default_factory=Notebook)
    links: list[str] = field(default_factory=list)
    _there: dict[UUID, Reader] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return self.cast.story.case

    def reader(self, user: User) -> Reader:
        """The person at the browser they have been at from the first time on."""
        if user.pk not in self._there:
            self._there[user.pk] = Reader(self.somebody_works(user).is_signed_in(), user, self.notebook)
        return self._there[user.pk]

    def browser(self, user: User) -> Visitor:
        return self.reader(user).browser

    def signs_in_again(self, user: User) -> Visitor:
        """At another browser, as what they are now."""
        self._there.pop(user.pk)
        user.refresh_from_db()
        return self.browser(user)


def initial_details(position: int, version: int = 1) -> Material:
    return Material.objects.get(defendant__position=position, section="IDPC", version=version)


def named(name: str) -> Material:
    return Material.objects.get(name=name, status="published")
