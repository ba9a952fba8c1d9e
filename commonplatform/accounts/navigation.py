"""The service navigation by role: label and URL name, at most six entries."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import BENCH_ROLES, COURT_ROLES, Role

NavigationEntry = tuple[Any, str, int | None]

_WORK: NavigationEntry = (_("Work"), "cases:work", None)
_CASES: NavigationEntry = (_("Cases"), "cases:list", None)
_COURT: tuple[NavigationEntry, ...] = (
    _WORK,
    _CASES,
    (_("Diary and lists"), "listings:diary", None),
    (_("Messages"), "cases:message_list", None),
    (_("Outbox"), "cases:outbox", None),
    (_("Reports"), "figures:overview", None),
)
_FIND: NavigationEntry = (_("Find a case"), "defence:search", None)
_GIVEN: NavigationEntry = (_("Access given"), "defence:grants", None)
_MINE: NavigationEntry = (_("My cases"), "defence:my_cases", None)
_LAWYERS: tuple[NavigationEntry, ...] = (_MINE, _WORK, _CASES, _FIND, _GIVEN)
_CLERKS: tuple[NavigationEntry, ...] = (_MINE, _CASES, _FIND, _GIVEN, (_("Chambers"), "defence:chambers", None))
MANAGED_PEOPLE: tuple[NavigationEntry, ...] = ((_("People"), "defence:people", None),)

NAVIGATION: dict[Role, tuple[NavigationEntry, ...]] = {
    **dict.fromkeys(COURT_ROLES, _COURT),
    **dict.fromkeys(BENCH_ROLES, (_CASES,)),
    Role.PROSECUTOR: (_WORK, _CASES, (_("Hearings"), "cases:prosecution_hearings", None)),
    Role.SOLICITOR: _LAWYERS,
    Role.BARRISTER: _LAWYERS,
    Role.CHAMBERS_CLERK: _CLERKS,
    Role.PLEA_HELPER: ((_("Answer for somebody"), "assisted:start", None),),
    Role.AUDITOR: ((_("Record of events"), "auditing:record", None),),
    Role.ADMINISTRATOR: (
        (_("Administration"), "admin:index", None),
        (_("Affected by a fault"), "disclosure:affected", None),
        (_("Documents due"), "cases:documents_due_counts", None),
        (_("Messages"), "cases:message_list", None),
        (_("Reports"), "figures:overview", None),
    ),
}
