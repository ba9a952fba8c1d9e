"""The defendant, who helps them, administrators and auditors."""

from cases.access.policy.terms import VIEW_ONLY, Action, Rule, Target, rules
from cases.states import Relation
from commonplatform.accounts.roles import Role

OTHERS: frozenset[Rule] = frozenset(
    (
        *rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.FIGURES,), VIEW_ONLY),
        # The defendant, after the second factor, sees and answers their own charges.
        *rules(
            (Role.CITIZEN,), (Relation.SELF,), (Target.CASE, Target.PLEA, Target.HEARING, Target.MESSAGES), VIEW_ONLY
        ),
        *rules((Role.CITIZEN,), (Relation.SELF,), (Target.PLEA,), (Action.CREATE,)),
        # A helper answers for somebody who has given reference and second factor; beyond that they see no case.
        *rules((Role.PLEA_HELPER,), (Relation.NONE,), (Target.ASSISTED_PLEA,), (Action.CREATE,)),
        # Administrators look after reference data and people, never case data.
        *rules(
            (Role.ADMINISTRATOR,),
            (Relation.NONE,),
            (Target.REFERENCE_DATA,),
            (Action.VIEW, Action.CREATE, Action.CHANGE),
        ),
        # Who was affected by a fault: references and readers, nothing of what a case says.
        *rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.AFFECTED,), (Action.VIEW, Action.CREATE)),
        # Auditors read the record of events, which tells nothing of what a case says, and no case.
        *rules((Role.AUDITOR,), (Relation.NONE,), (Target.AUDIT_RECORD,), (Action.VIEW, Action.CREATE)),
        # How many cases fall due court by court, without naming one.
        *rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.RETENTION_COUNTS,), VIEW_ONLY),
        # What was sent without belonging to a case, and how every message reads.
        *rules((Role.ADMINISTRATOR,), (Relation.NONE,), (Target.MESSAGE_LIST, Target.MESSAGE_TEMPLATES), VIEW_ONLY),
    )
)
