"""The roles people act in, and the national systems' user groups they correspond to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is when they act. A person may hold several and acts in one at a time."""

    CITIZEN = "citizen", _("Defendant")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    SOLICITOR = "solicitor", _("Defence solicitor")
    BARRISTER = "barrister", _("Barrister")
    CHAMBERS_CLERK = "chambers_clerk", _("Chambers clerk")
    COURT_OFFICER = "court_officer", _("Court officer")
    LISTING_OFFICER = "listing_officer", _("Listing officer")
    LEGAL_ADVISER = "legal_adviser", _("Legal adviser")
    JUDGE = "judge", _("Judge")
    MAGISTRATE = "magistrate", _("Magistrate")
    PLEA_HELPER = "plea_helper", _("Plea helper")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    SYSTEM = "system", _("Common Platform")


COURT_ROLES = frozenset({Role.COURT_OFFICER, Role.LISTING_OFFICER, Role.LEGAL_ADVISER})
BENCH_ROLES = frozenset({Role.JUDGE, Role.MAGISTRATE})
DEFENCE_ROLES = frozenset({Role.SOLICITOR, Role.BARRISTER, Role.CHAMBERS_CLERK})
OTHER_STAFF = frozenset({Role.PLEA_HELPER, Role.ADMINISTRATOR, Role.AUDITOR})
SIGNED_IN_ROLES = COURT_ROLES | BENCH_ROLES | DEFENCE_ROLES | OTHER_STAFF | {Role.PROSECUTOR}

# Group names of the national systems (domain document "Defence portal", Actors and user groups).
NATIONAL_GROUPS: dict[str, Role] = {
    "CPS": Role.PROSECUTOR,
    "Non CPS Prosecutors": Role.PROSECUTOR,
    "Non Police Prosecutors": Role.PROSECUTOR,
    "SJP Prosecutors": Role.PROSECUTOR,
    "Charging Lawyers": Role.PROSECUTOR,
    "Defence Lawyers": Role.SOLICITOR,
    "Defence Users": Role.SOLICITOR,
    "Advocates": Role.BARRISTER,
    "Chambers Clerk": Role.CHAMBERS_CLERK,
    "Chambers Admin": Role.CHAMBERS_CLERK,
    "Court Clerks": Role.COURT_OFFICER,
    "Court Administrators": Role.COURT_OFFICER,
    "Crown Court Admin": Role.COURT_OFFICER,
    "Court Associate": Role.COURT_OFFICER,
    "Listing Officers": Role.LISTING_OFFICER,
    "Legal Advisers": Role.LEGAL_ADVISER,
    "Judiciary": Role.JUDGE,
    "Judge": Role.JUDGE,
    "Recorders": Role.JUDGE,
    "District Judge": Role.JUDGE,
    "DJMC": Role.JUDGE,
    "Deputies": Role.JUDGE,
    "Magistrates": Role.MAGISTRATE,
    "Auditors": Role.AUDITOR,
    "System Users": Role.SYSTEM,
    "Online Plea System Users": Role.CITIZEN,
}

# Which roles people have at which kind of organisation (`Organisation.Kind`).
ROLES_BY_KIND: dict[str, frozenset[Role]] = {
    "prosecution": frozenset({Role.PROSECUTOR}),
    "firm": frozenset({Role.SOLICITOR, Role.BARRISTER}),
    "chambers": frozenset({Role.BARRISTER, Role.CHAMBERS_CLERK}),
    "court": COURT_ROLES | BENCH_ROLES,
    "hmcts": OTHER_STAFF,
}
