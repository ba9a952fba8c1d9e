"""A court with a listing officer, and shorthands for sessions and bookings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils import timezone

from cases.models import Case, Defendant
from commonplatform.accounts.models import User
from commonplatform.accounts.types import Actor
from commonplatform.reference.models import Court, CourtRoom
from listings.services import book_hearing, create_session
from listings.states import Basis, Panel, SessionKind
from listings.types import BookedHearing, HearingToBook, SessionToCreate
from tests.support.world import make_case


@dataclass
class CourtWorld:
    """One court and its listing officer."""

    court: Court
    user: User
    actor: Actor
    day: dt.date = field(default_factory=lambda: timezone.localdate() + dt.timedelta(days=7))

    @property
    def rooms(self) -> list[CourtRoom]:
        return list(self.court.rooms.order_by("number"))

    def session(self, *, room: int = 0, kind: SessionKind = SessionKind.AM, most: int = 5, **changes: object) -> UUID:
        described = {
            "court_room_id": self.rooms[room].pk,
            "day": self.day,
            "kind": kind,
            "panel": Panel.ADULT,
            "business_type": "REM",
            "basis": Basis.SLOTS,
            "maxima": (most,),
            **changes,
        }
        return create_session(actor=self.actor, wanted=SessionToCreate(**described), submission_key=uuid4())  # type: ignore[arg-type]

    def book(self, session_id: UUID, case: Case | None = None, **changes: object) -> BookedHearing:
        case = case or make_case(court=self.court)
        defendants = tuple(Defendant.objects.filter(case=case).order_by("position").values_list("pk", flat=True))
        key = changes.pop("submission_key", None) or uuid4()
        described = {"session_id": session_id, "defendant_ids": defendants, "type_code": "PLE", **changes}
        return book_hearing(
            actor=self.actor,
            case_id=case.pk,
            wanted=HearingToBook(**described),  # type: ignore[arg-type]
            submission_key=key,  # type: ignore[arg-type]
        )


MakeCourt = Callable[..., CourtWorld]
