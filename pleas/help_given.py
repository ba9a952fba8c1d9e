"""Help with an answer, in the words of the record."""

from cases.states import PleaMethod
from pleas.figures.states import Channel
from pleas.types import Assistance, PleaSubmission

# For the court's timeline, which is in English.
_HOW = {Channel.ASSISTED: "on the telephone or in person", Channel.POSTAL: "from a paper form"}


def facts_of_help(assistance: Assistance) -> dict[str, str]:
    """Who helped, for whom, and how; with the date on the paper form."""
    dated = f" dated {assistance.form_dated.isoformat()}" if assistance.form_dated else ""
    return {
        "helper": assistance.helper.display_name,
        "on_behalf_of": assistance.on_behalf_of,
        "how": f"{_HOW[assistance.channel]}{dated}",
    }


def method_of(submission: PleaSubmission) -> PleaMethod:
    """How the plea reached the court."""
    return PleaMethod(submission.assistance.channel if submission.assistance else Channel.ONLINE)
