"""What people do with documents, step by step, through pages and the worker."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Defendant
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from disclosure.models import Material
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
    signed_in,
)
from tests.unit.storage.pdfs import pdf

ADA = Person()
CHARLES = Person(forenames="Charles", surname="Babbage", postcode="M1 1AA")


@dataclass(frozen=True, slots=True)
class World:
    """One case with its authority, its court and a firm on record for the first defendant."""

    case: Case
    office: Organisation
    prosecutor: User
    officer: User
    firm: Organisation
    solicitor: User
    defendant: Defendant


def make_world(defendants: Sequence[Person] = (ADA,)) -> World:
    authority, court, firm = make_prosecutor("Northshire Police"), make_court(), make_firm("Hope & Co")
    office = prosecution_office(authority)
    case = make_case(prosecutor=authority, court=court, defendants=defendants)
    represent(case, firm)
    return World(
        case=case,
        office=office,
        prosecutor=make_person(Role.PROSECUTOR, office, full_name="Paula Prosecutor"),
        officer=make_person(Role.COURT_OFFICER, court_staff(court)),
        firm=firm,
        solicitor=make_person(Role.SOLICITOR, firm, full_name="Sol Icitor"),
        defendant=Defendant.objects.get(case=case, position=1),
    )


def browser(user: User) -> Client:
    return signed_in(Client(), user)


def upload(
    world: World,
    content: bytes,
    *,
    user: User | None = None,
    position: int = 1,
    key: UUID | None = None,
    file_name: str = "details.pdf",
) -> Any:
    """Send initial details as one file, as the prosecutor unless somebody else is named; the last answer."""
    return upload_together(world, {file_name: content}, user=user, positions=[position], key=key)


def upload_together(
    world: World,
    files: Mapping[str, bytes],
    *,
    user: User | None = None,
    positions: Sequence[int] = (1,),
    key: UUID | None = None,
) -> Any:
    """Say for whom they are, send the files and publish."""
    defendants = Defendant.objects.filter(case=world.case, position__in=positions).order_by("position")
    visitor = browser(user or world.prosecutor)
    answer = visitor.post(
        reverse("disclosure:upload_idpc", kwargs={"case_id": world.case.pk}),
        {"submission_key": str(key or uuid4()), "defendants": [str(defendant.pk) for defendant in defendants]},
    )
    if answer.status_code != 302:
        return answer
    chosen = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return visitor.post(answer["Location"], {"chosen": chosen, "file": "yes"})


def work_off() -> list[Effect]:
    """Let the worker do everything that waits in disclosure, follow-on work too; what it did or tried."""
    tried: list[Effect] = []
    while waiting := [
        effect
        for effect in Effect.objects.filter(status=Effect.Status.WAITING, kind__startswith="disclosure.")
        if effect.pk not in {done.pk for done in tried}
    ]:
        for effect in waiting:
            run_effect(effect.pk)
            tried.append(effect)
    return [Effect.objects.get(pk=effect.pk) for effect in tried]


def served(world: World, *, position: int = 1, text: str = "") -> Material:
    """Initial details uploaded, scanned and published for a defendant."""
    assert upload(world, pdf(2, text=text or uuid4().hex), position=position).status_code == 302
    work_off()
    return newest(world, position=position)


def published(world: World, *, position: int = 1, version: int = 1) -> Material:
    """Initial details published at this moment without the store, which knows no other time than the real one."""
    defendant = Defendant.objects.get(case=world.case, position=position)
    digest = uuid4().hex
    material = Material.objects.create(
        case=world.case,
        defendant=defendant,
        section="IDPC",
        name=f"{defendant.surname.upper()} IDPC",
        file_name="details.pdf",
        content_type="application/pdf",
        size=1000,
        pages=2,
        sha256=digest * 2,
        object_key=f"material/{digest}",
        status="published",
        version=version,
        uploaded_at=timezone.now(),
        published_at=timezone.now(),
        uploaded_by=world.prosecutor.full_name,
        uploaded_by_id=world.prosecutor.pk,
    )
    record(
        "idpc.published",
        actor=system_actor("Scanner"),
        case_id=world.case.pk,
        defendant_id=defendant.pk,
        subject_id=material.pk,
        data={"defendant": defendant.display_name, "version": version},
    )
    return material


def newest(world: World, *, position: int = 1) -> Material:
    newest = Material.objects.filter(case=world.case, defendant__position=position).order_by("-uploaded_at").first()
    assert newest is not None
    return newest


def events(world: World, kind: str) -> list[Event]:
    return list(Event.objects.filter(case_id=world.case.pk, kind=kind).order_by("sequence"))


def page(user: User, name: str, **kwargs: object) -> str:
    """The visible text of a page."""
    response = browser(user).get(reverse(f"disclosure:{name}", kwargs=kwargs))
    assert response.status_code == 200, (name, response.status_code)
    return visible(response.content)


def visible(content: bytes) -> str:
    body = re.sub(r"(?s)<(script|style).*?</\1>", "", content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", body).split()).replace("&amp;", "&").replace("&#39;", "'")
