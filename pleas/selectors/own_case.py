"""The defendant's own case. Needs the scope of the proved defendant."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.exceptions import CaseNotFound
from cases.results.selectors import has_result
from cases.selectors.case_file import defendants_with_charges
from cases.selectors.fixed_offers import assessment_of, offer_accepted_by
from cases.selectors.own_hearings import own_hearings
from cases.states import CaseStatus, PleaChoice
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.reference.selectors import court_for_plea
from pleas.motoring import is_motoring
from pleas.permissions import require_own
from pleas.selectors.courts import contact_of
from pleas.selectors.roll_out import roll_out_of
from pleas.types import Bilingual, Charge, EarlierPlea, OwnCase, ProvedDefendant

if TYPE_CHECKING:
    from cases.models import Defendant, Offence, Plea

NOTHING = Bilingual("")
# Only summary offences without imprisonment (domain document "Online plea", Purpose and users). A charge
# without a record in the national list passed the checks of the feed as one that its prosecutor may bring.
ONLINE_MODES = frozenset({"SNONIMP", "STRAFF"})


def own_case(proved: ProvedDefendant, *, actor: Actor = CITIZEN) -> OwnCase:
    """The case, the prosecutor, the court and the charges in order, with pleas already entered.

    Raises `CaseNotFound` when the scope does not hold that defendant.
    """
    require_own(actor, Action.VIEW, Target.CASE)
    found = defendants_with_charges(proved.case_id).filter(pk=proved.defendant_id).annotate(decided=has_result())
    defendant = found.select_related("particulars", "case__prosecutor", "case__court").first()
    if defendant is None:
        raise CaseNotFound(proved.case_id)
    return replace(_as_own_case(proved, defendant), has_result=defendant.decided)


def _as_own_case(proved: ProvedDefendant, defendant: "Defendant") -> OwnCase:
    case, offences = defendant.case, list(defendant.offences.all())
    court = case.court or court_for_plea(case.reference)
    roll_out = roll_out_of(court, case.prosecutor)
    return OwnCase(
        proved=proved,
        reference=case.reference_received,
        status=case.status,
        initiation_code=case.initiation_code,
        posting_date=case.posting_date,
        first_hearing_at=case.first_hearing_at,
        prosecutor=Bilingual(case.prosecutor.name, case.prosecutor.name_welsh),
        prosecutor_id=case.prosecutor_id,
        court=contact_of(court) if court else None,
        defendant_name=defendant.display_name,
        is_company=defendant.kind == defendant.Kind.ORGANISATION,
        born_on=defendant.particulars.date_of_birth,
        charges=tuple(
            _as_charge(offence, number, whole=roll_out.shows_case_data)
            for number, offence in enumerate(offences, start=1)
        ),
        roll_out=roll_out,
        earlier_plea=min(
            (EarlierPlea(plea.entered_at, plea.method) for offence in offences for plea in offence.pleas.all()),
            key=lambda plea: plea.entered_at,
            default=None,
        ),
        forenames=defendant.forenames,
        surname=defendant.surname,
        **_fixed_offer(defendant, offences),
        hearing_on=_first_hearing_on(proved) if case.status == CaseStatus.LISTED else None,
    )


def _fixed_offer(defendant: "Defendant", offences: list["Offence"]) -> dict[str, Any]:
    """Whether there is an offer to accept, and the one that was; asks nothing of cases without any."""
    if not any(offence.fixed_offer_made for offence in offences):
        return {}
    accepted = offer_accepted_by(defendant)
    if accepted is not None:
        return {"accepted_offer": accepted}
    offer = assessment_of(defendant).offer
    return {"offer_total": offer.total if offer else None}


def _as_charge(offence: "Offence", number: int, *, whole: bool) -> Charge:
    """With `whole` the wording and the law as well; some courts show only what the notice is to be read for."""
    entered = list(offence.pleas.all())
    return Charge(
        offence_id=offence.pk,
        number=number,
        title=Bilingual(offence.title, offence.title_welsh),
        wording=Bilingual(offence.wording, offence.wording_welsh) if whole else NOTHING,
        legislation=Bilingual(offence.legislation, offence.legislation_welsh) if whole else NOTHING,
        is_motoring=is_motoring(offence.code),
        can_be_answered_online=offence.record is None or offence.record.mode_of_trial in ONLINE_MODES,
        has_keeper_liability=offence.record is not None and offence.record.keeper_liability,
        plea=_plea_standing(entered),
    )


def _first_hearing_on(proved: ProvedDefendant) -> date | None:
    first = own_hearings(proved.case_id, proved.defendant_id).values_list("starts_at", flat=True).first()
    return timezone.localdate(first) if first else None


def _plea_standing(entered: "list[Plea]") -> PleaChoice | None:
    latest = entered[-1].choice if entered else ""
    return PleaChoice(latest) if latest in PleaChoice.values else None
