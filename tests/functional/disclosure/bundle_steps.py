"""Documents in sections and bundles of them, step by step."""

from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pikepdf
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Defendant
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import User
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import new_key, read_object, store_object
from disclosure.models import Bundle, Material
from disclosure.services.number_pages import number_pages
from tests.functional.disclosure.steps import World, browser, work_off


def pdf_saying(*words: str) -> bytes:
    """A page for each of the words."""
    document = pikepdf.new()
    for word in words:
        page = document.add_blank_page()
        page.obj.Contents = document.make_stream(b"BT (%s) Tj ET" % word.encode())
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def published(world: World, section: str, name: str, *words: str, position: int | None = None, **more: Any) -> Material:
    """A document that stands published in a section, its file in the store, its pages numbered."""
    content = pdf_saying(*(words or (name,)))
    key = new_key("material")
    store_object(key, content, content_type="application/pdf")
    material = Material.objects.create(
        case=world.case,
        defendant=Defendant.objects.get(case=world.case, position=position) if position else None,
        section=section,
        name=name,
        file_name=f"{name}.pdf",
        content_type="application/pdf",
        size=len(content),
        pages=len(words or (name,)),
        sha256=digest_of(content),
        object_key=key,
        status="published",
        published_at=timezone.now(),
        uploaded_by="Somebody",
        uploaded_for_id=world.office.pk,
        **more,
    )
    with task_scope(case_id=world.case.pk):
        number_pages(case_id=world.case.pk)
    return material


def without_pdf(world: World, section: str, name: str) -> Material:
    """A recording, or a document whose reading copy has not been made."""
    return Material.objects.create(
        case=world.case,
        section=section,
        name=name,
        file_name=f"{name}.mp3",
        content_type="audio/mpeg",
        kind="audio",
        size=9,
        pages=0,
        sha256="1" * 64,
        object_key=f"material/{uuid4()}",
        status="published",
        published_at=timezone.now(),
        uploaded_by="Somebody",
    )


def ask(user: User, world: World, *materials: Material, client: Client | None = None, **fields: Any) -> Any:
    """Send the form of a bundle."""
    form = {"documents": [str(material.pk) for material in materials], **fields}
    return (client or browser(user)).post(reverse("disclosure:new_bundle", args=[world.case.pk]), form)


def asked(user: User, world: World, *materials: Material, **fields: Any) -> Bundle:
    """The bundle that the form led to, not made yet."""
    response = ask(user, world, *materials, **fields)
    assert response.status_code == 302, response.content.decode()
    return Bundle.objects.get(pk=UUID(response["Location"].rstrip("/").rpartition("/")[2]))


def made(user: User, world: World, *materials: Material, **fields: Any) -> Bundle:
    """The bundle, made by the worker."""
    bundle = asked(user, world, *materials, **fields)
    work_off()
    bundle.refresh_from_db()
    assert bundle.status == "ready", (bundle.failed_because, bundle.failed_part)
    return bundle


def build(
    user: User,
    world: World,
    *materials: Material,
    positions: tuple[int, ...] = (1,),
    key: Any = None,
    sections: tuple[str, ...] = (),
) -> Any:
    """Send the form that builds initial details."""
    defendants = Defendant.objects.filter(case=world.case, position__in=positions)
    return browser(user).post(
        reverse("disclosure:build_idpc", args=[world.case.pk]),
        {
            "submission_key": str(key or uuid4()),
            "defendants": [str(defendant.pk) for defendant in defendants],
            "documents": [str(material.pk) for material in materials],
            "sections": sections,
        },
    )


def file_of(bundle: Bundle, folder: Path) -> Path:
    path = folder / f"{bundle.pk}.pdf"
    path.write_bytes(read_object(bundle.object_key))
    return path


def words_in(content: bytes) -> bytes:
    """Everything that any page of a file could show."""
    with pikepdf.open(BytesIO(content)) as document:
        return b"\n".join(bytes(e.read_bytes()) for e in document.objects if isinstance(e, pikepdf.Stream))
