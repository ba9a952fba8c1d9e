"""Many files at once into a section, for whom they concern (domain document "Defence portal", Adding)."""

from uuid import uuid4

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cases.models import AccessGrant, Case
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.reference.models import Court
from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.file_faults import words_for
from commonplatform.storage.objects import list_objects, object_digest, read_object
from disclosure.models import DocumentSubmission, Material, Rendition, SentFile
from disclosure.states import MaterialStatus
from tests.functional.disclosure.sending import ask_to_start, file_them, filed, on_the_list, send, start
from tests.functional.disclosure.steps import ADA, CHARLES, browser, events, make_world, page, visible, work_off
from tests.support.files import fetch
from tests.support.hostile.documents import active_pdfs
from tests.support.hostile.proper import docx, proper_files, zipped
from tests.support.misfilings import text_pdf
from tests.support.queries import at_most_queries
from tests.support.world import court_staff, make_person
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def test_the_case_and_its_defendants_are_shown_before_anything_is_sent() -> None:
    world = make_world((ADA, CHARLES))
    text = page(world.prosecutor, "upload_documents", case_id=world.case.pk)
    assert world.case.reference_received in text
    assert "Northshire Police v Ada Lovelace, Charles Babbage" in text
    submission = start(world.prosecutor, world.case, positions=[2])
    text = page(world.prosecutor, "submission", submission_id=submission.pk)
    assert "Northshire Police v Ada Lovelace, Charles Babbage" in text
    assert "Witness statements" in text
    assert "Concerns Charles Babbage" in text


def test_every_type_of_file_is_filed_scanned_published_and_prepared() -> None:
    world = make_world()
    files = dict(list(proper_files().items())[:20])
    assert filed(world.prosecutor, world.case, files).status_code == 302
    assert {m.status for m in Material.objects.all()} == {MaterialStatus.WAITING_FOR_SCAN}
    work_off()
    published = {m.file_name: m for m in Material.objects.filter(status=MaterialStatus.PUBLISHED)}
    assert set(published) == set(files)
    for name, material in published.items():
        assert read_object(material.object_key) == files[name]
        assert material.object_key.startswith("material/")
    assert published["scan.tif"].kind == "image"
    assert published["camera.mp4"].content_type == "video/mp4"
    prepared = Effect.objects.filter(kind="disclosure.prepare_material").values_list("payload", flat=True)
    assert {payload["material_id"] for payload in prepared} == {str(m.pk) for m in published.values()}
    assert not {stored.key for stored in list_objects("quarantine")} & set(
        SentFile.objects.values_list("object_key", flat=True)
    )


def test_a_document_for_two_defendants_is_one_for_each_with_an_object_of_its_own() -> None:
    world = make_world((ADA, CHARLES))
    filed(world.prosecutor, world.case, {"record.pdf": pdf()}, section="PC", positions=[1, 2])
    work_off()
    held = list(Material.objects.order_by("defendant__position"))
    assert [material.defendant_id for material in held] == [d.pk for d in world.case.defendants.order_by("position")]
    assert len({material.object_key for material in held}) == 2
    assert {object_digest(material.object_key) for material in held} == {held[0].sha256}


def test_a_refused_file_stands_on_the_list_with_the_reason_and_the_others_stay() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    response = send(world.prosecutor, submission, {"good.pdf": pdf(), "run.pdf": b"MZ" + b"\0" * 90, "empty.txt": b" "})
    text = visible(response.content)
    assert response.status_code == 200
    assert "Error: Upload documents" in text
    assert "run.pdf: The selected file must be a PDF, Word, Excel" in text
    assert "empty.txt: The selected file is empty" in text
    assert on_the_list(submission) == {"good.pdf": "checked", "run.pdf": "refused", "empty.txt": "refused"}
    assert file_them(world.prosecutor, submission).status_code == 302
    assert [material.file_name for material in Material.objects.all()] == ["good.pdf"]


@pytest.mark.parametrize("fault", list(Fault))
def test_every_reason_is_said_in_welsh_too(fault: Fault) -> None:
    with override("en"):
        english = str(words_for(fault.value))
    with override("cy"):
        assert str(words_for(fault.value)) != english


def test_how_many_files_are_taken_is_said_before_filing_and_which_were_not_afterwards() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    sent = send(world.prosecutor, submission, {"one.pdf": pdf(), "none.txt": b"", "run.pdf": b"MZ" + b"\0" * 50})
    assert "Ready: 1. Not taken in: 2. On their way: 0." in visible(sent.content)
    address = reverse("disclosure:submission", args=[submission.pk])
    said = visible(browser(world.prosecutor).post(address, {"file": "yes"}, follow=True).content)
    assert "The documents were received" in said
    assert "2 files could not be taken in and were not filed: none.txt, run.pdf" in said


