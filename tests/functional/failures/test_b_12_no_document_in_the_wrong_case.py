"""B-12: documents were uploaded into the wrong case, 10,225 breaches of data protection in one year.

The guards: `disclosure.misfiling.doubts_about`, asked before anything is filed (`file_submission`), and a withdrawal
in one action, which seals the object (`seal_withdrawn`). Without the first, documents are filed unasked; without the
second, links from before still lead to the file.
"""

import pytest
from django.urls import reverse

from disclosure.models import Material
from disclosure.services import withdraw_material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import browser, make_world, page, visible, work_off
from tests.support.misfilings import HOW_MANY, text_pdf
from tests.support.world import actor_of
from tests.unit.disclosure.test_misfiling import how_many_doubted

pytestmark = pytest.mark.django_db
FOREIGN = text_pdf("URN: 02BB1234526\nR v Charles Babbage\nStatement of a witness")


def test_of_two_hundred_planted_documents_at_least_ninety_five_in_a_hundred_are_doubted() -> None:
    assert how_many_doubted(belonging=False) >= 0.95 * HOW_MANY


def test_a_doubted_document_is_in_no_case_until_somebody_says_that_it_belongs_there() -> None:
    world = make_world()
    answer = filed(world.prosecutor, world.case, {"statement.pdf": FOREIGN})
    assert answer.status_code == 302
    assert "names case 02BB1234526" in visible(browser(world.prosecutor).get(answer["Location"]).content)
    work_off()
    assert not Material.objects.exists()


def test_withdrawn_in_one_action_it_is_out_of_reach_and_whoever_opened_it_is_listed() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"statement.pdf": text_pdf("Nothing tells whose this is")})
    work_off()
    (material,) = Material.objects.all()
    browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))
    preview = browser(world.prosecutor).get(reverse("disclosure:withdraw", args=[material.pk]))
    assert "Sol Icitor" in visible(preview.content)
    key = material.object_key
    withdraw_material(actor=actor_of(world.prosecutor), material_id=material.pk, reason="Filed in the wrong case")
    work_off()
    material.refresh_from_db()
    assert material.status == MaterialStatus.WITHDRAWN
    assert material.object_key != key, "the object is sealed under another key: links from before are dead"
    assert browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk])).status_code == 404
    assert "Sol Icitor" in page(world.prosecutor, "readers", case_id=world.case.pk)
