"""An administrator changes a court and sees who changed it; case data is not in administration at all."""

import pytest

from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.reference.models import Court
from tests.journeys.conftest import SomebodyWorks
from tests.support.live import person_who_signs_in
from tests.support.world import make_case, make_court, make_organisation

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_court_is_changed_and_its_history_says_by_whom(somebody_works: SomebodyWorks) -> None:
    court = make_court("Sallow Street Magistrates’ Court")
    case = make_case(court=court)
    person = person_who_signs_in(
        Role.ADMINISTRATOR, make_organisation("hmcts", name="HMCTS"), full_name="Ada Ministrator"
    )
    keep_administrator_rights(person)

    administrator = somebody_works(person).signs_in()
    administrator.is_at("Courts, prosecutors, offences and people")
    administrator.does_not_see("Cases")
    administrator.follow("Courts")
    administrator.follow("Sallow Street Magistrates’ Court")
    administrator.page.get_by_label("Telephone:", exact=True).fill("0300 303 1234")
    administrator.page.get_by_role("button", name="Save and continue editing").first.click()
    administrator.page.wait_for_load_state()
    assert Court.objects.get(pk=court.pk).telephone == "0300 303 1234"
    administrator.follow("History")
    assert "Ada Ministrator" in administrator.words
    assert "Telephone" in administrator.words
    administrator.visit(f"/cases/{case.pk}/", expecting=404)
