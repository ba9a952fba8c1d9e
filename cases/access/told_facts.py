"""Which facts of an event the record of events tells an auditor: who and which thing, nothing of what a case says.

An event's sentence needs facts that its case's readers know anyhow: names of defendants, pleas, titles of documents,
what somebody gave as a reason. An auditor reads no case. What is not told here is withheld by the database
(`record_functions`), and its name stands in its place.
"""

# Of every kind: organisations, people who work here, numbers, days, pages.
TOLD = frozenset(
    {
        *("attached", "basis", "begins", "budget", "by", "cases", "compared", "count", "court", "day", "documents"),
        *("ends", "events", "failures", "firm", "format", "from", "hearings", "helper", "how", "lines", "made_by"),
        *("mailed", "minutes", "organisation", "page", "pages", "person", "principal", "prosecutor", "read"),
        *("readings", "relation", "replies", "representing", "right", "role", "room", "rule", "sender", "sent"),
        *("sha256", "since", "skipped", "until", "version", "way", "week", "when", "work"),
    }
)

# Only of these kinds: elsewhere a fact of the same name is one of the case.
TOLD_OF_KINDS = frozenset(
    {
        *(f"audit.read.{fact}" for fact in ("address", "case", "kind", "outcome")),
        *(f"audit.exported.{fact}" for fact in ("address", "case", "kind", "outcome")),
        "effect.retried.kind",
        "organisation.laa_contracts_changed.numbers",
        "policy.denied.name",
        "reading.allowed_again.name",
        "reading.allowed_again.reason",
        "reading.stopped.name",
        "retention.applied.total",
        "roll_out.changed.changes",
        "roll_out.changed.name",
        "session.created.kind",
    }
)

# What sentences need and an auditor is not told.
WITHHELD = frozenset(
    {
        *("about", "application", "because", "charge", "charges", "changes", "contract", "defendant", "detail"),
        *("kind", "limit", "name", "now", "numbers", "on_behalf_of", "outcome", "pay_by", "period", "policy"),
        *("reason", "status", "subject", "summary", "total", "was", "why", "why_cancelled", "why_stopped"),
    }
)

REASONS_TOLD = ("affected.asked", "audit.exported", "reading.allowed_again")
