"""The prosecuting authority, and the advocates whom it assigned."""

from cases.access.policy.terms import (
    CASE_FILE,
    PROGRESSION,
    READERS_OF_THE_DEFENCE_SIDE,
    SENDS,
    VIEW_ONLY,
    Action,
    Rule,
    Target,
    rules,
)
from cases.states import Relation
from commonplatform.accounts.roles import Role

PROSECUTION: frozenset[Rule] = frozenset(
    (
        *rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.IDPC, Target.DOCUMENT, Target.UNUSED_MATERIAL, Target.SENSITIVE_UNUSED_MATERIAL),
            SENDS,
        ),
        # The prosecuting authority. The plea document shows what was pleaded; means never join it.
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), CASE_FILE, VIEW_ONLY),
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (*PROGRESSION, Target.CORRESPONDENCE), VIEW_ONLY),
        *rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.DOCUMENT_LIST, Target.PLEA_DOCUMENT, Target.DOCUMENT_READERS, Target.ACCESS, Target.WORK),
            VIEW_ONLY,
        ),
        *rules(
            (Role.PROSECUTOR, *READERS_OF_THE_DEFENCE_SIDE),
            (Relation.PROSECUTING,),
            (Target.ANNOTATION,),
            (Action.VIEW, Action.CREATE),
        ),
        # The whole case as one file; the authority's own people, not the advocates whom it assigned.
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.CASE_ARCHIVE,), (Action.CREATE,)),
        # Messages that were sent to the prosecutor, never those to a defendant (the selector sees to it).
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.MESSAGES,), VIEW_ONLY),
        # A statement with a plea is read before anybody decides; reading it is recorded.
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.STATEMENT,), (Action.VIEW, Action.CHANGE)),
        *rules((Role.PROSECUTOR,), (Relation.PROSECUTING,), (Target.PLEA_REQUEST,), VIEW_ONLY),
        *rules(
            (Role.PROSECUTOR, *READERS_OF_THE_DEFENCE_SIDE), (Relation.PROSECUTING,), (Target.OWN_ACCESS,), VIEW_ONLY
        ),
        # Advocates who prosecute (the same document, Prosecution advocates): assigned by the authority, they see
        # what it sees, but change nothing and read no sensitive unused material.
        *rules(
            (Role.PROSECUTOR,),
            (Relation.PROSECUTING,),
            (Target.ADVOCATE,),
            (Action.VIEW, Action.CREATE, Action.END),
        ),
        *rules(READERS_OF_THE_DEFENCE_SIDE, (Relation.PROSECUTING,), (*CASE_FILE, *PROGRESSION), VIEW_ONLY),
        *rules(
            READERS_OF_THE_DEFENCE_SIDE,
            (Relation.PROSECUTING,),
            (Target.DOCUMENT_LIST, Target.IDPC, Target.PLEA_DOCUMENT, Target.DOCUMENT, Target.UNUSED_MATERIAL),
            VIEW_ONLY,
        ),
    )
)
