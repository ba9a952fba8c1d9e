"""The defendant's own case. Needs the scope of the proved defendant."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.policy import Action, Target
from cases.selectors.answering import (
    AnsweringDefendant,
    EnteredPlea,
    HeldCharge,
    answering_defendant,
)
from cases.selectors.fixed_offers import accepted_offer, fixed_offer_for
from cases.selectors.own_hearings import own_hearings
from cases.states import CaseStatus, PleaChoice
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.reference.selectors import court_for_plea
from pleas.motoring import is_motoring
from pleas.permissions import require_own
from pleas.selectors.courts import contact_of
from pleas.selectors.roll_out import roll_out_of
from pleas.types import Bilingual, Charge, EarlierPlea, OwnCase, PleaSubmission, ProvedDefendant

NOTHING = Bilingual("")
# Only summary offences without imprisonment (domain document "Online plea", Purpose and users). A charge
# without a record in the national list passed the checks of the feed as one that its prosecutor may bring.
ONLINE_MODES = frozenset({"SNONIMP", "STRAFF"})


def own_case(proved: ProvedDefendant, *, actor: Actor = CITIZEN) -> OwnCase:
    """The case, the prosecutor, the court and the charges in order, with pleas already entered.

    Raises `CaseNotFound` when the scope does not hold that defendant.
    """
    require_own(actor, Action.VIEW, Target.CASE)
    return own_case_of(proved, answering_defendant(proved.case_id, proved.defendant_id))


def defendant_of(submission: PleaSubmission) -> AnsweringDefendant:
    """As the caller has read them, if that is the proved defendant; else read here. Raises `CaseNotFound`."""
    proved, known = submission.proved, submission.defendant
    if known is not None and (known.case_id, known.defendant_id) == (proved.case_id, proved.defendant_id):
        return known
    return answering_defendant(proved.case_id, proved.defendant_id)


def own_case_of(proved: ProvedDefendant, defendant: AnsweringDefendant) -> OwnCase:
    """The same of what has been read of the defendant."""
    court = defendant.court or court_for_plea(defendant.normalised_reference)
    roll_out = roll_out_of(court, defendant.prosecutor)
    return OwnCase(
        proved=proved,
        reference=defendant.case_reference,
        status=defendant.status,
        initiation_code=defendant.initiation_code,
        posting_date=defendant.posting_date,
        first_hearing_at=defendant.first_hearing_at,
        prosecutor=Bilingual(defendant.prosecutor.name, defendant.prosecutor.name_welsh),
        prosecutor_id=defendant.prosecutor_id,
        court=contact_of(court) if court else None,
        defendant_name=defendant.name,
        is_company=defendant.is_company,
        born_on=defendant.born_on,
        charges=tuple(
            _as_charge(charge, number, whole=roll_out.shows_case_data)
            for number, charge in enumerate(defendant.charges, start=1)
        ),
        roll_out=roll_out,
        earlier_plea=min(
            (EarlierPlea(plea.entered_at, plea.method) for charge in defendant.charges for plea in charge.pleas),
            key=lambda plea: plea.entered_at,
            default=None,
        ),
        forenames=defendant.held.forenames,
        surname=defendant.held.surname,
        **_fixed_offer(proved, defendant),
        has_result=defendant.has_result,
        hearing_on=_first_hearing_on(proved) if defendant.status == CaseStatus.LISTED else None,
    )


def _fixed_offer(proved: ProvedDefendant, defendant: AnsweringDefendant) -> dict[str, Any]:
    """Whether there is an offer to accept, and the one that was; asks nothing of cases without any."""
    if not any(charge.has_fixed_offer for charge in defendant.charges):
        return {}
    accepted = accepted_offer(proved.defendant_id)
    if accepted is not None:
        return {"accepted_offer": accepted}
    offer = fixed_offer_for(proved.case_id, proved.defendant_id).offer
    return {"offer_total": offer.total if offer else None}


def _as_charge(charge: HeldCharge, number: int, *, whole: bool) -> Charge:
    """With `whole` the wording and the law as well; some courts show only what the notice is to be read for."""
    return Charge(
        offence_id=charge.offence_id,
        number=number,
        title=Bilingual(charge.title, charge.title_welsh),
        wording=Bilingual(charge.wording, charge.wording_welsh) if whole else NOTHING,
        legislation=Bilingual(charge.legislation, charge.legislation_welsh) if whole else NOTHING,
        is_motoring=is_motoring(charge.code),
        can_be_answered_online=charge.mode_of_trial is None or charge.mode_of_trial in ONLINE_MODES,
        has_keeper_liability=charge.has_keeper_liability,
        plea=_plea_standing(charge.pleas),
    )


def _first_hearing_on(proved: ProvedDefendant) -> date | None:
    first = own_hearings(proved.case_id, proved.defendant_id).values_list("starts_at", flat=True).first()
    return timezone.localdate(first) if first else None


def _plea_standing(entered: tuple[EnteredPlea, ...]) -> PleaChoice | None:
    latest = entered[-1].choice if entered else ""
    return PleaChoice(latest) if latest in PleaChoice.values else None
