"""Words of remand and of custody time limits (domain document "Hearings and results", Bail status and custody time
limits)."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RemandStatus(TextChoices):
    """How somebody waits for trial."""

    CUSTODY = "C", _("In custody")
    CARE = "L", _("In local authority care")
    PENDING_CONDITIONS = "P", _("In custody until conditions are met")
    SECURE = "S", _("In secure accommodation")
    CONDITIONAL_BAIL = "B", _("On conditional bail")
    UNCONDITIONAL_BAIL = "U", _("On unconditional bail")
    NOT_APPLICABLE = "A", _("Not remanded")


HELD: Final = frozenset({RemandStatus.CUSTODY, RemandStatus.CARE, RemandStatus.PENDING_CONDITIONS, RemandStatus.SECURE})
BAILED: Final = frozenset({RemandStatus.CONDITIONAL_BAIL, RemandStatus.UNCONDITIONAL_BAIL})


def is_held(code: str) -> bool:
    """Whether a code, in any case, says that somebody is held."""
    return code.strip().upper() in HELD


class LimitOrigin(TextChoices):
    """Where the day of a limit is from."""

    WORKED_OUT = "worked_out", _("Worked out")
    SET = "set", _("Set by the court")
    EXTENDED = "extended", _("Extended by the court")


class StopReason(TextChoices):
    """Why the clock of a limit stands still (the same document, Clock stops)."""

    GUILTY_PLEA = "guilty_plea", _("Guilty plea")
    GUILTY_VERDICT = "guilty_verdict", _("Guilty verdict")
    FINAL_RESULT = "final_result", _("The charge has ended")
    BAIL = "bail", _("Released on bail")
    NOT_REMANDED = "not_remanded", _("Not remanded any more")
    UNDER_DISABILITY = "disability", _("Found under a disability")
    JURY_SWORN = "jury_sworn", _("The jury was sworn in for trial")


# A stop that ends when the defendant is held again.
WHILE_FREE: Final = frozenset({StopReason.BAIL, StopReason.NOT_REMANDED})


class NoLimitBecause(TextChoices):
    """Why no limit runs for a charge (the same document, CTL calculation)."""

    NOT_HELD = "not_held", _("the defendant is not held")
    MODE_UNKNOWN = "mode_unknown", _("the mode of trial is not known")
    PLEADED_GUILTY = "pleaded_guilty", _("the plea is guilty")
    CONVICTED = "convicted", _("there is a conviction")
    VERDICT = "verdict", _("there is a verdict")
    CONCLUDED = "concluded", _("the proceedings are over")
    CLOCK_STOPPED = "clock_stopped", _("the clock was stopped")
    VOLUNTARY_BILL = "voluntary_bill", _("the charge was received by a voluntary bill")
    REASON_UNKNOWN = "reason_unknown", _("no number of days is held for this mode of trial")
