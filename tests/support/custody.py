"""A court with somebody in custody: people, charges of every mode of trial, and the figures of the service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cases.custody.services import record_remand
from cases.custody.states import RemandStatus
from cases.custody.types import RemandDecision
from cases.models import Case, Defendant, Offence
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.reference.models import BankHoliday, CustodyLimitDays
from commonplatform.reference.models import Offence as Record
from commonplatform.reference.services.load_reference import TABLES, read_rows
from tests.support.world import Person, actor_of, court_staff, make_case, make_person

SUMMARY, EITHER_WAY, INDICTABLE, UNKNOWN = "CJ88001", "TH68010", "OF61016", "XX00000"
MODES = {SUMMARY: "SIMP", EITHER_WAY: "EWAY", INDICTABLE: "IND"}


def plant_figures() -> None:
    """The days and bank holidays that come with the service."""
    for table in TABLES:
        kept: Any = table.model._default_manager
        if table.model in (BankHoliday, CustodyLimitDays) and not kept.exists():
            kept.bulk_create(table.model(**fields) for fields in read_rows(table))


@dataclass(frozen=True, slots=True)
class CustodyWorld:
    """A case of two people, each charged with a summary, an either way and an indictable offence."""

    case: Case
    officer: User

    @property
    def recorder(self) -> Actor:
        return actor_of(self.officer)

    def defendant(self, position: int = 1) -> Defendant:
        return Defendant.objects.get(case=self.case, position=position)

    def charge(self, code: str, position: int = 1) -> Offence:
        return Offence.objects.get(defendant=self.defendant(position), code=code)

    def remand(
        self,
        code: RemandStatus = RemandStatus.CUSTODY,
        *,
        on: date,
        since: date | None = None,
        days_before: int | None = None,
        reasons: Mapping[UUID, str] | None = None,
        position: int = 1,
    ) -> None:
        decision = RemandDecision(code, on, since, days_before, reasons or {})
        with actor_scope(self.recorder):
            record_remand(actor=self.recorder, defendant_id=self.defendant(position).pk, decision=decision)


def make_custody_world(*, born_on: date = date(1990, 12, 10), staff: Organisation | None = None) -> CustodyWorld:
    plant_figures()
    offences = ((SUMMARY, "Common assault"), (EITHER_WAY, "Theft"), (INDICTABLE, "Wounding with intent"))
    people = [Person(born_on=born_on, offences=offences), Person("Charles", "Babbage", offences=offences)]
    case = make_case(defendants=people, initiation_code="C")
    for code, mode in MODES.items():
        record, _created = Record.objects.get_or_create(code=code, defaults={"title": code, "mode_of_trial": mode})
        Offence.objects.filter(case=case, code=code).update(record=record)
    assert case.court is not None
    return CustodyWorld(case, make_person(Role.COURT_OFFICER, staff or court_staff(case.court)))
