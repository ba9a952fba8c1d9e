"""Why access is not given, or not taken away: the refusals with their codes, data and plain words.

Source: domain document "Defence portal", Granting access to other people (full code list) and Prosecution
advocates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _


class AccessCode(StrEnum):
    """The codes that the national systems and their helpdesks know these refusals by."""

    GRANTER_NOT_PERMITTED = "001"
    CANNOT_REMOVE = "002"
    GRANT_NOT_FOUND = "003"
    USER_NOT_FOUND = "004"
    GRANTEE_NOT_ALLOWED = "005"
    ALREADY_GRANTED = "006"
    ASSIGNEE_NOT_ALLOWED = "007"
    ALREADY_ASSIGNED = "008"
    ASSIGNEE_DEFENDS = "009"
    NOT_ASSIGNED = "010"
    ADVOCATES_REMAIN = "011"
    CASE_NOT_FOUND = "012"
    NOT_THE_AUTHORITY = "013"
    GRANTEE_PROSECUTES = "prosecuting"

    @property
    def shown(self) -> str:
        """The number, where the refusal has one."""
        return self.value if self.value.isdigit() else ""


WORDS: dict[AccessCode, Any] = {
    AccessCode.GRANTER_NOT_PERMITTED: _("You cannot give %(who)s access to this defendant"),
    AccessCode.CANNOT_REMOVE: _(
        "Only %(who)s, the firm on record or their own chambers’ clerk can take this access away"
    ),
    AccessCode.GRANT_NOT_FOUND: _("This access has ended already, or was never given"),
    AccessCode.USER_NOT_FOUND: _("Nobody with the e-mail address %(email)s can sign in here"),
    AccessCode.GRANTEE_NOT_ALLOWED: _("%(who)s is not a lawyer, a barrister or a chambers clerk of any organisation"),
    AccessCode.ALREADY_GRANTED: _("%(who)s can see this defendant already"),
    AccessCode.ASSIGNEE_NOT_ALLOWED: _("%(who)s is not a barrister or a lawyer of any organisation"),
    AccessCode.ALREADY_ASSIGNED: _("%(who)s is assigned to case %(reference)s already"),
    AccessCode.ASSIGNEE_DEFENDS: _("%(who)s acts for the defence in case %(reference)s"),
    AccessCode.NOT_ASSIGNED: _("This advocate is not assigned to the case, or no longer"),
    AccessCode.ADVOCATES_REMAIN: _("%(who)s still has %(count)s advocates assigned to this case. Remove them first"),
    AccessCode.CASE_NOT_FOUND: _("There is no case %(reference)s among your cases"),
    AccessCode.NOT_THE_AUTHORITY: _("Case %(reference)s is not one that your organisation prosecutes"),
    AccessCode.GRANTEE_PROSECUTES: _("%(who)s acts for the prosecution in this case"),
}


@dataclass
class AccessRefused(Exception):
    """Access was not given or not taken away. `facts` are what the words need; `case_id` says where."""

    code: AccessCode
    facts: Mapping[str, Any] = field(default_factory=dict)
    case_id: UUID | None = None

    @property
    def words(self) -> str:
        """The reason in the reader's language, with the code where there is one."""
        said = str(WORDS[self.code]) % self.facts
        shown = self.code.shown
        return str(_("%(reason)s (code %(code)s)") % {"reason": said, "code": shown}) if shown else said


@dataclass
class SeveralRefused(Exception):
    """Nothing was done, because of these."""

    refusals: tuple[AccessRefused, ...]
