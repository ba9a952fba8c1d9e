"""Change something that the worker is making, as long as it is being made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from disclosure.models import Bundle, CaseArchive
from disclosure.states import BundleStatus

Made = TypeVar("Made", Bundle, CaseArchive)


def change_while_building(made: type[Made], *, case_id: UUID, made_id: UUID, change: Callable[[Made], None]) -> bool:
    """Lock the row of this bundle or archive, change and keep it; False when it is not being made any more."""
    with task_scope(case_id=case_id):
        row = made._default_manager.select_for_update().filter(pk=made_id, status=BundleStatus.BUILDING).first()
        if row is None:
            return False
        change(row)
        row.save()
        return True
