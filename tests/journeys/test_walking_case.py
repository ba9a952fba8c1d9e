"""One case from the police feed to the plea, the court's list and the initial details: the whole walk at once."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.models import Case
from commonplatform.accounts.roles import Role
from commonplatform.reference.models import Court, Prosecutor
from tests.functional.intake.conftest import make_reference_data
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.people import Professional
from tests.journeys.plea_pages import answers_every_page
from tests.support.browser import Visitor
from tests.support.live import Outbox, carry_out_effects, person_who_signs_in
from tests.support.world import court_staff, make_firm, prosecution_office
from tests.unit.intake.messages import SJP_NOTICE, new_case, person, routed, submission
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)

REFERENCE = "42/AB/12345/26"
BORN = date(1988, 2, 29)
GWEN = {"first_name": "Gwen", "last_name": "Harker", "driver_number": "HARKE 852298 A99AB"}


def test_the_walking_case(
    somebody_comes: SomebodyComes, somebody_works: SomebodyWorks, outbox: Outbox, tmp_path: Path
) -> None:
    make_reference_data()
    court, authority = Court.objects.get(name="Basildon"), Prosecutor.objects.get(name="Essex Police")
    listing_officer = person_who_signs_in(Role.LISTING_OFFICER, court_staff(court))
    prosecutor = person_who_signs_in(Role.PROSECUTOR, prosecution_office(authority))
    solicitor = person_who_signs_in(Role.SOLICITOR, make_firm("Quill & Partners"))

    lines = when_the_days_messages_are_taken_in(tmp_path)
    assert [line.split("  ")[0] for line in lines[:-1]] == ["accepted", "accepted", "duplicate", "refused"]
    assert Case.objects.count() == 2

    citizen = somebody_comes()
    when_the_defendant_pleads_not_guilty(citizen)
    carry_out_effects()
    assert "We have received your plea" in outbox.the_mail_to("gwen@example.org")["Subject"]

    officer = somebody_works(listing_officer).is_signed_in()
    officer.visit("/cases/work/")
    officer.sees("Plea received online")
    officer.follow(REFERENCE)
    officer.sees("Not guilty")

    sender = Professional(somebody_comes(scripts=False), prosecutor).is_signed_in()
    when_the_prosecutor_serves_the_initial_details(sender)
    carry_out_effects()

    defence = somebody_works(solicitor).is_signed_in()
    when_the_solicitor_goes_on_record(defence)
    defence.follow("Documents")
    defence.sees("Published", "Pleas")

    officer.looks_again()
    officer.follow("Timeline")
    officer.sees("Case received from %(prosecutor)s", prosecutor="Essex Police")
    officer.sees("%(firm)s went on record for %(defendant)s", firm="Quill & Partners", defendant="Gwen Harker")


def when_the_days_messages_are_taken_in(folder: Path) -> list[str]:
    """A police envelope, a prosecutor's notice, the first once more, and something that is no message."""
    hearing = (timezone.localdate() + timedelta(days=40)).isoformat()
    police = routed(
        new_case(urn=REFERENCE, initiation="Q", hearing_on=hearing, defendants=(person(born=BORN.isoformat()),))
    )
    day = folder / "feed"
    day.mkdir()
    (day / "1.xml").write_text(police)
    (day / "2.json").write_bytes(submission(SJP_NOTICE))
    (day / "3.xml").write_text(police)
    (day / "4.xml").write_text("<RouteData><unfinished>")
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("ingest", str(day), stdout=said, stderr=StringIO())
    assert ended.value.code == 1, "something was refused"
    return said.getvalue().splitlines()


def when_the_defendant_pleads_not_guilty(citizen: Visitor) -> None:
    citizen.visit("/plea/reference/")
    citizen.write("What is the reference on your notice?", REFERENCE)
    citizen.press("Continue")
    citizen.write("Postcode on the notice", "SS14 1AB")
    citizen.write_date("Your date of birth", BORN)
    citizen.press("Continue")
    citizen.is_at("Your case")
    answers_every_page(citizen, pleas=("not_guilty",), email="gwen@example.org", **GWEN)
    citizen.press("Continue to the declaration")
    citizen.choose("I have read this declaration and it is true")
    citizen.press("Send your plea")
    citizen.is_at("Your plea has been received")


def when_the_prosecutor_serves_the_initial_details(prosecutor: Visitor) -> None:
    prosecutor.visit("/cases/")
    prosecutor.follow(REFERENCE)
    prosecutor.press("Upload initial details")
    prosecutor.press("Continue")
    prosecutor.attach("Choose files", name="details.pdf", content=pdf(2))
    prosecutor.press("Upload and publish")


def when_the_solicitor_goes_on_record(solicitor: Visitor) -> None:
    solicitor.visit("/defence/search/")
    solicitor.write("Case reference or URN", "42ab1234526")
    solicitor.write("Surname", "HARKER")
    solicitor.write("First name", "gwen")
    solicitor.write_date("Date of birth", BORN)
    solicitor.press("Search")
    solicitor.choose("Privately paid")
    solicitor.press("Go on record")
    solicitor.sees("You are on record for %(defendant)s", defendant="Gwen Harker")
