"""What magistrates are given to read in a trial (domain document "Defence portal", Sharing with the bench)."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from disclosure.exceptions import MaterialNotFound, TrialNotFound
from disclosure.models import Material, Share
from disclosure.services import DocumentsToShare, share_documents
from disclosure.types import ShareReceipt
from tests.functional.disclosure.sections import document, fix_trial, one_of_each
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, events, make_world, page, visible
from tests.support.section_table import SECTIONS, given
from tests.support.world import actor_of, make_person
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def adviser_of(world: World) -> User:
    return make_person(Role.LEGAL_ADVISER, world.officer.memberships.get().organisation, full_name="Grace Mensah")


def magistrate_of(world: World) -> User:
    return make_person(Role.MAGISTRATE, world.officer.memberships.get().organisation)


def share(
    adviser: User, world: World, hearing: UUID, *chosen: Material, sections: tuple[str, ...] = ()
) -> ShareReceipt:
    wanted = DocumentsToShare(world.case.pk, hearing, [each.pk for each in chosen], sections)
    with actor_scope(actor_of(adviser)):
        return share_documents(actor=actor_of(adviser), wanted=wanted)


def test_shared_once_it_is_on_the_list_and_a_repeat_is_a_receipt_that_changes_nothing() -> None:
    world = make_world()
    documents, trial, adviser = one_of_each(world.case), fix_trial(world.case), adviser_of(world)
    assert share(adviser, world, trial.pk, documents["WS", 0]) == ShareReceipt(1, 0)
    assert share(adviser, world, trial.pk, documents["WS", 0]) == ShareReceipt(0, 1)
    assert len(events(world, "document.shared")) == 1
    for user in (adviser, world.officer, magistrate_of(world)):
        text = page(user, "shared", case_id=world.case.pk)
        assert "WS whole" in text
        assert "Grace Mensah" in text
    assert browser(world.solicitor).get(reverse("disclosure:shared", args=[world.case.pk])).status_code == 403


def test_in_a_trial_the_bench_is_not_told_that_served_details_were_not_and_is_led_to_none_of_them() -> None:
    world = make_world()
    one_of_each(world.case)
    assert "versions and contents" in page(magistrate_of(world), "documents", case_id=world.case.pk)
    fix_trial(world.case)
    text = page(magistrate_of(world), "documents", case_id=world.case.pk)
    assert "Not yet served" not in text
    assert "versions and contents" not in text


def test_in_a_trial_the_bench_reads_of_initial_details_only_what_was_shared_with_it() -> None:
    world = make_world()
    shared = one_of_each(world.case)["IDPC", 1]
    address = reverse("disclosure:idpc", args=[world.case.pk, world.defendant.pk])
    magistrate = browser(magistrate_of(world))
    assert magistrate.get(address).status_code == 200
    trial = fix_trial(world.case)
    assert magistrate.get(address).status_code == 403
    Material.objects.filter(pk=shared.pk).update(version=2)
    document(world.case, "IDPC", defendant=world.defendant, status="replaced", version=1)
    share(adviser_of(world), world, trial.pk, shared)
    text = visible(magistrate.get(address).content)
    assert shared.name in text
    assert "Earlier versions" not in text


def test_whole_sections_can_be_shared_at_once_and_only_what_stands_published() -> None:
    world = make_world((ADA, CHARLES))
    documents, trial, adviser = one_of_each(world.case), fix_trial(world.case), adviser_of(world)
    Material.objects.filter(pk=documents["PC", 2].pk).update(
        status="withdrawn", withdrawn_at=documents["PC", 2].published_at, withdrawn_because="x"
    )
    assert share(adviser, world, trial.pk, sections=("PC", "WS")) == ShareReceipt(2, 0)
    assert set(Share.objects.values_list("material__section", flat=True)) == {"PC", "WS"}


def test_the_page_shares_everything_that_magistrates_may_be_given_and_nothing_more() -> None:
    world = make_world((ADA, CHARLES))
    one_of_each(world.case)
    fix_trial(world.case)
    client = browser(adviser_of(world))
    address = reverse("disclosure:share", args=[world.case.pk])
    form = client.get(address).content.decode()
    offered = {code for code in SECTIONS if f'name="sections" type="checkbox" value="{code}"' in form}
    assert offered == {code for code in SECTIONS if given(code, Role.MAGISTRATE, "read")}
    assert offered & {"UM", "SUM", "PRIV", "MF"} == set()
    hearing = str(world.case.hearings.get().pk)
    answer = client.post(address, {"hearing": hearing, "sections": sorted(offered)}, follow=True)
    assert "documents have been shared with the magistrates" in visible(answer.content)
    assert set(Share.objects.values_list("material__section", flat=True)) == offered
    assert client.post(address, {"hearing": hearing}).status_code == 200, "nothing chosen: said at the field"


@pytest.mark.parametrize("section", ["UM", "SUM", "PRIV", "MF", "EX"])
def test_what_magistrates_never_read_is_never_shared(section: str) -> None:
    world = make_world()
    documents, trial, adviser = one_of_each(world.case), fix_trial(world.case), adviser_of(world)
    material = documents.get((section, 1)) or documents[section, 0]
    with pytest.raises(MaterialNotFound):
        share(adviser, world, trial.pk, material)
    assert not Share.objects.exists()


def test_not_with_another_hearing_not_of_another_case_and_not_by_anybody_else() -> None:
    world, other = make_world(), make_world()
    documents, adviser = one_of_each(world.case), adviser_of(world)
    foreign, foreign_trial = one_of_each(other.case), fix_trial(other.case)
    for hearing in (uuid4(), foreign_trial.pk, fix_trial(world.case, "PLE").pk):
        with pytest.raises(TrialNotFound):
            share(adviser, world, hearing, documents["WS", 0])
    trial = fix_trial(world.case)
    with pytest.raises(MaterialNotFound):
        share(adviser, world, trial.pk, foreign["WS", 0])
    address = reverse("disclosure:share", args=[world.case.pk])
    for user in (world.officer, world.prosecutor, world.solicitor, magistrate_of(world)):
        assert browser(user).get(address).status_code == 403
    assert not Share.objects.exists()


@pytest.mark.parametrize("type_code", ["TRL", "TNW", "TIS"])
def test_every_kind_of_trial_binds_the_bench(type_code: str) -> None:
    world = make_world()
    one_of_each(world.case)
    magistrate = browser(magistrate_of(world))
    address = reverse("disclosure:documents", args=[world.case.pk])
    assert "WS whole" in magistrate.get(address).content.decode()
    fix_trial(world.case, type_code)
    assert "WS whole" not in magistrate.get(address).content.decode()


def test_without_a_trial_there_is_nothing_to_share() -> None:
    world = make_world()
    one_of_each(world.case)
    assert "No trial is fixed in this case" in page(adviser_of(world), "share", case_id=world.case.pk)


def test_what_was_shared_stays_on_record() -> None:
    world = make_world()
    documents, trial = one_of_each(world.case), fix_trial(world.case)
    share(adviser_of(world), world, trial.pk, documents["WS", 0])
    given_away = Share.objects.get()
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        given_away.delete()
    given_away.pk = uuid4()
    with pytest.raises(IntegrityError, match="share_once_per_hearing"), transaction.atomic():
        given_away.save(force_insert=True)


def test_the_bench_may_file_a_document_in_a_trial_although_it_then_reads_only_what_was_shared() -> None:
    world = make_world()
    fix_trial(world.case)
    user = magistrate_of(world)
    submission = filed(user, world.case, {"Ruling.pdf": pdf()}, section="CM")
    assert submission.status_code == 302
    ruling = Material.objects.get(section="CM")
    assert ruling.uploaded_by == user.full_name
    assert browser(user).get(reverse("disclosure:view", args=[ruling.pk])).status_code == 404
