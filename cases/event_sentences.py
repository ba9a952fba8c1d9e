"""Every kind of event as a sentence that a reader understands. A kind without one fails a test."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {
    "case.received": _("Case received from %(prosecutor)s"),
    "case.defendant_added": _("%(defendant)s added to the case by %(prosecutor)s"),
    "case.opened": _("Case file opened: %(page)s"),
    "case.duplicate_received": _("The same message was received again; nothing was changed"),
    "access.granted": _("%(principal)s given access (%(relation)s)"),
    "access.ended": _("Access of %(principal)s ended (%(relation)s)"),
    "plea.submitted": _("Plea entered online by %(defendant)s: %(summary)s"),
    "plea.opened": _("The case was opened online by the defendant"),
    "document.filed": _("%(name)s filed"),
    "document.uploaded": _("%(name)s uploaded, waiting to be checked"),
    "document.refused": _("%(name)s refused: %(why)s"),
    "idpc.published": _("Initial details of the prosecution case published for %(defendant)s, version %(version)s"),
    "document.read": _("%(name)s opened by %(organisation)s"),
    "document.withdrawn": _("%(name)s withdrawn: %(reason)s"),
    "defence.searched": _("%(firm)s found %(defendant)s in a defence search"),
    "representation.started": _("%(firm)s went on record for %(defendant)s"),
    "representation.ended": _("%(firm)s went off record for %(defendant)s"),
    "hearing.listed": _("Listed at %(court)s, %(room)s, %(when)s"),
    "hearing.vacated": _("Hearing on %(when)s vacated"),
    "session.created": _("Court session added on %(day)s"),
    "list.prepared": _("List of %(day)s issued, version %(version)s"),
    "list.downloaded": _("List of %(day)s, version %(version)s, downloaded"),
    "list.exported": _("List of %(day)s exported"),
    "work.completed": _("Work completed: %(work)s"),
    "effect.retried": _("Tried again: %(kind)s"),
    "message.sent": _("Message sent: %(template)s"),
}

READINGS: frozenset[str] = frozenset({"case.opened"})
KINDS_FOR_THE_COURT_ONLY: frozenset[str] = frozenset(
    {"work.completed", "effect.retried", "case.duplicate_received", "defence.searched"}
)


def sentence_for(kind: str, data: Mapping[str, Any]) -> str:
    """The sentence in the reader's language; an unknown kind is shown by its name rather than hidden."""
    template = SENTENCES.get(kind)
    if template is None:
        return gettext("Recorded: %(kind)s") % {"kind": kind}
    try:
        return str(template) % data
    except KeyError:
        return gettext("Recorded: %(kind)s") % {"kind": kind}
