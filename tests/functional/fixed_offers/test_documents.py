"""The acceptance as a document of the case: tagged, in English, and in Welsh beside it after a Welsh journey."""

from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.objects import read_object
from disclosure.models import Material
from pleas.models import Submission
from pleas.plea_document import PleaDocument, plea_documents
from tests.functional.fixed_offers.test_telling_the_defendant import accepted
from tests.functional.pleas.walking import Citizen
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import Person, court_staff, make_person, prosecution_office, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    make_figures()
    return make_case_with_offer(Person(offences=TWO_FARES))


def filed(case: Case) -> list[Material]:
    for kind in ("pleas.render_plea_document", "disclosure.file_generated_document"):
        for effect in Effect.objects.filter(case_id=case.pk, kind=kind):
            assert run_effect(effect.pk), effect.last_error
    return list(Material.objects.filter(case=case).order_by("name"))


def documents(case: Case) -> dict[str, PleaDocument]:
    sent = Submission.objects.get(case=case, kind="offer")
    return {each.language: each for each in plea_documents(sent.pk)}


def test_it_is_filed_with_the_pleas_and_tagged(case: Case) -> None:
    accepted(case)
    (material,) = filed(case)
    assert (material.section, material.name) == ("PL", "Fixed offer accepted")
    with pikepdf.open(BytesIO(read_object(material.object_key))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"


def test_a_welsh_journey_makes_one_in_each_language(case: Case) -> None:
    accepted(case, welsh=True)
    assert [each.name for each in filed(case)] == ["Derbyn cynnig penodedig", "Fixed offer accepted"]
    lines = [line.text for line in documents(case)["cy"].facts["lines"]]
    assert lines[-1] == "Cyfanswm i’w dalu"


def test_it_says_who_accepted_what_and_until_when_it_can_be_changed(case: Case) -> None:
    accepted(case)
    facts = documents(case)["en"].facts
    assert [(line.text, line.amount) for line in facts["lines"]] == [
        ("Penalty: Fail to hold a ticket", "£100"),
        ("Penalty: Travel without paying", "£100"),
        ("Prosecution costs", "£80"),
        ("Surcharge, which pays for services for victims", "£80"),
        ("Total to pay", "£360"),
    ]
    assert facts["accepted_by"] == "Ada Lovelace"
    assert (facts["convicted_from"] - facts["can_change_until"]).days == 1


def test_it_stays_what_was_accepted_after_a_plea_took_its_place(case: Case) -> None:
    accepted(case)
    Citizen(case).finds_the_case().answers("not_guilty", "not_guilty").sends()
    names = [each.name for each in filed(case)]
    assert names == ["Fixed offer accepted", "Online plea"]
    assert documents(case)["en"].facts["lines"][-1].amount == "£360"


@pytest.mark.parametrize("role", [Role.COURT_OFFICER, Role.PROSECUTOR])
def test_the_court_and_the_prosecutor_open_it(case: Case, role: Role) -> None:
    accepted(case)
    (material,) = filed(case)
    assert case.court is not None
    at = prosecution_office(case.prosecutor) if role == Role.PROSECUTOR else court_staff(case.court)
    client = signed_in(Client(), make_person(role, at))
    assert client.get(reverse("disclosure:read", args=[material.pk])).status_code == 302
