"""What a row of the table is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.states import Relation
from commonplatform.accounts.roles import Role


class Target(StrEnum):
    """What is protected."""

    CASE = "case"
    DEFENDANT = "defendant"
    PARTICULARS = "particulars"
    CUSTODY = "custody"
    PLEA = "plea"
    HEARING = "hearing"
    TIMELINE = "timeline"
    ACCESS = "access"
    IDPC = "idpc"
    DOCUMENT_LIST = "document_list"
    CASE_ARCHIVE = "case_archive"
    DOCUMENT = "document"
    UNUSED_MATERIAL = "unused_material"
    SENSITIVE_UNUSED_MATERIAL = "sensitive_unused_material"
    PRIVATE_DOCUMENT = "private_document"
    WITHDRAWN_DOCUMENT = "withdrawn_document"
    DOCUMENT_SHARE = "document_share"
    ANNOTATION = "annotation"
    PLEA_DOCUMENT = "plea_document"
    MEANS = "means"
    COURT_NEEDS = "court_needs"
    PROPOSED_CHANGE = "proposed_change"
    PLEA_REQUEST = "plea_request"
    STATEMENT = "statement"
    DOCUMENT_READERS = "document_readers"
    WORK = "work"
    COURT_SESSION = "court_session"
    COURT_LIST = "court_list"
    DEFENCE_SEARCH = "defence_search"
    CASELOAD = "caseload"
    CALENDAR_FEED = "calendar_feed"
    DIGEST = "digest"
    AFFECTED = "affected"
    REPRESENTATION = "representation"
    INSTRUCTION = "instruction"
    LEGAL_AID = "legal_aid"
    RESULT = "result"
    RETENTION = "retention"
    RETENTION_COUNTS = "retention_counts"
    LEGAL_HOLD = "legal_hold"
    EFFECTS = "effects"
    MESSAGES = "messages"
    MESSAGE_LIST = "message_list"
    MESSAGE_TEMPLATES = "message_templates"
    REFERENCE_DATA = "reference_data"
    AUDIT_RECORD = "audit_record"
    FIGURES = "figures"
    POSTAL_COUNT = "postal_count"
    ASSISTED_PLEA = "assisted_plea"
    OWN_ACCESS = "own_access"
    GRANT = "grant"
    CHAMBERS = "chambers"
    ORGANISATION_PEOPLE = "organisation_people"
    ADVOCATE = "advocate"
    # Case progression: each has its place on the case page (`cases.case_places`).
    INDICATED_PLEA = "indicated_plea"
    FORM = "form"
    DIRECTION = "direction"
    CERTIFICATE = "certificate"
    APPLICATION = "application"
    CORRESPONDENCE = "correspondence"


class Action(StrEnum):
    """What can be done to it."""

    VIEW = "view"
    CREATE = "create"
    CHANGE = "change"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    role: Role
    relation: Relation
    target: Target
    action: Action


def rules(
    roles: Iterable[Role], relations: Iterable[Relation], targets: Iterable[Target], actions: Iterable[Action]
) -> Iterable[Rule]:
    relations, targets, actions = tuple(relations), tuple(targets), tuple(actions)
    for role in roles:
        for relation in relations:
            for target in targets:
                for action in actions:
                    yield Rule(role, relation, target, action)


VIEW_ONLY = (Action.VIEW,)
SENDS = (Action.VIEW, Action.CREATE, Action.CHANGE)
CASE_FILE = (
    Target.CASE,
    Target.DEFENDANT,
    Target.PARTICULARS,
    Target.CUSTODY,
    Target.PLEA,
    Target.RESULT,
    Target.HEARING,
    Target.TIMELINE,
)
# What moves a case on. Correspondence with the court is apart: it never reaches whoever tries the case.
PROGRESSION = (
    Target.INDICATED_PLEA,
    Target.FORM,
    Target.DIRECTION,
    Target.CERTIFICATE,
    Target.APPLICATION,
)
CASE_AND_HEARINGS = (Target.CASE, Target.DEFENDANT, Target.PLEA, Target.RESULT, Target.HEARING)
READERS_OF_THE_DEFENCE_SIDE = (Role.SOLICITOR, Role.BARRISTER)
