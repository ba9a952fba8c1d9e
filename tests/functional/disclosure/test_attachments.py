"""Files attached to an e-mail can each be read, under the rights of the e-mail, each reading recorded."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.documents.conversion import pictures_to_pdf
from commonplatform.storage.objects import read_object
from commonplatform.storage.scanning import EICAR, ScannerUnavailable, scanner
from disclosure.models import Attachment, DocumentText, Material, MaterialRead, Preparation, Rendition
from disclosure.services import take_out_attachments as taking_out
from disclosure.services.check_objects import damaged_documents
from disclosure.services.finish_preparing import finish_preparing
from disclosure.services.seal_withdrawn import seal_withdrawn
from disclosure.states import MaterialKind, PreparationState
from tests.functional.disclosure.preparing import prepare, publish
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, make_world, page
from tests.support.files import fetch, is_dead
from tests.support.hostile.documents import active_pdfs
from tests.support.misfilings import text_pdf
from tests.support.world import actor_of, make_firm, make_person, represent
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db
EML = "message/rfc822"


def mail_on(world: World, content: bytes, *, section: str = "EX") -> Material:
    return publish(
        world.case, content, kind=MaterialKind.EMAIL, content_type=EML, section=section, position=1, name="An e-mail"
    )


def taken_out(world: World, files: dict[str, bytes], *, message: bytes = b"") -> Material:
    material = mail_on(world, samples.mail_with(files, message=message))
    prepare(material)
    assert finish_preparing() == 1
    assert Preparation.objects.get(material=material).state == PreparationState.READY
    return material


def address(name: str, material: Material, place: int = 1) -> str:
    return reverse(f"disclosure:{name}", kwargs={"material_id": material.pk, "place": place})


def test_each_file_is_listed_opened_as_a_pdf_and_downloaded_as_it_was_attached() -> None:
    world = make_world()
    docx = samples.docx("Statement about the bridge")
    material = taken_out(world, {"plan.pdf": text_pdf("A plan of the harbour"), "statement.docx": docx})
    shown = page(world.solicitor, "view", material_id=material.pk)
    assert "Attached files" in shown
    for name in ("plan.pdf", "statement.docx"):
        assert name in shown
    client = browser(world.solicitor)
    for place, name in ((1, "plan.pdf"), (2, "statement.docx")):
        link = client.get(address("attachment", material, place))["Location"]
        opened = fetch(link)
        assert opened.headers["Content-Type"] == "application/pdf"
        assert opened.headers["Content-Disposition"].startswith("inline")
        assert opened.body.startswith(b"%PDF-")
        assert is_dead(link), "once"
        kept = fetch(client.get(address("download_attachment", material, place))["Location"])
        assert kept.headers["Content-Disposition"].startswith(f'attachment; filename="{name}"')
    assert kept.body == docx
    own = Rendition.objects.get(attachment__place=2, kind="attached")
    assert read_object(own.object_key) == docx
    assert Rendition.objects.get(attachment__place=2, kind="attached_reading").content_type == "application/pdf"


def test_who_read_which_of_them_is_on_record() -> None:
    world = make_world()
    material = taken_out(world, {"plan.pdf": text_pdf("A plan"), "other.pdf": text_pdf("Another")})
    browser(world.solicitor).get(address("attachment", material, 2))
    reading = MaterialRead.objects.get()
    assert (reading.material_id, reading.attachment, reading.act) == (
        material.pk,
        Attachment.objects.get(place=2),
        "read",
    )
    assert Event.objects.get(kind="document.read").data["name"] == "An e-mail, other.pdf"
    assert "An e-mail, other.pdf" in page(world.officer, "readers", case_id=world.case.pk)


def test_search_finds_their_pages_and_leads_to_them_scans_too() -> None:
    world = make_world()
    scan = pictures_to_pdf(samples.scan("The lighthouse keeper saw the defendant"))
    material = taken_out(world, {"plan.pdf": text_pdf("A plan of the harbour"), "scan.pdf": scan})
    client, where = browser(world.solicitor), reverse("disclosure:search", kwargs={"case_id": world.case.pk})
    for word, place, name in (("harbour", 1, "plan.pdf"), ("lighthouse", 2, "scan.pdf")):
        text = client.get(where, {"q": word}).content.decode()
        assert f"<mark>{word}</mark>" in text
        assert f"An e-mail, {name}, page 1" in text
        assert f"{address('attachment', material, place)}#page=1" in text


def test_what_cannot_be_taken_out_is_listed_with_its_reason_and_can_be_neither_opened_nor_downloaded() -> None:
    world = make_world()
    files = {
        "virus.txt": EICAR,
        "page.html": b"<html><script>alert(1)</script></html>",
        "wrong.pdf": b"words and no PDF",
        "empty.txt": b"",
        "files.zip": samples.zipped({"inside.txt": "words"}),
        "fine.txt": b"Words",
    }
    material = taken_out(world, files)
    shown = page(world.solicitor, "view", material_id=material.pk)
    for said in (
        "EICAR",
        "Not taken out. The selected file must be a PDF",
        "Not taken out. The selected file is not what the end of its name says it is",
        "Not taken out. The selected file is empty",
        "An archive is only listed. Download the e-mail to open it",
    ):
        assert said in shown
    for place in range(1, 6):
        for name in ("attachment", "download_attachment"):
            assert browser(world.solicitor).get(address(name, material, place)).status_code == 404
    assert browser(world.solicitor).get(address("attachment", material, 6)).status_code == 302
    assert Rendition.objects.filter(attachment__isnull=False).count() == 2


def test_a_pdf_with_scripts_is_kept_without_them_only() -> None:
    world = make_world()
    _name, content = next(iter(active_pdfs()))
    taken_out(world, {"active.pdf": content})
    made = Rendition.objects.get(attachment__isnull=False)
    assert b"/JavaScript" not in read_object(made.object_key)
    assert made.made_by == "pikepdf, scripts and attachments taken out"


def test_an_attached_message_is_read_itself_and_what_is_attached_to_it_is_only_named_there() -> None:
    world = make_world()
    inner = samples.mail_with({"deep.pdf": text_pdf("Deep")}, subject="The inner one")
    taken_out(world, {}, message=inner)
    (only,) = Attachment.objects.all()
    assert (only.name, only.kind) == ("message.eml", "email")
    text = " ".join(DocumentText.objects.filter(attachment=only).values_list("text", flat=True))
    assert "The inner one" in text
    assert "deep.pdf" in text


def test_names_with_paths_and_turned_letters_are_made_harmless() -> None:
    world = make_world()
    taken_out(world, {"../../etc/passwd.txt": b"words", "evil\u202efdp.txt": b"words"})
    assert list(Attachment.objects.order_by("place").values_list("name", flat=True)) == ["passwd.txt", "evilfdp.txt"]


def test_another_e_mails_files_and_places_without_one_are_not_there() -> None:
    world = make_world()
    material = taken_out(world, {"plan.pdf": text_pdf("A plan")})
    other = mail_on(world, samples.eml())
    for name in ("attachment", "download_attachment"):
        for where in (address(name, material, 2), address(name, other, 1), address(name, material, 0)):
            assert browser(world.officer).get(where).status_code == 404


def test_the_rights_are_those_of_the_e_mail() -> None:
    world = make_world((ADA, CHARLES))
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    material = taken_out(world, {"plan.pdf": text_pdf("A plan")})
    co_solicitor = make_person(Role.SOLICITOR, co_firm)
    for user, status in ((world.solicitor, 302), (co_solicitor, 404), (make_person(Role.SOLICITOR, make_firm()), 404)):
        for name in ("attachment", "download_attachment"):
            assert browser(user).get(address(name, material)).status_code in ({status, 403} if status == 404 else {302})
    with actor_scope(actor_of(co_solicitor)):
        assert not Attachment.objects.exists()
    with actor_scope(actor_of(world.solicitor)):
        assert Attachment.objects.count() == 1


def test_they_are_withdrawn_and_sealed_with_the_e_mail_and_checked_like_it() -> None:
    world = make_world()
    material = taken_out(world, {"plan.pdf": text_pdf("A plan"), "words.txt": b"Words"})
    assert list(damaged_documents()) == []
    Material.objects.filter(pk=material.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="Wrong case"
    )
    seal_withdrawn(case_id=world.case.pk, material_id=material.pk, effect_key=material.pk)
    keys = Rendition.objects.filter(attachment__isnull=False).values_list("object_key", flat=True)
    assert len(keys) == 3
    assert all(key.startswith("withdrawn/") for key in keys)
    assert browser(world.officer).get(address("attachment", material)).status_code == 404
    assert list(damaged_documents()) == []


def test_while_the_scanner_is_away_they_wait_and_what_was_done_is_not_done_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = make_world()
    material = mail_on(world, samples.mail_with({"a.txt": b"one", "b.txt": b"two"}))
    prepare(material)
    assert "The files attached to it are being taken out" in page(world.officer, "documents", case_id=world.case.pk)
    asked: list[object] = []

    class Away:
        def scan(self, pieces: object) -> object:
            asked.append(pieces)
            if len(asked) > 1:
                raise ScannerUnavailable
            return scanner().scan(pieces)  # type: ignore[arg-type]

    with monkeypatch.context() as away:
        away.setattr(taking_out, "scanner", Away)
        for _try in range(5):
            assert finish_preparing() == 0
    assert Attachment.objects.count() == 1
    assert finish_preparing() == 1
    assert list(Attachment.objects.order_by("place").values_list("name", flat=True)) == ["a.txt", "b.txt"]
    assert Rendition.objects.filter(kind="attached").count() == 2


@pytest.mark.parametrize(
    "statement",
    ["UPDATE disclosure_attachment SET name = 'other'", "DELETE FROM disclosure_attachment"],
)
def test_the_list_of_them_never_changes(statement: str) -> None:
    world = make_world()
    taken_out(world, {"a.txt": b"one"})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
