"""What the two firms do: find the case, go on record, give access, see what is new, lose a colleague, go off record."""

from datetime import timedelta

from django.db.models import F

from cases.models import Case, CaseVisit
from commonplatform.accounts.models import User
from tests.journeys.world import REFERENCE
from tests.support.browser import Visitor
from tests.support.world import Person


def goes_on_record(solicitor: Visitor, client: Person) -> None:
    solicitor.visit("/defence/my-cases/")
    solicitor.sees("No cases yet")
    solicitor.follow("Find a case")
    solicitor.write("Case reference or URN", REFERENCE)
    solicitor.write("Surname", client.surname)
    solicitor.write("First name", client.forenames)
    assert client.born_on is not None
    solicitor.write_date("Date of birth", client.born_on)
    solicitor.press("Search")
    solicitor.is_at("Go on record")
    solicitor.choose("Privately paid")
    solicitor.press("Go on record")
    solicitor.sees("You are on record for %(defendant)s", defendant=f"{client.forenames} {client.surname}")


def gives_access(solicitor: Visitor, case: Case, *people: User) -> None:
    solicitor.visit(f"/cases/{case.pk}/access/")
    for person in people:
        solicitor.press("Give access")
        solicitor.write("E-mail address", person.email)
        solicitor.press("Give access")
        solicitor.sees("Access given to %(email)s", email=person.email)


def takes_access_away(solicitor: Visitor, case: Case, person: User) -> None:
    solicitor.visit(f"/cases/{case.pk}/access/")
    solicitor.follow("Remove %(who)s", who=person.full_name)
    solicitor.press("Take access away")
    solicitor.sees("%(who)s can no longer see the case", who=person.full_name)


def lets_a_colleague_go(manager: Visitor, person: User) -> None:
    manager.visit("/defence/people/")
    manager.follow(person.full_name)
    manager.follow("%(who)s leaves the organisation", who=person.full_name)
    manager.press("End the membership")
    manager.sees("%(who)s no longer works for the organisation", who=person.full_name)


def the_visit_is_over(*people: User) -> None:
    """As when they come back after a pause: what came since their last page is new to them."""
    held = CaseVisit.objects.filter(user_id__in=[person.pk for person in people])
    held.update(previous_at=F("last_seen_at"), last_seen_at=F("last_seen_at") + timedelta(microseconds=1))


def sees_what_is_new(solicitor: Visitor, *, new: str, removed: str) -> None:
    """In the list of cases, in the case, and what it is in the initial details."""
    solicitor.visit("/defence/my-cases/")
    solicitor.sees("1 change to documents")
    solicitor.follow(REFERENCE)
    solicitor.sees("New since your last visit", "1 change to documents")
    solicitor.follow("Documents")
    solicitor.sees("Replaced since you opened version 1. 1 new, 0 changed, 1 removed.")
    solicitor.follow("Initial details for Ada Lovelace: versions and contents")
    said = solicitor.reads(".govuk-inset-text")
    assert said.startswith("New since you opened version 1")
    now, _heading, gone = said.partition("Removed")
    assert new in now
    assert removed in gone


def sees_nothing_new(solicitor: Visitor) -> None:
    solicitor.visit("/defence/my-cases/")
    solicitor.sees(REFERENCE, "Nothing")
    solicitor.does_not_see("change to documents")


def goes_off_record(solicitor: Visitor, case: Case, defendant: str) -> None:
    solicitor.visit(f"/defence/cases/{case.pk}/representation/")
    solicitor.follow("End representation of %(defendant)s", defendant=defendant)
    solicitor.write("Why does the representation end?", "The client has instructed another firm")
    solicitor.press("End representation")


def has_no_case(person: Visitor) -> None:
    person.visit("/defence/my-cases/")
    person.sees("No cases yet")
