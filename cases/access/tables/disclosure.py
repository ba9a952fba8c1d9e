"""Documents."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, Kept, OpenTable, Privileges, TableRule
from cases.access.tables.terms import A_DOCUMENT, APPEND, READ_WRITE, documents_kept
from cases.states import Relation

_ITS_SIDES = "disclosure_annotation.audience = 'side' AND disclosure_annotation.side ="

DISCLOSURE: dict[str, TableRule] = {
    "disclosure.Material": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, lookup="SELECT"),
        defendant="defendant_id",
        section="section",
        kept=documents_kept("disclosure_material.section"),
    ),
    "disclosure.MaterialRead": CaseTable(
        Privileges(web=APPEND, task="SELECT"),
        defendant="defendant_id",
        kept=documents_kept("disclosure_materialread.section"),
    ),
    "disclosure.Attachment": CaseTable(
        Privileges(web="SELECT", task=APPEND), defendant="defendant_id", follows=A_DOCUMENT
    ),
    "disclosure.Rendition": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE),
        defendant="defendant_id",
        follows=A_DOCUMENT,
    ),
    "disclosure.Preparation": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE), defendant="defendant_id", follows=A_DOCUMENT
    ),
    "disclosure.DocumentText": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE, lookup="SELECT"), defendant="defendant_id", follows=A_DOCUMENT
    ),
    "disclosure.Share": CaseTable(
        Privileges(web=APPEND, task="SELECT", lookup="SELECT"), defendant="defendant_id", follows=A_DOCUMENT
    ),
    # A note is its writer's alone, its side's (of the defence one defendant's team, while its firm is on record), or
    # shared: its document's.
    "disclosure.Annotation": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE),
        defendant="defendant_id",
        targets=(Target.ANNOTATION,),
        kept=(
            Kept(f"{_ITS_SIDES} 'defence'", (Relation.REPRESENTING, Relation.GRANTED)),
            Kept(f"{_ITS_SIDES} 'prosecution'", (Relation.PROSECUTING,)),
            Kept(f"{_ITS_SIDES} 'court'", (Relation.COURT,)),
        ),
        of_team=(f"{_ITS_SIDES} 'defence'", "team_organisation_id"),
        personal=("disclosure_annotation.audience = 'private'", "written_by_id"),
        follows=A_DOCUMENT,
    ),
    "disclosure.PageNumbers": CaseTable(
        Privileges(web=APPEND, task=APPEND), defendant="defendant_id", follows=A_DOCUMENT
    ),
    "disclosure.Bundle": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE), defendant="defendant_id", of_principal="organisation_id"
    ),
    "disclosure.BundlePart": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE),
        defendant="defendant_id",
        kept=documents_kept("disclosure_bundlepart.section"),
        follows=("disclosure_bundle", "bundle_id"),
    ),
    # An archive is there for the one person who asked for it.
    "disclosure.CaseArchive": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE), targets=(Target.CASE_ARCHIVE,), of_principal="requested_by_id"
    ),
    "disclosure.ArchiveEntry": CaseTable(
        Privileges(web="SELECT", task=APPEND),
        defendant="defendant_id",
        kept=documents_kept("disclosure_archiveentry.section"),
        follows=("disclosure_casearchive", "archive_id"),
    ),
    "disclosure.BuiltFrom": CaseTable(
        Privileges(web="SELECT", task=APPEND), defendant="defendant_id", follows=A_DOCUMENT
    ),
    "disclosure.AffectedReport": OpenTable(
        "questions about faults and numbers, no case data", Privileges(web="SELECT, INSERT", task="SELECT, UPDATE")
    ),
    # Files on their way are their sender's alone until they are filed.
    "disclosure.DocumentSubmission": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE),
        kept=documents_kept("disclosure_documentsubmission.section"),
        of_principal="user_id",
    ),
    "disclosure.SentFile": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE),
        follows=("disclosure_documentsubmission", "submission_id"),
    ),
    "disclosure.SectionRight": OpenTable(
        "which role may do what in which section", Privileges(web=READ_WRITE, task="SELECT", lookup="SELECT")
    ),
    "disclosure.SectionRightHistory": OpenTable(
        "changes to the matrix of sections", Privileges(web="SELECT, INSERT", task="INSERT")
    ),
}
