"""The actor: who does something, in which role, for whom."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from commonplatform.accounts.navigation import MANAGED_PEOPLE, NAVIGATION, NavigationEntry
from commonplatform.accounts.roles import Role


class DatabaseRole(StrEnum):
    """The Postgres roles that application code runs as; none is owner or superuser."""

    WEB = "cp_web"
    TASK = "cp_task"
    CITIZEN = "cp_citizen"
    REPORT = "cp_report"


class Purpose(StrEnum):
    """Why a task without a person sees more than one case. Only the task role may use them, but for the last:
    it is an auditor's, opens the functions of the record of events (`cases.access.record_functions`) and no table.
    """

    NONE = ""
    INTAKE = "intake"
    EFFECTS = "effects"
    AUDIT_VERIFICATION = "audit_verification"
    ACCESS_CHECK = "access_check"
    KEY_ROTATION = "key_rotation"
    RESULTS = "results"
    DEMONSTRATION = "demonstration"
    RETENTION = "retention"
    ACCESS_EXPIRY = "access_expiry"
    FIGURES = "figures"
    LEGAL_AID = "legal_aid"
    AFFECTED = "affected"
    AUDIT_READING = "audit_reading"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `principals` are the ids that access rights are given to.

    For a person: their own id, their organisation's, and the court's or prosecuting authority's
    that the organisation stands for. `session_key` names the sign-in they act in; it is told to nobody.
    """

    role: Role
    display_name: str
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    organisation_name: str = ""
    court_id: UUID | None = None
    prosecutor_id: UUID | None = None
    membership_id: UUID | None = None
    has_other_roles: bool = False
    manages_people: bool = False
    session_key: str = field(default="", repr=False, compare=False)
    principals: frozenset[UUID] = field(default_factory=frozenset)

    @property
    def role_label(self) -> str:
        """The role in the reader's language; nothing for a citizen, who has no account."""
        return "" if self.role == Role.CITIZEN else str(Role(self.role).label)

    @property
    def navigation(self) -> tuple[NavigationEntry, ...]:
        """The service navigation of this role, with the organisation's people for who manages them."""
        return (*NAVIGATION.get(self.role, ()), *(MANAGED_PEOPLE if self.manages_people else ()))


CITIZEN = Actor(role=Role.CITIZEN, display_name="")


def system_actor(name: str = "Common Platform") -> Actor:
    """The platform itself, named by the part that acts ("Police feed", "Document rendering")."""
    return Actor(role=Role.SYSTEM, display_name=name)


class Invisible(Exception):
    """Base of refusals that must look like absence: answered with 404. Those with a `rule` are put on record."""

    rule = ""


class Forbidden(Exception):
    """Base of refusals inside something the actor may see: answered with 403. Those with a `rule` are put on record."""

    rule = ""


class Unavailable(Exception):
    """Base of failures of what a page stands on and cannot do without: answered with 503, nothing changed."""
