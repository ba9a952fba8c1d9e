"""Who may do what: the one table. Selectors, view guards, row security and the test matrix use it.

A row reads: somebody acting as ROLE who stands in RELATION to a case may do ACTIONS to TARGET.
What is not in the table is refused. Sources: domain document "Defence portal", What each side
sees of a case; Court documents; Finding a case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cases.states import Relation
from commonplatform.accounts.roles import BENCH_ROLES, COURT_ROLES, Role


class Target(StrEnum):
    """What is protected."""

    CASE = "case"
    DEFENDANT = "defendant"
    PARTICULARS = "particulars"
    PLEA = "plea"
    HEARING = "hearing"
    TIMELINE = "timeline"
    ACCESS = "access"
    IDPC = "idpc"
    DOCUMENT_LIST = "document_list"
    DOCUMENT = "document"
    UNUSED_MATERIAL = "unused_material"
    SENSITIVE_UNUSED_MATERIAL = "sensitive_unused_material"
    PRIVATE_DOCUMENT = "private_document"
    WITHDRAWN_DOCUMENT = "withdrawn_document"
    DOCUMENT_SHARE = "document_share"
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
    AFFECTED = "affected"
    REPRESENTATION = "representation"
    INSTRUCTION = "instruction"
    LEGAL_AID = "legal_aid"
    RESULT = "result"
    EFFECTS = "effects"
    MESSAGES = "messages"
    MESSAGE_LIST = "message_list"
    MESSAGE_TEMPLATES = "message_templates"
    REFERENCE_DATA = "reference_data"
    FIGURES = "figures"
    POSTAL_COUNT = "postal_count"
    ASSISTED_PLEA = "assisted_plea"
    OWN_ACCESS = "own_access"
    GRANT = "grant"
    CHAMBERS = "chambers"
    ORGANISATION_PEOPLE = "organisation_people"
    ADVOCATE = "advocate"


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


def _rules(
    roles: Iterable[Role], relations: Iterable[Relation], targets: Iterable[Target], actions: Iterable[Action]
) -> Iterable[Rule]:
    relations, targets, actions = tuple(relations), tuple(targets), tuple(actions)
    for role in roles:
        for relation in relations:
            for target in targets:
                for action in actions:
                    yield Rule(role, relation, target, action)


_VIEW = (Action.VIEW,)
_COURT = tuple(sorted(COURT_ROLES))
_BENCH = tuple(sorted(BENCH_ROLES))
_SENDS = (Action.VIEW, Action.CREATE, Action.CHANGE)
_CASE_FILE = (
    Target.CASE,
    Target.DEFENDANT,
    Target.PARTICULARS,
    Target.PLEA,
    Target.RESULT,
    Target.HEARING,
    Target.TIMELINE,
)
_READERS_OF_THE_DEFENCE_SIDE = (Role.SOLICITOR, Role.BARRISTER)
_DEFENCE = (*_READERS_OF_THE_DEFENCE_SIDE, Role.CHAMBERS_CLERK)

POLICY: frozenset[Rule] = frozenset(
    (
        # The court dealing with the case.
        *_rules(_COURT, (Relation.COURT,), _CASE_FILE, _VIEW),
        *_rules(
            _COURT,
            (Relation.COURT,),
            (
                Target.DOCUMENT_LIST,
                Target.PLEA_DOCUMENT,
                Target.DOCUMENT_READERS,
                Target.ACCESS,
                Target.WORK,
                Target.EFFECTS,
                Target.MESSAGES,
                Target.MESSAGE_LIST,
                Target.MESSAGE_TEMPLATES,
            ),
            _VIEW,
        ),
        *_rules(_COURT, (Relation.COURT,), (Target.COURT_SESSION, Target.COURT_LIST), _VIEW),
        *_rules(_COURT, (Relation.COURT,), (Target.COURT_LIST,), (Action.CREATE,)),
        *_rules(_COURT, (Relation.COURT,), (Target.WORK, Target.EFFECTS), (Action.CHANGE,)),
        *_rules(_COURT, (Relation.COURT,), (Target.REPRESENTATION,), (Action.END,)),
        # Who is locked by a representation order; unlocking by hand.
        *_rules(_COURT, (Relation.COURT,), (Target.LEGAL_AID,), (Action.VIEW, Action.CHANGE)),
        # Figures name nobody: every court reads those of all courts, and counts its own post.
        *_rules(_COURT, (Relation.COURT,), (Target.FIGURES,), _VIEW),
        *_rules(_COURT, (Relation.COURT,), (Target.POSTAL_COUNT,), (Action.CREATE,)),
        *_rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.FIGURES,), _VIEW),
        *_rules(
            (Role.COURT_OFFICER, Role.LISTING_OFFICER),
            (Relation.COURT,),
            (Target.HEARING, Target.COURT_SESSION),
            (Action.CREATE,),
        ),
        *_rules(
            _COURT,
            (Relation.COURT,),
            (Target.MEANS, Target.COURT_NEEDS, Target.PROPOSED_CHANGE, Target.PLEA_REQUEST),
            _VIEW,
        ),
        *_rules(_COURT, (Relation.COURT,), (Target.PROPOSED_CHANGE, Target.PLEA_REQUEST), (Action.CHANGE,)),
        # Documents: a relation is half of the right, the matrix of sections the other (`disclosure.permissions`).
        *_rules(
            _COURT,
            (Relation.COURT,),
            (Target.IDPC, Target.DOCUMENT, Target.PRIVATE_DOCUMENT),
            _SENDS,
        ),
        # Unused material is the prosecution's to send and to take back; the court reads it.
        *_rules(_COURT, (Relation.COURT,), (Target.UNUSED_MATERIAL,), _VIEW),
        *_rules(_COURT, (Relation.COURT,), (Target.WITHDRAWN_DOCUMENT,), (Action.CHANGE,)),
        *_rules((Role.LEGAL_ADVISER,), (Relation.COURT,), (Target.DOCUMENT_SHARE,), (Action.CREATE,)),
        *_rules((*_COURT, Role.MAGISTRATE), (Relation.COURT,), (Target.DOCUMENT_SHARE,), _VIEW),
        *_rules(_BENCH, (Relation.COURT,), (*_CASE_FILE, Target.DOCUMENT_LIST, Target.IDPC), _VIEW),
        *_rules((Role.MAGISTRATE,), (Relation.COURT,), (Target.PLEA_DOCUMENT,), _VIEW),
        *_rules(_BENCH, (Relation.COURT,), (Target.DOCUMENT,), (Action.VIEW, Action.CREATE)),
        *_rules((Role.JUDGE,), (Relation.COURT,), (Target.PRIVATE_DOCUMENT,), (Action.VIEW, Action.CREATE)),
        *_rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.IDPC, Target.DOCUMENT, Target.UNUSED_MATERIAL, Target.SENSITIVE_UNUSED_MATERIAL),
            _SENDS,
        ),
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT,),
            (Action.VIEW, Action.CREATE),
        ),
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.UNUSED_MATERIAL,),
            _VIEW,
        ),
        # Who opened what one's own side has sent (the selector sees to it that it is nothing else).
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT_READERS,),
            _VIEW,
        ),
        # Instructed but not on record: the charges and the initial details, not the file.
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.INSTRUCTED,),
            (Target.CASE, Target.DEFENDANT, Target.DOCUMENT_LIST, Target.IDPC),
            _VIEW,
        ),
        # The prosecuting authority. The plea document shows what was pleaded; means never join it.
        *_rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), _CASE_FILE, _VIEW),
        *_rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.DOCUMENT_LIST, Target.PLEA_DOCUMENT, Target.DOCUMENT_READERS, Target.ACCESS, Target.WORK),
            _VIEW,
        ),
        # Messages that were sent to the prosecutor, never those to a defendant (the selector sees to it).
        *_rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.MESSAGES,), _VIEW),
        # A statement with a plea is read before anybody decides; reading it is recorded.
        *_rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.STATEMENT,), (Action.VIEW, Action.CHANGE)),
        *_rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.PLEA_REQUEST,), _VIEW),
        # The defence: their own defendants only (the relation is to the defendant, not to the case).
        *_rules(_READERS_OF_THE_DEFENCE_SIDE, (Relation.REPRESENTING, Relation.GRANTED), _CASE_FILE, _VIEW),
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (
                Target.DOCUMENT_LIST,
                Target.IDPC,
                Target.PLEA_DOCUMENT,
                Target.MEANS,
                Target.COURT_NEEDS,
                Target.PLEA_REQUEST,
            ),
            _VIEW,
        ),
        *_rules(_DEFENCE, (Relation.REPRESENTING,), (Target.ACCESS,), _VIEW),
        *_rules(_DEFENCE, (Relation.REPRESENTING,), (Target.REPRESENTATION,), (Action.END,)),
        *_rules(
            (Role.CHAMBERS_CLERK,),
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.CASE, Target.DEFENDANT, Target.HEARING),
            _VIEW,
        ),
        # Of the documents, what the matrix of sections gives a clerk: the final orders.
        *_rules(
            (Role.CHAMBERS_CLERK,),
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT_LIST, Target.DOCUMENT),
            _VIEW,
        ),
        *_rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.NONE,),
            (Target.DEFENCE_SEARCH,),
            _VIEW,
        ),
        *_rules(_DEFENCE, (Relation.NONE,), (Target.REPRESENTATION, Target.INSTRUCTION), (Action.CREATE,)),
        # One's own cases as a list; their hearings at a private address for one's calendar.
        *_rules(_DEFENCE, (Relation.NONE,), (Target.CASELOAD,), _VIEW),
        *_rules(_DEFENCE, (Relation.NONE,), (Target.CALENDAR_FEED,), (Action.CREATE,)),
        *_rules((Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK), (Relation.NONE,), (Target.WORK,), _VIEW),
        # Whoever sees a case may ask why.
        *_rules((*_COURT, *_BENCH), (Relation.COURT,), (Target.OWN_ACCESS,), _VIEW),
        *_rules((Role.PROSECUTOR, *_READERS_OF_THE_DEFENCE_SIDE), (Relation.PROSECUTING,), (Target.OWN_ACCESS,), _VIEW),
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED, Relation.INSTRUCTED),
            (Target.OWN_ACCESS,),
            _VIEW,
        ),
        *_rules((Role.CHAMBERS_CLERK,), (Relation.REPRESENTING, Relation.GRANTED), (Target.OWN_ACCESS,), _VIEW),
        # Access given by name (domain document "Defence portal", Granting access to other people): by the firm on
        # record, and on within their own chambers by clerks who were given access; who got it may give it back.
        *_rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.REPRESENTING,),
            (Target.GRANT,),
            (Action.VIEW, Action.CREATE, Action.END),
        ),
        *_rules((Role.CHAMBERS_CLERK,), (Relation.GRANTED,), (Target.GRANT,), (Action.CREATE,)),
        *_rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK), (Relation.GRANTED,), (Target.GRANT,), (Action.END,)
        ),
        *_rules((Role.CHAMBERS_CLERK,), (Relation.NONE,), (Target.CHAMBERS,), (Action.VIEW, Action.END)),
        # Members with the right to it look after the people of their own organisation.
        *_rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.NONE,),
            (Target.ORGANISATION_PEOPLE,),
            (Action.CHANGE,),
        ),
        # Advocates who prosecute (the same document, Prosecution advocates): assigned by the authority, they see
        # what it sees, but change nothing and read no sensitive unused material.
        *_rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.ADVOCATE,),
            (Action.VIEW, Action.CREATE, Action.END),
        ),
        *_rules(_READERS_OF_THE_DEFENCE_SIDE, (Relation.PROSECUTING,), _CASE_FILE, _VIEW),
        *_rules(
            _READERS_OF_THE_DEFENCE_SIDE,
            (Relation.PROSECUTING,),
            (Target.DOCUMENT_LIST, Target.IDPC, Target.PLEA_DOCUMENT, Target.DOCUMENT, Target.UNUSED_MATERIAL),
            _VIEW,
        ),
        # The defendant, after the second factor, sees and answers their own charges.
        *_rules((Role.CITIZEN,), (Relation.SELF,), (Target.CASE, Target.PLEA, Target.HEARING, Target.MESSAGES), _VIEW),
        *_rules((Role.CITIZEN,), (Relation.SELF,), (Target.PLEA,), (Action.CREATE,)),
        # A helper answers for somebody who has given reference and second factor; beyond that they see no case.
        *_rules((Role.PLEA_HELPER,), (Relation.NONE,), (Target.ASSISTED_PLEA,), (Action.CREATE,)),
        # Administrators look after reference data and people, never case data.
        *_rules(
            (Role.ADMINISTRATOR,),
            (Relation.NONE,),
            (Target.REFERENCE_DATA,),
            (Action.VIEW, Action.CREATE, Action.CHANGE),
        ),
        # Who was affected by a fault: references and readers, nothing of what a case says.
        *_rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.AFFECTED,), (Action.VIEW, Action.CREATE)),
        # What was sent without belonging to a case, and how every message reads.
        *_rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.MESSAGE_LIST, Target.MESSAGE_TEMPLATES), _VIEW),
    )
)


def permits(role: Role, relation: Relation, action: Action, target: Target) -> bool:
    """Is this row in the table?"""
    return Rule(role, relation, target, action) in POLICY


def relations_permitting(role: Role, action: Action, target: Target) -> frozenset[Relation]:
    """The relations in which the role may do this; empty when it never may."""
    return frozenset(r.relation for r in POLICY if (r.role, r.action, r.target) == (role, action, target))
