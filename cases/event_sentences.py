"""Every kind of event as a sentence that a reader understands. A kind without one fails a test."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.retention.states import KeptUnder
from cases.states import OfferCancelled, Relation

# Documents by what may be known of them: of every section, means forms, and the two closed sections.
MEANS_FORM, PRIVATE, SENSITIVE = "means_form", "private_document", "sensitive_document"
DOCUMENTS = ("document", MEANS_FORM, PRIVATE, SENSITIVE)
DOCUMENT_DEEDS: dict[str, Any] = {
    "filed": _("%(name)s filed"),
    "uploaded": _("%(name)s uploaded, waiting to be checked"),
    "filed_despite_warning": _("%(name)s filed in spite of a warning about %(about)s"),
    "refused": _("%(name)s refused: %(why)s"),
    "published": _("%(name)s published"),
    "read": _("%(name)s opened by %(organisation)s"),
    "downloaded": _("%(name)s downloaded by %(organisation)s"),
    "withdrawn": _("%(name)s withdrawn: %(reason)s"),
    "restored": _("%(name)s restored: %(reason)s"),
    "shared": _("%(name)s shared with the magistrates"),
    "note_shared": _("A note on %(name)s shared by %(by)s with everybody who may read it"),
    "note_taken_back": _("A note on %(name)s that was shared taken back by %(by)s"),
    "described": _("Details of a document changed from %(was)s to %(now)s"),
    "filed_elsewhere": _("%(name)s filed in another section: %(reason)s"),
    "disposed": _("%(name)s disposed of under the policy “%(policy)s”; its file is no longer held"),
}

SENTENCES: dict[str, Any] = {
    "case.received": _("Case received from %(prosecutor)s"),
    "case.defendant_added": _("%(defendant)s added to the case by %(prosecutor)s"),
    "case.opened": _("Case file opened: %(page)s"),
    "case.duplicate_received": _("The same message was received again; nothing was changed"),
    "access.granted": _("%(principal)s given access (%(relation)s)"),
    "access.ended": _("Access of %(principal)s ended (%(relation)s)"),
    "access.renewed": _("Time of the access of %(principal)s changed"),
    "advocate.assigned": _("%(principal)s assigned to prosecute for %(representing)s"),
    "advocate.extended": _("Assignment of %(principal)s to prosecute extended"),
    "advocate.removed": _("%(principal)s no longer assigned to prosecute"),
    "people.invited": _("%(person)s invited to %(organisation)s"),
    "people.invited_again": _("%(person)s sent a new invitation to %(organisation)s"),
    "people.accepted": _("Invitation accepted and password set"),
    "people.role_changed": _("%(person)s is now %(role)s at %(organisation)s"),
    "people.left": _("%(person)s no longer works for %(organisation)s"),
    "plea.submitted": _("Plea entered online by %(defendant)s: %(summary)s"),
    "plea.draft_kept": _("The defendant saved answers online to come back to them"),
    "plea.way_back_mailed": _("The defendant asked for an e-mail on how to come back"),
    "plea.opened_with_help": _("The case was opened by %(helper)s to answer for %(on_behalf_of)s (%(how)s)"),
    "plea.entered_with_help": _("The answer was entered by %(helper)s for %(on_behalf_of)s (%(how)s)"),
    "plea.change_asked": _("%(defendant)s asked to change or withdraw a plea"),
    "plea.change_granted": _("Change or withdrawal of a plea granted"),
    "plea.change_refused": _("Change or withdrawal of a plea refused"),
    "statement.read": _("%(organisation)s has read the statements with the pleas"),
    "details.changed": _("Changed details accepted: %(detail)s"),
    "details.change_rejected": _("Changed details rejected: %(detail)s"),
    "plea.stopped_under_18": _("Online plea stopped: the defendant is under 18"),
    "plea.opened": _("The case was opened online by the defendant"),
    "plea.stopped": _("The case was opened online by the defendant; it cannot be answered there: %(outcome)s"),
    "offer.not_eligible": _("No fixed offer: not every charge qualifies. %(prosecutor)s was told"),
    "offer.accepted": _("Fixed offer accepted online by %(defendant)s: £%(total)s, can be taken back until %(until)s"),
    "offer.cancelled": _("Accepted fixed offer cancelled: %(why_cancelled)s"),
    "offer.concluded": _(
        "%(defendant)s convicted by accepting the fixed offer: £%(total)s to be paid by %(pay_by)s;"
        " a collection order was made"
    ),
    **{f"{document}.{deed}": sentence for document in DOCUMENTS for deed, sentence in DOCUMENT_DEEDS.items()},
    "upload.received": _("A file was received and is being checked"),
    "upload.removed": _("Files were removed before they were filed"),
    "idpc.published": _("Initial details of the prosecution case published for %(defendant)s, version %(version)s"),
    "document.converted": _("A document was made ready for reading with %(made_by)s, number of pages: %(pages)s"),
    "document.copied_for_playing": _("A copy of a recording that browsers play was made with %(made_by)s"),
    "document.pictures_read": _(
        "Pictures in a document were read by machine, to be searched; number of pages: %(read)s"
    ),
    "document.attachments_taken_out": _("Files attached to an e-mail were taken out of it, to be read: %(attached)s"),
    "document.not_converted": _("A document could not be made ready for reading; the original can be downloaded"),
    "document.prepared_again": _("A document is being made ready for reading once more"),
    "idpc.part_scanned": _("A file of initial details was found clean; they are served when all of them are"),
    "idpc.not_built": _("Initial details were not built: %(sender)s, who sent the files, may not serve them any more"),
    "affected.asked": _("Asked who was affected by a fault between %(begins)s and %(ends)s"),
    "affected.downloaded": _("List of who was affected by a fault downloaded (%(lines)s lines)"),
    "readers.exported": _("Record of who opened documents taken away (%(way)s, %(lines)s lines)"),
    "idpc.build_requested": _("Initial details for %(defendant)s are being built from %(documents)s documents"),
    "bundle.requested": _("%(organisation)s asked for a bundle of %(documents)s documents"),
    "bundle.opened": _("%(organisation)s opened a bundle of %(documents)s documents"),
    "bundle.cancelled": _("%(organisation)s cancelled a bundle"),
    "bundle.retried": _("%(organisation)s asked again for a bundle"),
    "archive.requested": _("%(organisation)s asked for the whole case as one file"),
    "archive.cancelled": _("%(organisation)s cancelled the whole case as one file"),
    "archive.downloaded": _("%(organisation)s downloaded the whole case as one file, with %(documents)s documents"),
    "defence.searched": _("%(firm)s found %(defendant)s in a defence search"),
    "representation.started": _("%(firm)s went on record for %(defendant)s"),
    "representation.ended": _("%(firm)s went off record for %(defendant)s"),
    "representation.ordered": _("%(firm)s put on record for %(defendant)s by a representation order"),
    "representation.displaced": _("%(firm)s taken off record for %(defendant)s by a representation order"),
    "representation.withdrawn": _("%(firm)s taken off record for %(defendant)s: legal aid was withdrawn"),
    "instruction.recorded": _("%(firm)s recorded that it was instructed for %(defendant)s on %(day)s"),
    "defendant.locked": _(
        "No firm can go on record for %(defendant)s: a representation order names contract %(contract)s,"
        " which no firm has"
    ),
    "defendant.unlocked": _("Firms can go on record for %(defendant)s again: %(because)s"),
    "legal_aid.recorded": _("Legal aid for %(defendant)s, application %(application)s: %(status)s"),
    "legal_aid.refused": _("Message about legal aid not taken in: %(why)s %(detail)s"),
    "organisation.laa_contracts_changed": _("Legal aid contract numbers of %(organisation)s: %(numbers)s"),
    "cases.exported": _("List of %(count)s own cases exported"),
    "calendar.made": _("Calendar address made"),
    "calendar.ended": _("Calendar address ended"),
    "digest.wanted": _("Daily e-mail about new things to read asked for"),
    "digest.declined": _("Daily e-mail about new things to read stopped"),
    "digest.sent": _("Daily e-mail about new things to read in %(cases)s cases sent"),
    "hearing.listed": _("Listed at %(court)s, %(room)s, %(when)s"),
    "hearing.vacated": _("Hearing on %(when)s vacated"),
    "session.created": _("Court session added on %(day)s"),
    "list.prepared": _("List of %(day)s issued, version %(version)s"),
    "list.downloaded": _("List of %(day)s, version %(version)s, downloaded"),
    "list.exported": _("List of %(day)s exported"),
    "custody.remand_recorded": _("%(defendant)s on %(day)s: %(status)s. Custody time limit: %(limit)s"),
    "custody.limit_set": _("Custody time limit of %(defendant)s, charge %(charge)s, set on %(day)s to %(limit)s"),
    "custody.limit_extended": _(
        "Custody time limit of %(defendant)s, charge %(charge)s, extended on %(day)s until %(limit)s: %(reason)s"
    ),
    "custody.clock_stopped": _(
        "Clock of the custody time limit of %(defendant)s stopped on %(day)s, charges %(charges)s: %(why_stopped)s"
    ),
    "custody.clock_restarted": _(
        "Clock of the custody time limit of %(defendant)s, charge %(charge)s, runs again: %(reason)s"
    ),
    "hold.placed": _("Legal hold placed by %(by)s, nothing of the case is disposed of: %(reason)s"),
    "hold.lifted": _("Legal hold lifted by %(by)s: %(reason)s"),
    "case.documents_disposed_of": _("Documents disposed of under the policy “%(policy)s” (%(period)s): %(documents)s"),
    "work.completed": _("Work completed: %(work)s"),
    "effect.retried": _("Tried again: %(kind)s"),
    "equality.visited": _("The defendant was led to the questions about equality; no answer is kept"),
    "feedback.commented": _("Comment on the service sent to those who look after it"),
    "lookup.burst_noticed": _("%(failures)s failed attempts to find a case online within %(minutes)s minutes"),
    "reading.stopped": _("%(name)s opened %(readings)s cases and documents in an hour (budget %(budget)s)"),
    "reading.allowed_again": _("%(name)s may read again before the hour is over: %(reason)s"),
    "audit.exported": _("Record of what happened taken away: %(events)s events"),
    "audit.read": _("Record of events searched from %(since)s until %(until)s"),
    "audit.event_read": _("One event of the record opened"),
    "policy.denied": _("%(name)s was refused %(rule)s on %(page)s"),
    "retention.applied": _("Deleted because its time was over: %(total)s rows"),
    "figures.post_counted": _("Post of the week beginning %(week)s counted: %(sent)s sent, %(replies)s answered"),
    "figures.recounted": _("Figures recounted: %(compared)s answers, %(count)s differences"),
    "roll_out.changed": _("Online pleas for %(name)s changed: %(changes)s"),
    "section_right.added": _("Right to a section added: %(right)s, from %(from)s until %(until)s"),
    "section_right.changed": _("Right to a section changed: %(right)s, from %(from)s until %(until)s"),
    "result.received": _("Result of the hearing of %(day)s received for %(defendant)s"),
    "result.mailed": _("Result sent to %(defendant)s by e-mail"),
    "result.left_to_post": _("Result for %(defendant)s is told by post only"),
    "result.tried": _("Result mailed on trial"),
    "results.run": _("Results told: %(mailed)s by e-mail, %(skipped)s by post only"),
    "case.concluded": _("Case concluded: every charge has its result"),
    "case.withdrawn": _("Case withdrawn: every charge was withdrawn"),
    "message.failed": _("A message did not arrive: %(subject)s"),
    "person.signed_in": _("Signed in"),
    "person.signed_out": _("Signed out"),
    "person.code_refused": _("Wrong code entered at sign-in"),
    "person.recovery_code_used": _("Recovery code used"),
    "person.recovery_codes_made": _("New recovery codes made"),
    "person.second_factor_set_up": _("Authenticator app set up"),
    "person.second_factor_removed": _("Authenticator app removed"),
    "person.second_factor_reset": _("Second factor of %(person)s reset"),
    "person.password_changed": _("Password changed"),
    "person.account_reopened": _("%(person)s let in again after 90 days"),
    "person.added": _("%(person)s added"),
    "person.changed": _("%(person)s changed"),
}

# On no timeline: that a file was read, and what no one who decides may know.
# Which documents a party puts together is its own affair.
READINGS: frozenset[str] = frozenset(
    {
        "case.opened",
        "equality.visited",
        "bundle.requested",
        "bundle.opened",
        "bundle.cancelled",
        "bundle.retried",
        "archive.requested",
        "archive.cancelled",
        "archive.downloaded",
        "upload.received",
        "upload.removed",
    }
)
KINDS_FOR_THE_COURT_ONLY: frozenset[str] = frozenset(
    {
        "work.completed",
        "hold.placed",
        "hold.lifted",
        "case.documents_disposed_of",
        "effect.retried",
        "case.duplicate_received",
        "document.converted",
        "document.attachments_taken_out",
        "document.copied_for_playing",
        "document.pictures_read",
        "document.not_converted",
        "document.prepared_again",
        "defence.searched",
        "message.failed",
        "audit.exported",
        "readers.exported",
        "result.tried",
        "legal_aid.refused",
        "defendant.locked",
        "defendant.unlocked",
    }
)


def _of(documents: tuple[str, ...], deeds: Iterable[str] = DOCUMENT_DEEDS) -> frozenset[str]:
    return frozenset(f"{document}.{deed}" for document in documents for deed in deeds)


# What happens to a document before it is served is not the defence's business, and nothing of the closed sections.
KINDS_HIDDEN_FROM_THE_DEFENCE: frozenset[str] = (
    _of(DOCUMENTS, ("uploaded", "filed_despite_warning", "filed_elsewhere", "refused"))
    | _of((PRIVATE, SENSITIVE))
    | _of(DOCUMENTS, ("shared",))
) | {"idpc.build_requested", "idpc.part_scanned", "idpc.not_built"}
# Not even that a means form exists is the prosecution's business, nor the court's private section, nor how a defence
# is paid for.
KINDS_HIDDEN_FROM_THE_PROSECUTION: frozenset[str] = _of((MEANS_FORM, PRIVATE)) | {"legal_aid.recorded"}
KINDS_HIDDEN_FROM_THE_COURT: frozenset[str] = _of((SENSITIVE,))
# Which documents there are the bench learns from the documents it may read.
KINDS_HIDDEN_FROM_THE_BENCH: frozenset[str] = _of(DOCUMENTS) | {
    "idpc.published",
    "idpc.build_requested",
    "idpc.part_scanned",
    "idpc.not_built",
    "bundle.requested",
    "bundle.opened",
    "bundle.cancelled",
    "bundle.retried",
    "archive.requested",
    "archive.cancelled",
    "archive.downloaded",
}
# Who has read is the business of the court and of the prosecution; the defence sees what it opened itself.
KINDS_OF_READING: frozenset[str] = _of(DOCUMENTS, ("read", "downloaded")) | {
    "bundle.requested",
    "bundle.opened",
    "bundle.cancelled",
    "bundle.retried",
    "archive.requested",
    "archive.cancelled",
    "archive.downloaded",
}


def is_told_by_another(kind: str, data: Mapping[str, Any]) -> bool:
    """Going on and off record gives and ends access, and so do an instruction and an advocate's assignment; one
    line says both."""
    told = data.get("relation") in (Relation.REPRESENTING, Relation.INSTRUCTED) or bool(data.get("basis"))
    return kind in ("access.granted", "access.ended") and told


def sentence_for(kind: str, data: Mapping[str, Any]) -> str:
    """The sentence in the reader's language; an unknown kind is shown by its name rather than hidden."""
    template = SENTENCES.get(kind)
    if template is None:
        return gettext("Recorded: %(kind)s") % {"kind": kind}
    try:
        return str(template) % _in_words(data)
    except KeyError:
        return gettext("Recorded: %(kind)s") % {"kind": kind}


def _in_words(data: Mapping[str, Any]) -> Mapping[str, Any]:
    coded: tuple[tuple[str, type[TextChoices]], ...] = (
        ("relation", Relation),
        ("why_cancelled", OfferCancelled),
        ("policy", KeptUnder),
    )
    words = {name: str(choices(data[name]).label) for name, choices in coded if data.get(name) in choices.values}
    return {**data, **words}
