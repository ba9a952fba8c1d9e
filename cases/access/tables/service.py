"""Reference data, people and their signing in, the framework's own tables."""

from cases.access.table_rules import OpenTable, Privileges, TableRule
from cases.access.tables.terms import ALL, APPEND, READ_WRITE, REFERENCE, SIGN_IN

SERVICE: dict[str, TableRule] = {
    "reference.Court": REFERENCE,
    "reference.CourtRegion": REFERENCE,
    "reference.CourtUnit": REFERENCE,
    "reference.CourtRoom": REFERENCE,
    "reference.Prosecutor": REFERENCE,
    "reference.Offence": REFERENCE,
    "reference.Code": REFERENCE,
    "reference.StandardPenalty": REFERENCE,
    "reference.SurchargeRate": REFERENCE,
    "reference.FineGuideline": REFERENCE,
    "reference.CustodyLimitDays": REFERENCE,
    "reference.BankHoliday": REFERENCE,
    "accounts.User": OpenTable("people who sign in", Privileges(web=ALL, task=READ_WRITE, lookup="SELECT")),
    "accounts.Organisation": OpenTable(
        "directory of organisations", Privileges(web=ALL, task=READ_WRITE, lookup="SELECT")
    ),
    "accounts.LaaContract": OpenTable("contract numbers of firms", Privileges(web=READ_WRITE, task="SELECT")),
    "accounts.Membership": OpenTable("who works where", Privileges(web=ALL, task=READ_WRITE, lookup="SELECT")),
    "limits.RequestCount": OpenTable(
        "digests of addresses and counts", Privileges(web="SELECT, INSERT, UPDATE", task="SELECT, DELETE")
    ),
    "budgets.ReadNote": OpenTable(
        "digests of what was opened in an hour", Privileges(web="SELECT, INSERT", task="SELECT, DELETE")
    ),
    "budgets.ReadCount": OpenTable("how much was opened in an hour", Privileges(web=READ_WRITE, task="SELECT, DELETE")),
    "budgets.ReadStop": OpenTable("who was stopped, no case data", Privileges(web=READ_WRITE, task="SELECT")),
    "accounts.CacheEntry": OpenTable("digests of sign-in attempts", Privileges(web=ALL, task="SELECT, DELETE")),
    "accounts.User_groups": SIGN_IN,
    "accounts.User_user_permissions": SIGN_IN,
    "account.EmailAddress": SIGN_IN,
    "account.EmailConfirmation": SIGN_IN,
    "mfa.Authenticator": SIGN_IN,
    "sessions.Session": OpenTable("sign-in, sealed", Privileges(web=ALL, task="SELECT, DELETE, UPDATE (session_data)")),
    "auth.Group": SIGN_IN,
    "auth.Group_permissions": SIGN_IN,
    "auth.Permission": OpenTable("names of permissions", Privileges(web="SELECT", task="SELECT")),
    "contenttypes.ContentType": OpenTable("names of tables", Privileges(web="SELECT", task="SELECT")),
    "admin.LogEntry": OpenTable("changes to reference data", Privileges(web=APPEND, task="SELECT")),
    "pghistory.Context": OpenTable("request ids", Privileges(web="INSERT", task="INSERT")),
    "pghistory.Events": OpenTable("a view that is not stored", Privileges()),
    "pghistory.MiddlewareEvents": OpenTable("a view that is not stored", Privileges()),
}
