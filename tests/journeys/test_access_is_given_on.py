"""A firm gives a barrister and a clerk access; the clerk gives it on; it is taken away, and all of it ends with the
representation. And a new colleague is invited, sets a password and a second factor, and works."""

import re
from dataclasses import dataclass

import pytest

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from tests.functional.defence.steps import put_on_record
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.test_defence_goes_on_record import given_initial_details_were_served
from tests.journeys.world import ADA, CHARLES, REFERENCE, Story, make_story
from tests.support.browser import SMALL_PHONE, Visitor
from tests.support.live import PASSWORD, Outbox, carry_out_effects, person_who_signs_in, words_of
from tests.support.world import make_organisation

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True, slots=True)
class Chambers:
    """The people who are given access."""

    organisation: Organisation
    barrister: User
    junior: User
    clerk: User


def make_chambers() -> Chambers:
    organisation = make_organisation("chambers", name="Mitre Chambers")
    return Chambers(
        organisation,
        barrister=person_who_signs_in(Role.BARRISTER, organisation, full_name="Bo Barrister"),
        junior=person_who_signs_in(Role.BARRISTER, organisation, full_name="Jo Junior"),
        clerk=person_who_signs_in(Role.CHAMBERS_CLERK, organisation, full_name="Clara Clerk"),
    )


def test_access_is_given_used_given_on_taken_away_and_ends_with_the_firm(
    somebody_works: SomebodyWorks, outbox: Outbox
) -> None:
    story, chambers = make_story(defendants=(ADA, CHARLES)), make_chambers()
    given_initial_details_were_served(story)
    put_on_record(story.case, story.firm)

    solicitor = somebody_works(story.solicitor).signs_in()
    when_a_wrong_address_is_told_with_its_code(solicitor)
    when_access_is_given(solicitor, chambers.barrister)
    carry_out_effects()
    then_the_mail_says_only_that_there_is_something(outbox, chambers.barrister)
    barrister = somebody_works(chambers.barrister).is_signed_in()
    then_the_barrister_reads_and_is_told_why(barrister, story)
    when_the_access_is_taken_away(solicitor, "Bo Barrister")
    barrister.visit(f"/cases/{story.case.pk}/", expecting=404)

    when_access_is_given(solicitor, chambers.clerk)
    clerk = somebody_works(chambers.clerk).is_signed_in()
    then_the_clerk_sees_the_case_but_no_documents_and_gives_access_on(clerk, story, chambers.junior)
    junior = somebody_works(chambers.junior).is_signed_in()
    junior.visit(f"/cases/{story.case.pk}/")
    junior.sees("The defence of %(names)s", names="Ada Lovelace")
    then_the_firm_reviews_both(solicitor)
    when_the_representation_ends(solicitor, story)
    for visitor in (clerk, junior, solicitor):
        visitor.visit(f"/cases/{story.case.pk}/", expecting=404)


def to_the_access_page(solicitor: Visitor) -> None:
    solicitor.search(REFERENCE)
    solicitor.follow("Access")


def when_a_wrong_address_is_told_with_its_code(solicitor: Visitor) -> None:
    to_the_access_page(solicitor)
    solicitor.press("Give access")
    solicitor.write("E-mail address", "nobody@example.org")
    solicitor.press("Give access")
    solicitor.is_told("Nobody with the e-mail address %(email)s can sign in here", email="nobody@example.org")
    solicitor.sees("Give access")
    assert "(code 004)" in solicitor.words


def when_access_is_given(solicitor: Visitor, person: User) -> None:
    to_the_access_page(solicitor)
    solicitor.press("Give access")
    solicitor.write("E-mail address", person.email)
    solicitor.press("Give access")
    solicitor.sees("Access given to %(email)s", email=person.email)
    solicitor.sees(person.full_name, "Mitre Chambers")
    solicitor.sees("Granted access by %(who)s", who="Sol Icitor")


def then_the_mail_says_only_that_there_is_something(outbox: Outbox, barrister: User) -> None:
    mail = outbox.the_mail_to(barrister.email)
    assert "There is something for you to read" in str(mail["Subject"])
    for secret in (REFERENCE, "Lovelace", "Quill"):
        assert secret not in f"{mail['Subject']} {words_of(mail)}"


def then_the_barrister_reads_and_is_told_why(barrister: Visitor, story: Story) -> None:
    barrister.visit("/cases/")
    barrister.follow(REFERENCE)
    barrister.sees("The defence of %(names)s", names="Ada Lovelace")
    barrister.does_not_see("Babbage")
    barrister.follow("Documents")
    name, content = barrister.download(barrister.reads('td[data-label="Download"] a'))
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    barrister.follow("Why can I see this case?")
    barrister.sees("Sol Icitor", "Ada Lovelace")


