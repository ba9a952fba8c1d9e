"""The defence: on record, granted access by name, or instructed."""

from cases.access.policy.terms import (
    CASE_FILE,
    PROGRESSION,
    READERS_OF_THE_DEFENCE_SIDE,
    VIEW_ONLY,
    Action,
    Rule,
    Target,
    rules,
)
from cases.states import Relation
from commonplatform.accounts.roles import Role

_DEFENCE = (*READERS_OF_THE_DEFENCE_SIDE, Role.CHAMBERS_CLERK)

DEFENCE: frozenset[Rule] = frozenset(
    (
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT,),
            (Action.VIEW, Action.CREATE),
        ),
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.UNUSED_MATERIAL,),
            VIEW_ONLY,
        ),
        # Notes on documents: one's own, those of the same defendant's team, those shared with everybody.
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.ANNOTATION,),
            (Action.VIEW, Action.CREATE),
        ),
        # Who opened what one's own side has sent (the selector sees to it that it is nothing else).
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT_READERS,),
            VIEW_ONLY,
        ),
        # Instructed but not on record: the charges and the initial details, not the file.
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.INSTRUCTED,),
            (Target.CASE, Target.DEFENDANT, Target.DOCUMENT_LIST, Target.IDPC),
            VIEW_ONLY,
        ),
        # The defence: their own defendants only (the relation is to the defendant, not to the case).
        *rules(READERS_OF_THE_DEFENCE_SIDE, (Relation.REPRESENTING, Relation.GRANTED), CASE_FILE, VIEW_ONLY),
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED),
            (
                Target.DOCUMENT_LIST,
                Target.IDPC,
                Target.PLEA_DOCUMENT,
                Target.MEANS,
                Target.COURT_NEEDS,
                Target.PLEA_REQUEST,
            ),
            VIEW_ONLY,
        ),
        # Of their own defendants, like the file; what is written to the court is the organisation's on record.
        *rules(READERS_OF_THE_DEFENCE_SIDE, (Relation.REPRESENTING, Relation.GRANTED), PROGRESSION, VIEW_ONLY),
        *rules(READERS_OF_THE_DEFENCE_SIDE, (Relation.REPRESENTING,), (Target.CORRESPONDENCE,), VIEW_ONLY),
        *rules(_DEFENCE, (Relation.REPRESENTING,), (Target.ACCESS,), VIEW_ONLY),
        *rules(_DEFENCE, (Relation.REPRESENTING,), (Target.REPRESENTATION,), (Action.END,)),
        *rules(
            (Role.CHAMBERS_CLERK,),
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.CASE, Target.DEFENDANT, Target.HEARING),
            VIEW_ONLY,
        ),
        # Of the documents, what the matrix of sections gives a clerk: the final orders.
        *rules(
            (Role.CHAMBERS_CLERK,),
            (Relation.REPRESENTING, Relation.GRANTED),
            (Target.DOCUMENT_LIST, Target.DOCUMENT),
            VIEW_ONLY,
        ),
        *rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.NONE,),
            (Target.DEFENCE_SEARCH,),
            VIEW_ONLY,
        ),
        *rules(_DEFENCE, (Relation.NONE,), (Target.REPRESENTATION, Target.INSTRUCTION), (Action.CREATE,)),
        # One's own cases as a list; their hearings at a private address for one's calendar.
        *rules(_DEFENCE, (Relation.NONE,), (Target.CASELOAD,), VIEW_ONLY),
        *rules(_DEFENCE, (Relation.NONE,), (Target.CALENDAR_FEED,), (Action.CREATE,)),
        # Being told once a day of what came: for those to whom the timeline tells it.
        *rules(READERS_OF_THE_DEFENCE_SIDE, (Relation.NONE,), (Target.DIGEST,), (Action.CHANGE,)),
        *rules((Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK), (Relation.NONE,), (Target.WORK,), VIEW_ONLY),
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.REPRESENTING, Relation.GRANTED, Relation.INSTRUCTED),
            (Target.OWN_ACCESS,),
            VIEW_ONLY,
        ),
        *rules((Role.CHAMBERS_CLERK,), (Relation.REPRESENTING, Relation.GRANTED), (Target.OWN_ACCESS,), VIEW_ONLY),
        # Access given by name (domain document "Defence portal", Granting access to other people): by the firm on
        # record, and on within their own chambers by clerks who were given access; who got it may give it back.
        *rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.REPRESENTING,),
            (Target.GRANT,),
            (Action.VIEW, Action.CREATE, Action.END),
        ),
        *rules((Role.CHAMBERS_CLERK,), (Relation.GRANTED,), (Target.GRANT,), (Action.CREATE,)),
        *rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK), (Relation.GRANTED,), (Target.GRANT,), (Action.END,)
        ),
        *rules((Role.CHAMBERS_CLERK,), (Relation.NONE,), (Target.CHAMBERS,), (Action.VIEW, Action.END)),
        # Members with the right to it look after the people of their own organisation.
        *rules(
            (Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK),
            (Relation.NONE,),
            (Target.ORGANISATION_PEOPLE,),
            (Action.CHANGE,),
        ),
    )
)