def test_a_file_can_be_taken_off_the_list_and_the_whole_submission_dropped() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    send(world.prosecutor, submission, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})
    gone = SentFile.objects.get(name="one.pdf")
    assert send(world.prosecutor, submission, {}, remove=str(gone.pk)).status_code == 302
    assert on_the_list(submission) == {"one.pdf": "removed", "two.pdf": "checked"}
    work_off()
    kept = {stored.key for stored in list_objects("quarantine")}
    assert gone.object_key not in kept
    assert send(world.prosecutor, submission, {}, cancel="yes").status_code == 302
    assert not Material.objects.exists()
    assert file_them(world.prosecutor, submission).status_code == 404


def test_no_more_files_come_with_a_form_than_are_sent_together() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    with override_settings(FILES_PER_SUBMISSION=2):
        response = send(world.prosecutor, submission, {f"{n}.txt": f"words {n}".encode() for n in range(3)})
    assert "You can send up to 2 files at a time" in visible(response.content)
    assert len(on_the_list(submission)) == 2


def test_the_same_form_sent_twice_begins_one_submission_and_files_once() -> None:
    world = make_world()
    key = str(uuid4())
    first = start(world.prosecutor, world.case, submission_key=key)
    assert start(world.prosecutor, world.case, submission_key=key) == first
    assert DocumentSubmission.objects.count() == 1
    send(world.prosecutor, first, {"one.pdf": pdf()})
    assert file_them(world.prosecutor, first).status_code == 302
    again = file_them(world.prosecutor, first)
    assert (again.status_code, again["Location"]) == (302, reverse("disclosure:documents", args=[world.case.pk]))
    assert Material.objects.count() == 1


def test_a_document_that_is_replaced_stays_on_the_case() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"old.pdf": pdf(text="old")})
    work_off()
    old = Material.objects.get()
    filed(world.prosecutor, world.case, {"new.pdf": pdf(text="new")}, replaces=str(old.pk), exhibit_reference="RJH/1")
    assert Material.objects.get(pk=old.pk).status == MaterialStatus.PUBLISHED, "until the new one is scanned"
    work_off()
    old.refresh_from_db()
    new = Material.objects.get(file_name="new.pdf")
    assert (old.status, new.status, new.replaces_id) == (MaterialStatus.REPLACED, MaterialStatus.PUBLISHED, old.pk)
    assert new.exhibit_reference == "RJH/1"


def test_a_redacted_copy_stands_beside_its_original() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"whole.pdf": pdf(text="whole")})
    work_off()
    whole = Material.objects.get()
    filed(world.prosecutor, world.case, {"redacted.pdf": pdf(text="redacted")}, redacts=str(whole.pk))
    work_off()
    whole.refresh_from_db()
    assert whole.status == MaterialStatus.PUBLISHED
    assert Material.objects.get(file_name="redacted.pdf").redacts_id == whole.pk


def test_what_is_replaced_must_be_of_the_same_section_and_defendant() -> None:
    world = make_world((ADA, CHARLES))
    filed(world.prosecutor, world.case, {"old.pdf": pdf()}, positions=[1])
    work_off()
    old = str(Material.objects.get().pk)
    for wrong in ({"section": "EX", "positions": [1]}, {"positions": [2]}, {}):
        text = visible(ask_to_start(world.prosecutor, world.case, replaces=old, **wrong).content)
        assert "of another section or concerns another defendant" in text


def test_a_document_of_another_case_is_no_choice() -> None:
    world, other = make_world(), make_world()
    filed(other.prosecutor, other.case, {"theirs.pdf": pdf()})
    work_off()
    filed(world.prosecutor, world.case, {"ours.pdf": pdf()})
    work_off()
    foreign = str(Material.objects.get(file_name="theirs.pdf").pk)
    response = ask_to_start(world.prosecutor, world.case, replaces=foreign)
    assert response.status_code == 200
    assert "Select a document from the list" in visible(response.content)


def test_a_section_of_a_defendant_needs_one() -> None:
    world = make_world()
    text = visible(ask_to_start(world.prosecutor, world.case, section="UM").content)
    assert "Select which defendants the documents concern" in text


def test_the_defence_sends_for_the_one_defendant_it_represents_and_for_nobody_else() -> None:
    world = make_world((ADA, CHARLES))
    assert filed(world.solicitor, world.case, {"statement.pdf": pdf()}, section="DS", positions=[1]).status_code == 302
    work_off()
    assert Material.objects.get().defendant_id == world.defendant.pk
    for answer in (
        ask_to_start(world.solicitor, world.case, section="DS", positions=[2]),
        ask_to_start(world.solicitor, world.case, section="DS"),
    ):
        assert answer.status_code == 200, "neither a co-defendant nor the whole case is a choice"
        assert "Select whom the documents concern" in visible(answer.content)
    offered = page(world.solicitor, "upload_documents", case_id=world.case.pk)
    assert "Charles Babbage" not in offered
    assert "Unused material" not in offered


