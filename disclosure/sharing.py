"""What the bench may be given in a trial, and for which trials.

Source: domain document "Defence portal", Sharing with the bench.
Sharing never widens a right: only what magistrates may read outside a trial can be shared with them for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from cases.selectors import listed_hearings
from cases.states import TRIAL_TYPES
from commonplatform.accounts.roles import Role
from disclosure.permissions import entries_of
from disclosure.sections import NEVER_FOR_THE_BENCH
from disclosure.states import DocumentAct, MaterialStatus

if TYPE_CHECKING:
    from collections.abc import Collection

    from disclosure.models import Material
    from disclosure.permissions import DocumentRights


def trials_of(case_id: UUID) -> tuple[UUID, ...]:
    """Trials that are fixed and neither heard nor vacated, soonest first. The caller has decided the right."""
    return listed_hearings(case_id, type_codes=TRIAL_TYPES)


def codes_for_the_bench() -> frozenset[str]:
    """Sections that magistrates may read today, and may be given documents of."""
    entries = entries_of(Role.MAGISTRATE, timezone.localdate())
    return frozenset(section for section, act in entries if act == DocumentAct.READ) - NEVER_FOR_THE_BENCH


def may_share(rights: DocumentRights, material: Material, for_the_bench: Collection[str]) -> bool:
    """May somebody with these rights share this document with the bench?"""
    published = material.status == MaterialStatus.PUBLISHED
    return material.section in for_the_bench and published and rights.may_with(DocumentAct.READ, material)
