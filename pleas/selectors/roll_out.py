"""The switches of courts and prosecutors, as the journey reads them."""

from commonplatform.reference.models import Court, Prosecutor
from commonplatform.reference.online_plea import OnlinePleaSwitch
from pleas.types import RollOut, Switch


def roll_out_of(court: Court | None, prosecutor: Prosecutor) -> RollOut:
    """What court and prosecutor have decided about online pleas."""
    return RollOut(
        court=_switch(court) if court else None,
        prosecutor=_switch(prosecutor),
        is_strict=court is not None and court.online_plea_strict,
        shows_case_data=court is None or court.shows_case_data,
    )


def _switch(of: OnlinePleaSwitch) -> Switch:
    return Switch(
        is_on=of.online_plea,
        starts_on=of.online_plea_from,
        notices=of.online_plea_notices,
        languages=of.online_plea_languages,
    )