@pytest.mark.parametrize("section", ["PRIV", "CH", "PL", "MF", "nonsense"])
def test_a_section_one_may_not_upload_to_is_no_choice(section: str) -> None:
    world = make_world()
    response = ask_to_start(world.prosecutor, world.case, section=section, positions=[1])
    assert response.status_code == 200
    assert "Select the section" in visible(response.content)


def test_a_submission_is_its_senders_alone() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    send(world.prosecutor, submission, {"one.pdf": pdf()})
    sent = SentFile.objects.get()
    colleague = make_person(Role.PROSECUTOR, world.office)
    for user in (colleague, world.officer, world.solicitor, make_world().prosecutor):
        client = browser(user)
        for name, kwargs in (
            ("submission", {"submission_id": submission.pk}),
            ("doubts", {"submission_id": submission.pk}),
            ("sent_file", {"file_id": sent.pk}),
        ):
            assert client.get(reverse(f"disclosure:{name}", kwargs=kwargs)).status_code == 404, (user, name)
        assert file_them(user, submission).status_code == 404


def test_the_right_is_decided_afresh_when_the_documents_are_filed() -> None:

    world = make_world()
    submission = start(world.solicitor, world.case, section="DS", positions=[1])
    send(world.solicitor, submission, {"one.pdf": pdf()})
    AccessGrant.objects.filter(case=world.case, principal_id=world.firm.pk).update(ended_at=timezone.now())
    assert file_them(world.solicitor, submission).status_code == 404
    assert not Material.objects.exists()


def test_a_pdf_with_scripts_is_read_in_a_copy_without_them_and_the_original_is_kept() -> None:
    world = make_world()
    files = {f"{n} {name}": content for n, (name, content) in enumerate(list(active_pdfs())[:5])}
    filed(world.prosecutor, world.case, files)
    work_off()
    for material in Material.objects.all():
        copy = Rendition.objects.get(material=material)
        assert read_object(material.object_key) == files[material.file_name]
        assert object_digest(copy.object_key) == copy.sha256 != material.sha256
        link = browser(world.prosecutor).get(reverse("disclosure:read", args=[material.pk]))["Location"]
        assert fetch(link).body == read_object(copy.object_key)


def test_an_archive_is_listed_and_not_unpacked() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"photos.zip": zipped({"one.txt": b"one", "folder/two.txt": b"two"})})
    work_off()
    text = page(world.prosecutor, "contents", material_id=Material.objects.get().pk)
    assert "2 files" in text
    assert "folder/two.txt" in text
    other = make_world()
    address = reverse("disclosure:contents", kwargs={"material_id": Material.objects.get().pk})
    assert browser(other.prosecutor).get(address).status_code == 404


def test_the_files_inside_are_counted_and_linked_where_the_document_stands() -> None:
    world = make_world()
    filed(world.prosecutor, world.case, {"photos.zip": zipped({"one.txt": b"one", "two.txt": b"two"})})
    filed(world.prosecutor, world.case, {"plain.pdf": pdf()})
    work_off()
    archive = Material.objects.get(kind="archive")
    address = reverse("disclosure:contents", kwargs={"material_id": archive.pk})
    for name, about in (("documents", {"case_id": world.case.pk}), ("view", {"material_id": archive.pk})):
        shown = browser(world.solicitor).get(reverse(f"disclosure:{name}", kwargs=about)).content.decode()
        assert shown.count(f'href="{address}"') == 1
        assert shown.count("/contents/") == 1, "only the archive has something inside"
        assert "2 files inside" in shown


def test_a_document_that_names_another_case_is_filed_only_after_a_warning() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    text = "URN: 02BB1234526\nR v Charles Babbage"
    response = send(world.prosecutor, submission, {"statement.pdf": text_pdf(text)}, file="yes")
    warning = reverse("disclosure:doubts", kwargs={"submission_id": submission.pk})
    assert response["Location"] == warning
    assert not Material.objects.exists()
    shown = visible(browser(world.prosecutor).get(warning).content)
    assert f"statement.pdf names case 02BB1234526. This case is {world.case.reference_received}" in shown
    assert "statement.pdf names Charles Babbage as the defendant" in shown
    assert browser(world.prosecutor).post(warning, {"cancel": "yes"}).status_code == 302
    assert not Material.objects.exists()
    assert browser(world.prosecutor).post(warning, {"file": "yes"}).status_code == 302
    assert Material.objects.get().file_name == "statement.pdf"
    (uploaded,) = events(world, "document.uploaded")
    assert uploaded.data["doubts"] == ["02BB1234526", "Charles Babbage"]
    (warned,) = events(world, "document.filed_despite_warning")
    assert (warned.data["name"], warned.data["about"]) == ("statement", "02BB1234526, Charles Babbage")


