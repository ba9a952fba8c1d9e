"""The court dealing with the case, and its bench."""

from cases.access.policy.terms import (
    CASE_AND_HEARINGS,
    CASE_FILE,
    PROGRESSION,
    SENDS,
    VIEW_ONLY,
    Action,
    Rule,
    Target,
    rules,
)
from cases.states import Relation
from commonplatform.accounts.roles import BENCH_ROLES, COURT_ROLES, Role

_COURT = tuple(sorted(COURT_ROLES))
_BENCH = tuple(sorted(BENCH_ROLES))

COURT: frozenset[Rule] = frozenset(
    (
        # The court dealing with the case.
        *rules(_COURT, (Relation.COURT,), CASE_FILE, VIEW_ONLY),
        *rules(
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
            VIEW_ONLY,
        ),
        *rules(_COURT, (Relation.COURT,), (Target.COURT_SESSION, Target.COURT_LIST), VIEW_ONLY),
        *rules(_COURT, (Relation.COURT,), (Target.COURT_LIST,), (Action.CREATE,)),
        *rules(_COURT, (Relation.COURT,), (Target.WORK, Target.EFFECTS), (Action.CHANGE,)),
        *rules(_COURT, (Relation.COURT,), (Target.REPRESENTATION,), (Action.END,)),
        # Who is locked by a representation order; unlocking by hand.
        *rules(_COURT, (Relation.COURT,), (Target.LEGAL_AID,), (Action.VIEW, Action.CHANGE)),
        # Figures name nobody: every court reads those of all courts, and counts its own post.
        *rules(_COURT, (Relation.COURT,), (Target.FIGURES,), VIEW_ONLY),
        *rules(_COURT, (Relation.COURT,), (Target.POSTAL_COUNT,), (Action.CREATE,)),
        *rules(
            (Role.COURT_OFFICER, Role.LISTING_OFFICER),
            (Relation.COURT,),
            (Target.HEARING, Target.COURT_SESSION),
            (Action.CREATE,),
        ),
        *rules(
            _COURT,
            (Relation.COURT,),
            (Target.MEANS, Target.COURT_NEEDS, Target.PROPOSED_CHANGE, Target.PLEA_REQUEST),
            VIEW_ONLY,
        ),
        *rules(_COURT, (Relation.COURT,), (Target.PROPOSED_CHANGE, Target.PLEA_REQUEST), (Action.CHANGE,)),
        # Remand and custody time limits are recorded by those who clerk hearings.
        *rules((Role.COURT_OFFICER, Role.LEGAL_ADVISER), (Relation.COURT,), (Target.CUSTODY,), (Action.CHANGE,)),
        # How long documents are kept says what was decided and what is in dispute: nobody's but the court's. What is
        # to be kept longer its officers decide (domain document "Defence portal", Retention).
        *rules(_COURT, (Relation.COURT,), (Target.RETENTION,), VIEW_ONLY),
        *rules((Role.COURT_OFFICER,), (Relation.COURT,), (Target.LEGAL_HOLD,), (Action.CREATE, Action.END)),
        # Documents: a relation is half of the right, the matrix of sections the other (`disclosure.permissions`).
        *rules(
            _COURT,
            (Relation.COURT,),
            (Target.IDPC, Target.DOCUMENT, Target.PRIVATE_DOCUMENT),
            SENDS,
        ),
        # Notes on documents, never for the magistrates: what others think of the evidence is not evidence.
        *rules((*_COURT, Role.JUDGE), (Relation.COURT,), (Target.ANNOTATION,), (Action.VIEW, Action.CREATE)),
        # Unused material is the prosecution's to send and to take back; the court reads it.
        *rules(_COURT, (Relation.COURT,), (Target.UNUSED_MATERIAL,), VIEW_ONLY),
        *rules(_COURT, (Relation.COURT,), (Target.WITHDRAWN_DOCUMENT,), (Action.CHANGE,)),
        *rules((Role.LEGAL_ADVISER,), (Relation.COURT,), (Target.DOCUMENT_SHARE,), (Action.CREATE,)),
        *rules((*_COURT, Role.MAGISTRATE), (Relation.COURT,), (Target.DOCUMENT_SHARE,), VIEW_ONLY),
        *rules((Role.JUDGE,), (Relation.COURT,), CASE_FILE, VIEW_ONLY),
        # Magistrates read case and hearings, not the whole of it (domain document "Defence portal", What each side
        # sees of a case): who finds the facts learns of no address, remand or history beforehand.
        *rules((Role.MAGISTRATE,), (Relation.COURT,), CASE_AND_HEARINGS, VIEW_ONLY),
        *rules(_BENCH, (Relation.COURT,), (Target.DOCUMENT_LIST, Target.IDPC), VIEW_ONLY),
        *rules((Role.MAGISTRATE,), (Relation.COURT,), (Target.PLEA_DOCUMENT,), VIEW_ONLY),
        *rules(_BENCH, (Relation.COURT,), (Target.DOCUMENT,), (Action.VIEW, Action.CREATE)),
        *rules((Role.JUDGE,), (Relation.COURT,), (Target.PRIVATE_DOCUMENT,), (Action.VIEW, Action.CREATE)),
        *rules((*_COURT, Role.JUDGE), (Relation.COURT,), PROGRESSION, VIEW_ONLY),
        *rules(_COURT, (Relation.COURT,), (Target.CORRESPONDENCE,), VIEW_ONLY),
        # The whole case as one file: for whom the case at a glance is (domain document "Defence portal", What each
        # side sees of a case). What goes into it is decided document by document.
        *rules((*_COURT, Role.JUDGE), (Relation.COURT,), (Target.CASE_ARCHIVE,), (Action.CREATE,)),
        # Whoever sees a case may ask why.
        *rules((*_COURT, *_BENCH), (Relation.COURT,), (Target.OWN_ACCESS,), VIEW_ONLY),
    )
)
