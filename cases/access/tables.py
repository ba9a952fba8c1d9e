"""Every table and the rule it is under. A model without a line here fails a system check."""

from cases.access.row_security import (
    CaseTable,
    Kept,
    OpenTable,
    Privileges,
    TableRule,
    not_for_prosecutors,
    not_for_the_instructed,
)
from cases.states import Relation

_READ_WRITE = "SELECT, INSERT, UPDATE"
_ALL = "SELECT, INSERT, UPDATE, DELETE"
_APPEND = "SELECT, INSERT"

_NUMBERS = "national_insurance_number, driver_number"
_SEALED_PARTICULARS = (
    f"address_lines, postcode, email, telephone, {_NUMBERS}, bail_conditions, language_needs, special_needs, more"
)

_REFERENCE = OpenTable(
    "public facts", Privileges(web=_ALL, task="SELECT", citizen="SELECT", report="SELECT", lookup="SELECT")
)
_SIGN_IN = OpenTable("sign-in, no case data", Privileges(web=_ALL, task="SELECT"))
_HISTORY = CaseTable(Privileges(web="INSERT", task="INSERT", citizen="INSERT"), case="pgh_obj_id", insert_freely=True)


_A_DOCUMENT = ("disclosure_material", "material_id")


def _documents_kept(section: str) -> tuple[Kept, ...]:
    """Means are not the prosecution's, the private section is the court's, sensitive unused material nobody's else."""
    return (
        not_for_prosecutors(f"{section} = 'MF'"),
        Kept(f"{section} = 'PRIV'", (Relation.COURT,)),
        Kept(f"{section} = 'SUM'", (Relation.PROSECUTING,)),
        # Instructed but not on record: nothing but the initial details.
        Kept(
            f"{section} <> 'IDPC'",
            (Relation.COURT, Relation.PROSECUTING, Relation.REPRESENTING, Relation.GRANTED),
        ),
    )


def _for_the_court(condition: str) -> Kept:
    return Kept(condition, (Relation.COURT,))


def _rewrapping(*columns: str) -> str:
    """Append-only for tasks too, but for the front of envelopes when keys are turned over."""
    return f"{_APPEND}, UPDATE ({', '.join(columns)})"