def test_what_was_filed_in_spite_of_a_warning_says_so_to_its_senders_and_the_court() -> None:
    world = make_world()
    submission = start(world.prosecutor, world.case)
    send(world.prosecutor, submission, {"statement.pdf": text_pdf("URN: 02BB1234526")}, file="yes")
    browser(world.prosecutor).post(reverse("disclosure:doubts", args=[submission.pk]), {"file": "yes"})
    work_off()
    material = Material.objects.get()
    named = f"statement names case 02BB1234526. This case is {world.case.reference_received}"
    for user in (world.prosecutor, world.officer):
        assert "Filed in spite of a warning" in page(user, "documents", case_id=world.case.pk)
        assert named in page(user, "view", material_id=material.pk)
    assert "warning" not in page(world.solicitor, "documents", case_id=world.case.pk)
    assert "02BB1234526" not in page(world.solicitor, "view", material_id=material.pk)


def test_the_same_file_again_is_asked_about_before_it_is_filed_again() -> None:
    world = make_world()
    content = pdf(text="once")
    filed(world.prosecutor, world.case, {"statement.pdf": content})
    again = start(world.prosecutor, world.case)
    assert send(world.prosecutor, again, {"copy.pdf": content}, file="yes")["Location"].endswith("/doubts/")
    said = "copy.pdf is in this case already: it is the same file as statement"
    assert said in page(world.prosecutor, "doubts", submission_id=again.pk)
    browser(world.prosecutor).post(reverse("disclosure:doubts", args=[again.pk]), {"file": "yes"})
    assert Material.objects.get(file_name="copy.pdf").doubts == [{"kind": "same_file", "value": "statement"}]


def test_the_same_file_for_another_defendant_raises_no_doubt() -> None:
    world = make_world((ADA, CHARLES))
    content = pdf(text="one")
    filed(world.prosecutor, world.case, {"record.pdf": content}, section="PC", positions=[1])
    filed(world.prosecutor, world.case, {"record.pdf": content}, section="PC", positions=[2])
    assert Material.objects.count() == 2


def test_nobody_learns_what_is_in_the_case_by_sending_a_file() -> None:
    world = make_world()
    content = pdf(text="sensitive")
    filed(world.prosecutor, world.case, {"schedule.pdf": content}, section="SUM")
    work_off()
    assert Material.objects.get().status == MaterialStatus.PUBLISHED
    filed(world.solicitor, world.case, {"guess.pdf": content}, section="DS", positions=[1])
    assert Material.objects.get(file_name="guess.pdf").doubts == []


def test_a_document_of_this_case_is_filed_without_a_warning() -> None:
    world = make_world()
    words = f"URN: {world.case.reference_received}\nR v Lovelace"
    assert filed(world.prosecutor, world.case, {"statement.docx": docx(words)}).status_code == 302
    assert Material.objects.count() == 1


def test_documents_of_the_closed_sections_are_on_no_other_sides_timeline() -> None:
    world = make_world()
    judge_side = make_person(Role.LEGAL_ADVISER, court_staff(_court_of(world.case)))
    filed(judge_side, world.case, {"note for the bench.txt": b"words"}, section="PRIV", positions=[1])
    filed(world.prosecutor, world.case, {"informant schedule.txt": b"words"}, section="SUM")
    work_off()

    def timeline(user: object) -> str:
        address = reverse("cases:timeline", kwargs={"case_id": world.case.pk})
        return visible(browser(user).get(address).content)  # type: ignore[arg-type]

    assert "note for the bench published" in timeline(world.officer)
    assert "informant schedule" not in timeline(world.officer)
    assert "informant schedule published" in timeline(world.prosecutor)
    assert "note for the bench" not in timeline(world.prosecutor)
    for word in ("informant schedule", "note for the bench"):
        assert word not in timeline(world.solicitor)


def _court_of(case: Case) -> Court:
    assert case.court is not None
    return case.court


def test_the_pages_ask_the_database_little() -> None:
    world = make_world((ADA, CHARLES))
    submission = start(world.prosecutor, world.case, positions=[1, 2])
    send(world.prosecutor, submission, {f"{n}.txt": f"words {n}".encode() for n in range(12)})
    client = browser(world.prosecutor)
    for name, kwargs in (
        ("upload_documents", {"case_id": world.case.pk}),
        ("submission", {"submission_id": submission.pk}),
        ("doubts", {"submission_id": submission.pk}),
    ):
        client.get(reverse(f"disclosure:{name}", kwargs=kwargs))
        with at_most_queries():
            assert client.get(reverse(f"disclosure:{name}", kwargs=kwargs)).status_code == 200
