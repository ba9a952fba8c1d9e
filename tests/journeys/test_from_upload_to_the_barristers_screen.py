"""The whole story of evidence: uploaded, published, read by those who may, refused to everybody else, and on record."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from commonplatform.devservices.s3 import let_browsers_send
from tests.functional.disclosure.sections import fix_trial
from tests.journeys.conftest import SomebodyWorks
from tests.journeys.evidence_story import firms, prosecutor, record
from tests.journeys.evidence_story.cast import make_cast, works_for
from tests.journeys.evidence_story.files import FILM, STATEMENTS, forty_files
from tests.journeys.evidence_story.prosecutor import RECORD_OF_ADA
from tests.journeys.evidence_story.refusals import NOT_ALLOWED, is_refused, opens_a_dead_link
from tests.journeys.evidence_story.stage import Stage, initial_details, named
from tests.journeys.world import ADA, CHARLES
from tests.support.live import Outbox, carry_out_effects, words_of

pytestmark = pytest.mark.django_db(transaction=True)

DEFENDANTS = ("Ada Lovelace", "Charles Babbage")


@pytest.fixture
def _the_store_takes_files_from_browsers(live_server: LiveServer) -> None:
    storage = settings.STORAGES["default"]["OPTIONS"]
    address = (storage["endpoint_url"], storage["access_key"], storage["secret_key"], storage["bucket_name"])
    let_browsers_send(*address, origin=live_server.url)


@pytest.mark.usefixtures("_the_store_takes_files_from_browsers")
def test_evidence_is_uploaded_published_read_replaced_refused_and_every_reading_is_on_record(
    somebody_works: SomebodyWorks, outbox: Outbox, tmp_path: Path
) -> None:
    stage = Stage(make_cast(), somebody_works)
    the_prosecutor_uploads_forty_files_and_publishes_initial_details(stage, tmp_path)
    two_firms_go_on_record_and_each_reads_what_its_own_defendant_was_served(stage)
    a_barrister_is_given_access_by_mail_reads_and_is_sent_away(stage, outbox)
    a_colleague_reads_and_leaves_the_firm(stage)
    what_one_defendant_was_served_is_replaced_and_the_firm_sees_what_is_new(stage)
    the_firm_goes_off_record_and_with_it_everybody_it_gave_access(stage)
    nobody_else_reads(stage)
    the_record_says_who_read_what_and_nothing_else(stage)


def the_prosecutor_uploads_forty_files_and_publishes_initial_details(stage: Stage, folder: Path) -> None:
    paula = stage.browser(stage.cast.story.prosecutor)
    prosecutor.uploads_everything_at_once(paula, stage.case, forty_files(folder), folder)
    prosecutor.uploads_what_concerns_one_defendant(paula, stage.case, folder)
    prosecutor.publishes_initial_details(paula, stage.case, of=prosecutor.BUILT_FROM, for_whom=DEFENDANTS)


def two_firms_go_on_record_and_each_reads_what_its_own_defendant_was_served(stage: Stage) -> None:
    sol, coda = stage.reader(stage.cast.story.solicitor), stage.reader(stage.cast.co_defendants_solicitor)
    firms.goes_on_record(sol.browser, ADA)
    firms.goes_on_record(coda.browser, CHARLES)
    of_ada, of_charles = initial_details(1), initial_details(2)
    stage.links += [sol.opens(of_ada), coda.opens(of_charles)]
    assert RECORD_OF_ADA in sol.keeps(of_ada)
    coda.browser.does_not_see("Lovelace")
    assert RECORD_OF_ADA not in coda.keeps(of_charles)
    is_refused(sol.browser, of_charles, links=stage.links)
    is_refused(coda.browser, of_ada, named(RECORD_OF_ADA), links=stage.links)
    sol.opens(named(STATEMENTS[0]))
    sol.plays(named(FILM))


def a_barrister_is_given_access_by_mail_reads_and_is_sent_away(stage: Stage, outbox: Outbox) -> None:
    sol = stage.browser(stage.cast.story.solicitor)
    firms.gives_access(sol, stage.case, stage.cast.barrister, stage.cast.junior)
    carry_out_effects()
    of_ada = initial_details(1)
    for user in (stage.cast.barrister, stage.cast.junior):
        found = re.search(r"https?://[^/\s]+(/\S+)", words_of(outbox.the_mail_to(user.email)))
        assert found
        stage.browser(user).visit(found.group(1))
        stage.reader(user).opens(of_ada)
    bo = stage.reader(stage.cast.barrister)
    unused = bo.copies_a_link(of_ada)
    firms.takes_access_away(sol, stage.case, stage.cast.barrister)
    is_refused(bo.browser, of_ada, named(STATEMENTS[0]), links=[unused])
    firms.has_no_case(bo.browser)


def a_colleague_reads_and_leaves_the_firm(stage: Stage) -> None:
    cora = stage.reader(stage.cast.colleague)
    cora.opens(initial_details(1))
    unused = cora.copies_a_link(initial_details(1))
    firms.lets_a_colleague_go(stage.browser(stage.cast.story.solicitor), stage.cast.colleague)
    cora.browser.looks_again()
    cora.browser.is_at("Sign in")
    opens_a_dead_link(cora.browser, unused)
    works_for(stage.cast.colleague, stage.cast.strangers_firm)


def what_one_defendant_was_served_is_replaced_and_the_firm_sees_what_is_new(stage: Stage) -> None:
    story = stage.cast.story
    firms.the_visit_is_over(story.solicitor, stage.cast.co_defendants_solicitor)
    paula = stage.browser(story.prosecutor)
    prosecutor.publishes_initial_details(paula, stage.case, of=prosecutor.REPLACED_FROM, for_whom=DEFENDANTS[:1])
    firms.sees_what_is_new(stage.browser(story.solicitor), new=STATEMENTS[3], removed=STATEMENTS[0])
    firms.sees_nothing_new(stage.browser(stage.cast.co_defendants_solicitor))
    stage.links.append(stage.reader(story.solicitor).opens(initial_details(1, version=2)))


def the_firm_goes_off_record_and_with_it_everybody_it_gave_access(stage: Stage) -> None:
    before, now = initial_details(1), initial_details(1, version=2)
    sol, jo = stage.reader(stage.cast.story.solicitor), stage.reader(stage.cast.junior)
    unused = {sol.user: sol.copies_a_link(now), jo.user: jo.copies_a_link(before)}
    firms.goes_off_record(sol.browser, stage.case, DEFENDANTS[0])
    for user, link in unused.items():
        is_refused(stage.browser(user), now, before, named(RECORD_OF_ADA), links=[link])
        firms.has_no_case(stage.browser(user))


def nobody_else_reads(stage: Stage) -> None:
    cast = stage.cast
    of_ada = (initial_details(1, version=2), initial_details(1), named(RECORD_OF_ADA))
    is_refused(stage.browser(cast.co_defendants_solicitor), *of_ada, links=stage.links)
    for user in (cast.stranger, cast.foreign_prosecutor):
        is_refused(stage.browser(user), *of_ada, initial_details(2), named(STATEMENTS[0]), links=stage.links)
    is_refused(stage.signs_in_again(cast.colleague), *of_ada, links=stage.links)
    # Who sits in the trial sees the case, and of its documents what was shared: nothing yet.
    fix_trial(stage.case)
    magda = stage.browser(cast.magistrate)
    magda.visit(f"/documents/case/{stage.case.pk}/")
    magda.does_not_see(of_ada[0].name, RECORD_OF_ADA, STATEMENTS[0])
    is_refused(magda, *of_ada, named(STATEMENTS[0]), links=stage.links, initial_details=NOT_ALLOWED)


def the_record_says_who_read_what_and_nothing_else(stage: Stage) -> None:
    cast = stage.cast
    never_read = tuple(user.full_name for user in (cast.stranger, cast.foreign_prosecutor, cast.magistrate))
    for user in (cast.story.prosecutor, cast.story.officer):
        record.says_exactly(stage.browser(user), stage.case, stage.notebook, but_nobody=never_read)
