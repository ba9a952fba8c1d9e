"""Cases with everything in them."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, Privileges, TableRule, not_for_prosecutors, not_for_the_instructed
from cases.access.tables.terms import ALL, APPEND, NUMBERS, READ_WRITE, SEALED_PARTICULARS, rewrapping

CASE: dict[str, TableRule] = {
    "cases.Case": CaseTable(
        Privileges(
            web=READ_WRITE,
            task=READ_WRITE,
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
            web=READ_WRITE,
            task=READ_WRITE,
            citizen="SELECT, UPDATE (position, hearing_language, document_language)",
            lookup="SELECT",
        ),
        defendant="id",
    ),
    "cases.Particulars": CaseTable(
        Privileges(
            web=READ_WRITE,
            task=READ_WRITE,
            citizen=f"SELECT, UPDATE (email, telephone, {NUMBERS})",
            lookup="SELECT",
        ),
        defendant="defendant_id",
        targets=(Target.PARTICULARS,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.ParticularsHistory": CaseTable(
        Privileges(web="INSERT", task=f"SELECT, INSERT, UPDATE ({SEALED_PARTICULARS})", citizen="INSERT"),
        case="pgh_obj_id",
        insert_freely=True,
    ),
    "cases.Offence": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, citizen="SELECT", report="SELECT", lookup="SELECT"),
        defendant="defendant_id",
    ),
    "cases.Plea": CaseTable(
        Privileges(web=APPEND, task=rewrapping("statement"), citizen=APPEND, report="SELECT"),
        defendant="defendant_id",
        targets=(Target.PLEA,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.TrialMatters": CaseTable(
        Privileges(web=APPEND, task=rewrapping("disputed_evidence", "witnesses", "other_driver"), citizen=APPEND),
        defendant="defendant_id",
        targets=(Target.PLEA,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.CourtNeeds": CaseTable(
        Privileges(web=APPEND, task=rewrapping("disability_needs", "dates_to_avoid"), citizen=APPEND),
        defendant="defendant_id",
        targets=(Target.COURT_NEEDS,),
        kept=(not_for_prosecutors(),),
    ),
    "cases.Means": CaseTable(
        Privileges(web=APPEND, task=rewrapping("details"), citizen="INSERT"),
        defendant="defendant_id",
        targets=(Target.MEANS,),
        kept=(not_for_prosecutors(),),
    ),
    "cases.ProposedChange": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, citizen="INSERT"),
        defendant="defendant_id",
        targets=(Target.PROPOSED_CHANGE,),
        kept=(not_for_prosecutors(),),
    ),
    "cases.PleaRequest": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, citizen=APPEND),
        defendant="defendant_id",
        targets=(Target.PLEA_REQUEST,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.PleaReading": CaseTable(
        Privileges(web=APPEND, task="SELECT", citizen="SELECT"),
        defendant="defendant_id",
        targets=(Target.PLEA,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferAssessment": CaseTable(Privileges(web="SELECT", task=APPEND)),
    "cases.FixedOfferAcceptance": CaseTable(
        Privileges(web=APPEND, task="SELECT", citizen=APPEND, report="SELECT"),
        defendant="defendant_id",
        targets=(Target.PLEA, Target.RESULT),
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferPenalty": CaseTable(
        Privileges(web=APPEND, task="SELECT", citizen=APPEND),
        defendant="defendant_id",
        targets=(Target.PLEA, Target.RESULT),
        kept=(not_for_the_instructed(),),
    ),
    "cases.FixedOfferEnd": CaseTable(
        Privileges(web=APPEND, task=APPEND, citizen=APPEND, report="SELECT"),
        defendant="defendant_id",
        targets=(Target.PLEA, Target.RESULT),
        kept=(not_for_the_instructed(),),
    ),
    "cases.Verdict": CaseTable(
        Privileges(web="SELECT", task=APPEND, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        targets=(Target.PLEA, Target.RESULT),
        kept=(not_for_the_instructed(),),
    ),
    "cases.Hearing": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, citizen="SELECT", report="SELECT", lookup="SELECT"),
        targets=(Target.HEARING,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.HearingDefendant": CaseTable(
        Privileges(web=APPEND, task=APPEND, citizen="SELECT", lookup="SELECT"),
        defendant="defendant_id",
        targets=(Target.HEARING,),
        kept=(not_for_the_instructed(),),
    ),
    "cases.AccessGrant": CaseTable(Privileges(web=READ_WRITE, task=READ_WRITE, citizen="SELECT", lookup="SELECT")),
    "cases.AccessInbox": CaseTable(Privileges(web=ALL, task=ALL, lookup="SELECT")),
    "cases.CaseVisit": CaseTable(Privileges(web=READ_WRITE, task="SELECT")),
    "cases.WorkItem": CaseTable(
        Privileges(
            web=READ_WRITE,
            task=READ_WRITE,
            citizen="INSERT, SELECT (case_id, defendant_id, kind, done_at), UPDATE (done_at, done_by)",
        )
    ),
    "results.Result": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        targets=(Target.RESULT,),
        kept=(not_for_the_instructed(),),
    ),
    "results.Imposition": CaseTable(
        Privileges(web="SELECT", task=APPEND, citizen="SELECT", report="SELECT"),
        defendant="defendant_id",
        targets=(Target.RESULT,),
        kept=(not_for_the_instructed(),),
    ),
    "intake.IntakeMessage": CaseTable(Privileges(task=READ_WRITE)),
}