TABLES: dict[str, TableRule] = {
    "cases.Case": CaseTable(
        Privileges(
            web=_READ_WRITE,
            task=_READ_WRITE,
            citizen="SELECT, UPDATE (status)",
            report="SELECT",
            lookup="SELECT",
        ),
        case="id",
    ),
    "cases.CaseHistory": CaseTable(
        Privileges(web="INSERT", task="SELECT, INSERT, UPDATE (officer_in_case)", citizen="INSERT"),
        case="pgh_obj_id",
        insert_freely=True,
    ),
    "cases.Defendant": CaseTable(
        Privileges(
            web=_READ_WRITE,
            task=_READ_WRITE,
            citizen="SELECT, UPDATE (position, hearing_language, document_language)",
            lookup="SELECT",
        ),
        defendant="id",
    ),
    "cases.Particulars": CaseTable(
        Privileges(
            web=_READ_WRITE,
            task=_READ_WRITE,
            citizen=f"SELECT, UPDATE (email, telephone, {_NUMBERS})",
            lookup="SELECT",
        ),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.ParticularsHistory": CaseTable(
        Privileges(web="INSERT", task=f"SELECT, INSERT, UPDATE ({_SEALED_PARTICULARS})", citizen="INSERT"),
        case="pgh_obj_id",
        insert_freely=True,
    ),
    "cases.Offence": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen="SELECT", report="SELECT", lookup="SELECT"),
        defendant="defendant_id",
    ),
    "cases.Plea": CaseTable(
        Privileges(web=_APPEND, task=_rewrapping("statement"), citizen=_APPEND, report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.TrialMatters": CaseTable(
        Privileges(web=_APPEND, task=_rewrapping("disputed_evidence", "witnesses", "other_driver"), citizen=_APPEND),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.CourtNeeds": CaseTable(
        Privileges(web=_APPEND, task=_rewrapping("disability_needs", "dates_to_avoid"), citizen=_APPEND),
        defendant="defendant_id",
        kept=(not_for_prosecutors(),),
    ),
    "cases.Means": CaseTable(
        Privileges(web=_APPEND, task=_rewrapping("details"), citizen="INSERT"),
        defendant="defendant_id",
        kept=(not_for_prosecutors(),),
    ),
    "cases.ProposedChange": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen="INSERT"),
        defendant="defendant_id",
        kept=(not_for_prosecutors(),),
    ),
    "cases.PleaRequest": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen=_APPEND),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.PleaReading": CaseTable(
        Privileges(web=_APPEND, task="SELECT", citizen="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferAssessment": CaseTable(Privileges(web="SELECT", task=_APPEND)),
    "cases.FixedOfferAcceptance": CaseTable(
        Privileges(web=_APPEND, task="SELECT", citizen=_APPEND, report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferPenalty": CaseTable(
        Privileges(web=_APPEND, task="SELECT", citizen=_APPEND),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferEnd": CaseTable(
        Privileges(web=_APPEND, task=_APPEND, citizen=_APPEND, report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.Verdict": CaseTable(
        Privileges(web="SELECT", task=_APPEND, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.Hearing": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen="SELECT", report="SELECT", lookup="SELECT"),
        kept=(not_for_the_instructed(),),
    ),
    "cases.HearingDefendant": CaseTable(
        Privileges(web=_APPEND, task=_APPEND, citizen="SELECT", lookup="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "cases.AccessGrant": CaseTable(Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen="SELECT", lookup="SELECT")),
    "cases.AccessInbox": CaseTable(Privileges(web=_ALL, task=_ALL, lookup="SELECT")),
    "cases.CaseVisit": CaseTable(Privileges(web=_READ_WRITE, task="SELECT")),
    "cases.WorkItem": CaseTable(
        Privileges(
            web=_READ_WRITE,
            task=_READ_WRITE,
            citizen="INSERT, SELECT (case_id, defendant_id, kind, done_at), UPDATE (done_at, done_by)",
        )
    ),
    "audit.Event": CaseTable(
        Privileges(web=_APPEND, task=_APPEND, citizen="INSERT"),
        insert_freely=True,
        kept=(
            not_for_prosecutors(r"audit_event.kind LIKE 'means\_form.%'"),
            Kept(r"audit_event.kind LIKE 'private\_document.%'", (Relation.COURT,)),
            Kept(r"audit_event.kind LIKE 'sensitive\_document.%'", (Relation.PROSECUTING,)),
        ),
    ),
    "audit.Effect": CaseTable(Privileges(web=_READ_WRITE, task=_READ_WRITE, citizen="INSERT"), insert_freely=True),
    "audit.ChainHead": OpenTable("digests only; written by the chain trigger", Privileges(task="SELECT")),
    "notifications.Message": CaseTable(
        Privileges(web="SELECT", task=_READ_WRITE, citizen="SELECT"),
        defendant="defendant_id",
        outside_cases=True,
    ),
    "results.Result": CaseTable(
        Privileges(web="SELECT", task=_READ_WRITE, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "results.Imposition": CaseTable(
        Privileges(web="SELECT", task=_APPEND, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "intake.IntakeMessage": CaseTable(Privileges(task=_READ_WRITE)),
    "pleas.Submission": CaseTable(
        Privileges(web="SELECT", task="SELECT, UPDATE (details, email, telephone)", citizen=_APPEND),
        defendant="defendant_id",
        kept=(not_for_the_instructed(),),
    ),
    "pleas.Draft": CaseTable(
        Privileges(task="SELECT, DELETE, UPDATE (answers, unfinished)", citizen=_ALL), defendant="defendant_id"
    ),
    "pleas.Feedback": OpenTable(
        "ratings without a name or a case",
        Privileges(web="SELECT", task="SELECT, INSERT, DELETE", citizen=_APPEND, report="SELECT"),
    ),
    "pleas.LookupAttempt": OpenTable(
        "digests of references and addresses, no case data",
        Privileges(task="SELECT, DELETE", citizen=_APPEND),
    ),
    "figures.SubmissionNote": OpenTable(
        "counts, nobody named",
        Privileges(web="SELECT", task="SELECT, INSERT, UPDATE", citizen="INSERT", report="SELECT"),
    ),
    "figures.AbandonedNote": OpenTable("counts, nobody named", Privileges(web="SELECT", task=_APPEND, report="SELECT")),
    "figures.ReferenceNote": OpenTable(
        "digests of references; of the living service only a definer function writes them",
        Privileges(web="SELECT", task="SELECT, INSERT, DELETE", lookup="INSERT"),
    ),
    "figures.PostalCount": OpenTable(
        "counts by court and week", Privileges(web=_READ_WRITE, task=_APPEND, report="SELECT")
    ),
    "figures.CourtDay": OpenTable("counts by court and day", Privileges(web="SELECT", task=_ALL)),
    "figures.ApiUse": OpenTable("digests of addresses", Privileges(report=_READ_WRITE, task="SELECT, DELETE")),
    "disclosure.Material": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, lookup="SELECT"),
        defendant="defendant_id",
        kept=_documents_kept("disclosure_material.section"),
    ),
    "disclosure.MaterialRead": CaseTable(
        Privileges(web=_APPEND, task="SELECT"),
        defendant="defendant_id",
        kept=_documents_kept("disclosure_materialread.section"),
    ),
    "disclosure.Attachment": CaseTable(
        Privileges(web="SELECT", task=_APPEND), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.Rendition": CaseTable(
        Privileges(web="SELECT", task=_READ_WRITE),
        defendant="defendant_id",
        follows=_A_DOCUMENT,
    ),
    "disclosure.Preparation": CaseTable(
        Privileges(web="SELECT", task=_READ_WRITE), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.DocumentText": CaseTable(
        Privileges(web="SELECT", task=_READ_WRITE, lookup="SELECT"), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.Share": CaseTable(
        Privileges(web=_APPEND, task="SELECT"), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.PageNumbers": CaseTable(
        Privileges(web=_APPEND, task=_APPEND), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.Bundle": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE), defendant="defendant_id", of_principal="organisation_id"
    ),
    "disclosure.BundlePart": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE),
        defendant="defendant_id",
        kept=_documents_kept("disclosure_bundlepart.section"),
        follows=("disclosure_bundle", "bundle_id"),
    ),
    "disclosure.BuiltFrom": CaseTable(
        Privileges(web="SELECT", task=_APPEND), defendant="defendant_id", follows=_A_DOCUMENT
    ),
    "disclosure.AffectedReport": OpenTable(
        "questions about faults and numbers, no case data", Privileges(web="SELECT, INSERT", task="SELECT, UPDATE")
    ),
    # Files on their way are their sender's alone until they are filed.
    "disclosure.DocumentSubmission": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE),
        kept=_documents_kept("disclosure_documentsubmission.section"),
        of_principal="user_id",
    ),
    "disclosure.SentFile": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE),
        follows=("disclosure_documentsubmission", "submission_id"),
    ),
    "disclosure.SectionRight": OpenTable(
        "which role may do what in which section", Privileges(web=_READ_WRITE, task="SELECT")
    ),
    "disclosure.SectionRightHistory": OpenTable(
        "changes to the matrix of sections", Privileges(web="SELECT, INSERT", task="INSERT")
    ),
    "defence.Association": CaseTable(
        Privileges(web=_READ_WRITE, task=_READ_WRITE, lookup="SELECT"), defendant="defendant_id"
    ),
    "defence.Instruction": CaseTable(Privileges(web=_APPEND, task="SELECT"), defendant="defendant_id"),
    "defence.RepresentationLock": CaseTable(Privileges(web=_READ_WRITE, task=_READ_WRITE), defendant="defendant_id"),
    "defence.LaaReference": CaseTable(
        Privileges(web="SELECT", task=_APPEND), defendant="defendant_id", kept=(not_for_prosecutors(),)
    ),
    "defence.LegalAidProblem": CaseTable(
        Privileges(web="SELECT", task=_APPEND), outside_cases=True, kept=(_for_the_court("case_id IS NOT NULL"),)
    ),
    "defence.SearchAttempt": OpenTable(
        "digests of what was searched for", Privileges(web=_APPEND, task="SELECT, DELETE")
    ),
    "defence.CalendarFeed": OpenTable(
        "digests of private addresses, no case data", Privileges(web=_READ_WRITE, task="SELECT")
    ),
    "listings.CourtSession": OpenTable(
        "the diary: rooms and times, no case data", Privileges(web=_ALL, task=_READ_WRITE, citizen="SELECT")
    ),
    "listings.Booking": CaseTable(Privileges(web=_ALL, task=_READ_WRITE, lookup="SELECT")),
    "listings.PublishedList": OpenTable(
        "lists as issued to the court's own staff, keyed by court",
        Privileges(web=_READ_WRITE, task=_READ_WRITE),
    ),
    "reference.Court": _REFERENCE,
    "reference.CourtRegion": _REFERENCE,
    "reference.CourtUnit": _REFERENCE,
    "reference.CourtRoom": _REFERENCE,
    "reference.Prosecutor": _REFERENCE,
    "reference.Offence": _REFERENCE,
    "reference.Code": _REFERENCE,
    "reference.StandardPenalty": _REFERENCE,
    "reference.SurchargeRate": _REFERENCE,
    "reference.FineGuideline": _REFERENCE,
    "accounts.User": OpenTable("people who sign in", Privileges(web=_ALL, task=_READ_WRITE, lookup="SELECT")),
    "accounts.Organisation": OpenTable(
        "directory of organisations", Privileges(web=_ALL, task=_READ_WRITE, lookup="SELECT")
    ),
    "accounts.LaaContract": OpenTable("contract numbers of firms", Privileges(web=_READ_WRITE, task="SELECT")),
    "accounts.Membership": OpenTable("who works where", Privileges(web=_ALL, task=_READ_WRITE)),
    "limits.RequestCount": OpenTable(
        "digests of addresses and counts", Privileges(web="SELECT, INSERT, UPDATE", task="SELECT, DELETE")
    ),
    "budgets.ReadNote": OpenTable(
        "digests of what was opened in an hour", Privileges(web="SELECT, INSERT", task="SELECT, DELETE")
    ),
    "budgets.ReadCount": OpenTable(
        "how much was opened in an hour", Privileges(web=_READ_WRITE, task="SELECT, DELETE")
    ),
    "budgets.ReadStop": OpenTable("who was stopped, no case data", Privileges(web=_READ_WRITE, task="SELECT")),
    "accounts.CacheEntry": OpenTable("digests of sign-in attempts", Privileges(web=_ALL, task="SELECT, DELETE")),
    "accounts.User_groups": _SIGN_IN,
    "accounts.User_user_permissions": _SIGN_IN,
    "account.EmailAddress": _SIGN_IN,
    "account.EmailConfirmation": _SIGN_IN,
    "mfa.Authenticator": _SIGN_IN,
    "sessions.Session": OpenTable(
        "sign-in, sealed", Privileges(web=_ALL, task="SELECT, DELETE, UPDATE (session_data)")
    ),
    "auth.Group": _SIGN_IN,
    "auth.Group_permissions": _SIGN_IN,
    "auth.Permission": OpenTable("names of permissions", Privileges(web="SELECT", task="SELECT")),
    "contenttypes.ContentType": OpenTable("names of tables", Privileges(web="SELECT", task="SELECT")),
    "admin.LogEntry": OpenTable("changes to reference data", Privileges(web=_APPEND, task="SELECT")),
    "pghistory.Context": OpenTable("request ids", Privileges(web="INSERT", task="INSERT")),
    "pghistory.Events": OpenTable("a view that is not stored", Privileges()),
    "pghistory.MiddlewareEvents": OpenTable("a view that is not stored", Privileges()),
}
