"""Who may do what: the one table. Selectors, view guards, row security and the test matrix use it.

A row reads: somebody acting as ROLE who stands in RELATION to a case may do ACTIONS to TARGET.
What is not in the table is refused. Sources: domain document "Defence portal", What each side
sees of a case; Court documents; Finding a case.
"""

from cases.access.policy.court import COURT
from cases.access.policy.defence import DEFENCE
from cases.access.policy.others import OTHERS
from cases.access.policy.prosecution import PROSECUTION
from cases.access.policy.terms import Action as Action
from cases.access.policy.terms import Rule as Rule
from cases.access.policy.terms import Target as Target
from cases.states import Relation
from commonplatform.accounts.roles import Role

POLICY: frozenset[Rule] = COURT | PROSECUTION | DEFENCE | OTHERS


def permits(role: Role, relation: Relation, action: Action, target: Target) -> bool:
    """Is this row in the table?"""
    return Rule(role, relation, target, action) in POLICY


def roles_with(target: Target) -> frozenset[Role]:
    """The roles that may do anything at all to it, in some relation."""
    return frozenset(r.role for r in POLICY if r.target == target)


def relations_permitting(role: Role, action: Action, target: Target) -> frozenset[Relation]:
    """The relations in which the role may do this; empty when it never may."""
    return frozenset(r.relation for r in POLICY if (r.role, r.action, r.target) == (role, action, target))
