"""An auditor signs in, filters the record to a case, opens an event, takes the events away, and sees no case."""

import json

import pytest
from django.conf import settings
from django.test import Client

from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.support.browser import SMALL_PHONE
from tests.support.live import person_who_signs_in
from tests.support.world import make_case, make_firm, make_organisation, make_person, represent, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_signing_in_to_the_file(somebody_works: SomebodyWorks) -> None:
    case, firm = make_case(reference="TEST2000001"), make_firm("Hale & Okafor")
    represent(case, firm)
    solicitor = make_person(Role.SOLICITOR, firm, full_name="Sol Icitor")
    signed_in(Client(REMOTE_ADDR="203.0.113.9"), solicitor).get(f"/cases/{case.pk}/")
    number = Event.objects.filter(chain_id=case.pk).count()
    hmcts = make_organisation("hmcts", name="Internal audit")

    auditor = somebody_works(person_who_signs_in(Role.AUDITOR, hmcts, full_name="Aud Itor")).signs_in()
    auditor.is_at("Record of events")
    auditor.write("Case", "NO SUCH CASE")
    auditor.press("Apply filters")
    auditor.is_told("No case has this reference")
    auditor.write("Case", "test 2000001")
    auditor.press("Apply filters")
    auditor.sees(f"All {number} events of case TEST2000001 are in their chain as they were written", "203.0.113.9")
    auditor.follow("Case file opened: summary")
    auditor.is_at("Event")
    auditor.sees("Hale & Okafor", "What was stored", "follows from the one before it")
    auditor.follow("Events of this case from that day on")
    auditor.press("Export these events")
    auditor.press("Export")
    auditor.is_told("Enter why you take these events away")
    auditor.write("Why you take these events away", "Examination of November")
    name, content = auditor.download("Export")
    assert name.endswith(".jsonl")
    assert len([json.loads(line) for line in content.splitlines()]) == number
    assert Event.objects.get(kind="audit.exported").reason == "Examination of November"
    auditor.visit(f"/cases/{case.pk}/", expecting=404)
    auditor.visit("/cases/", expecting=403)


def test_on_a_small_phone_without_scripts(somebody_comes: SomebodyComes) -> None:
    case = make_case(reference="TEST2000002")
    browser = somebody_comes(scripts=False, viewport=SMALL_PHONE)
    session = signed_in(Client(), make_person(Role.AUDITOR, make_organisation("hmcts")))
    browser.brings_session(session.cookies[settings.SESSION_COOKIE_NAME].value)
    browser.visit("/audit/")
    browser.write("Case", case.reference_received)
    browser.press("Apply filters")
    browser.sees("events of case TEST2000002 are in their chain as they were written")
    event = Event.objects.filter(case_id=case.pk)[0]
    browser.visit(f"/audit/{event.pk}/")
    browser.sees(event.digest)
