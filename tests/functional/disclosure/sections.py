"""A case with one document in every section, for the tests of who may do what with them."""

from uuid import uuid4

from django.utils import timezone

from cases.models import Case, Defendant, Hearing
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from disclosure.models import Material
from disclosure.sections import CATALOGUE, SectionCode
from tests.support.world import FEED, make_person


def document(
    case: Case,
    section: str,
    *,
    defendant: Defendant | None = None,
    name: str = "",
    sender: Organisation | None = None,
    **more: object,
) -> Material:
    """A published document of the case or of one defendant, without a file in the store."""
    facts: dict[str, object] = {
        "content_type": "application/pdf",
        "pages": 2,
        "object_key": f"material/{uuid4()}",
        "file_name": "document.pdf",
        "version": 1 if section == SectionCode.IDPC else None,
    }
    return Material.objects.create(
        **{
            **facts,
            "case": case,
            "defendant": defendant,
            "section": section,
            "name": name or f"{section} {defendant.surname if defendant else 'whole'}",
            "size": 1000,
            "sha256": uuid4().hex * 2,
            "status": "published",
            "published_at": timezone.now(),
            "uploaded_by": "Somebody",
            "uploaded_for": sender.name if sender else "",
            "uploaded_for_id": sender.pk if sender else None,
            **more,
        }
    )


def one_of_each(case: Case, *, sender: Organisation | None = None) -> dict[tuple[str, int], Material]:
    """By section and position: a document for each defendant, or one of the whole case (position 0)."""
    made = {}
    for section in CATALOGUE:
        whose = list(case.defendants.order_by("position")) if section.of_a_defendant else [None]
        for defendant in whose:
            position = defendant.position if defendant else 0
            made[section.code.value, position] = document(case, section.code, defendant=defendant, sender=sender)
    return made


def given_access(
    case: Case, role: Role, organisation: Organisation, relation: Relation, *, position: int = 1, **more: object
) -> User:
    """Somebody with a grant of their own to one defendant."""
    user = make_person(role, organisation)
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=user.pk,
        principal_name=user.full_name,
        relation=relation,
        defendant_id=case.defendants.get(position=position).pk,
        **more,  # type: ignore[arg-type]
    )
    return user


def fix_trial(case: Case, type_code: str = "TRL") -> Hearing:
    assert case.court is not None
    return Hearing.objects.create(
        case=case, type_code=type_code, type_name="Trial", court=case.court, starts_at=timezone.now()
    )