def when_the_access_is_taken_away(solicitor: Visitor, who: str) -> None:
    to_the_access_page(solicitor)
    solicitor.follow("Remove %(who)s", who=who)
    solicitor.press("Take access away")
    solicitor.sees("%(who)s can no longer see the case", who=who)


def then_the_clerk_sees_the_case_but_no_documents_and_gives_access_on(
    clerk: Visitor, story: Story, junior: User
) -> None:
    clerk.visit(f"/documents/case/{story.case.pk}/")
    clerk.sees("There are no documents that you may read")
    clerk.does_not_see("Initial details of the prosecution case")
    clerk.visit(f"/cases/{story.case.pk}/")
    clerk.press("Give access")
    clerk.write("E-mail address", junior.email)
    clerk.press("Give access")
    clerk.sees("Access given to %(email)s", email=junior.email)
    clerk.follow("Chambers")
    clerk.sees("Jo Junior", REFERENCE)
    clerk.sees("Granted access by %(who)s", who="Clara Clerk")


def then_the_firm_reviews_both(solicitor: Visitor) -> None:
    solicitor.follow("Access given")
    solicitor.sees("Clara Clerk", "Jo Junior")


def when_the_representation_ends(solicitor: Visitor, story: Story) -> None:
    solicitor.visit(f"/cases/{story.case.pk}/")
    solicitor.press("Representation")
    solicitor.follow("End representation of %(defendant)s", defendant="Ada Lovelace")
    solicitor.write("Why does the representation end?", "The client has instructed another firm")
    solicitor.press("End representation")


def test_a_new_colleague_is_invited_on_a_telephone_and_comes_in(
    somebody_works: SomebodyWorks, somebody_comes: SomebodyComes, outbox: Outbox
) -> None:
    story = make_story()
    Membership.objects.filter(user=story.solicitor).update(manages_people=True)
    manager = somebody_works(story.solicitor).signs_in()
    manager.follow("People")
    manager.press("Invite somebody")
    manager.write("Full name", "Noor Newcomer")
    manager.write("E-mail address", "noor@example.org")
    manager.choose("Defence solicitor")
    manager.press("Send the invitation")
    manager.sees("Invited, no password set yet")
    carry_out_effects()
    found = re.search(r"https?://[^/\s]+(/defence/invitation/\S+)", words_of(outbox.the_mail_to("noor@example.org")))
    assert found
    noor = somebody_comes(viewport=SMALL_PHONE, scripts=False)
    noor.visit(found.group(1))
    noor.write("New password", PASSWORD)
    noor.write("New password again", PASSWORD)
    noor.press("Set password")
    noor.is_at("Sign in")
    noor.write("E-mail address", "noor@example.org")
    noor.write("Password", PASSWORD)
    noor.press("Continue")
    noor.visit("/cases/")
    assert "/accounts/2fa/app/" in noor.page.url
    manager.follow("Noor Newcomer")
    manager.follow("%(who)s leaves the organisation", who="Noor Newcomer")
    manager.press("End the membership")
    noor.visit("/cases/")
    noor.is_at("Sign in")


def test_the_prosecution_assigns_an_advocate_who_sees_the_case_from_its_side(somebody_works: SomebodyWorks) -> None:
    story, chambers = make_story(defendants=(ADA, CHARLES)), make_chambers()
    prosecutor = somebody_works(story.prosecutor).is_signed_in()
    prosecutor.visit("/cases/")
    prosecutor.follow("Hearings")
    prosecutor.follow("Assign an advocate to cases instead")
    prosecutor.write("E-mail address", chambers.barrister.email)
    prosecutor.write("Case references or URNs", f"{REFERENCE}\nNOSUCH")
    prosecutor.press("Assign")
    prosecutor.is_told("There is no case %(reference)s among your cases", reference="NOSUCH")
    prosecutor.write("Case references or URNs", REFERENCE)
    prosecutor.press("Assign")
    advocate = somebody_works(chambers.barrister).is_signed_in()
    advocate.visit(f"/cases/{story.case.pk}/")
    advocate.sees("The prosecution", "Ada Lovelace", "Charles Babbage")
    prosecutor.visit(f"/cases/{story.case.pk}/access/")
    prosecutor.follow("Remove %(who)s", who="Bo Barrister")
    prosecutor.press("Remove advocate")
    advocate.visit(f"/cases/{story.case.pk}/", expecting=404)
