"""Rules that keep the house in order, checked on the source itself."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern

from cases.event_sentences import SENTENCES
from commonplatform.audit import handlers
from pleas.journey import STEPS, has_page
from tests.support.matrix import addresses
from tests.support.source import Module, argument, called_name, calls, imports, modules, strings

NAMES_THAT_ATTRACT_EVERYTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

# What reaches outside the process, and the only modules that may: everything else asks them, or an effect.
GATEWAYS = {
    "smtplib": {"commonplatform.notifications.gateways.smtp"},
    "django.core.mail": set(),
    "boto3": set(),
    "botocore": {"commonplatform.storage.objects"},
    "storages": set(),
    "weasyprint": {"commonplatform.documents.render"},
    "pikepdf": {
        "commonplatform.documents.bundling.assemble",
        "commonplatform.documents.bundling.cleaning",
        "commonplatform.documents.bundling.front",
        "commonplatform.documents.bundling.outline",
        "commonplatform.documents.bundling.stamp",
        "commonplatform.documents.bundling.tags",
        "commonplatform.documents.bundling.typeface",
        "commonplatform.documents.render",
        "commonplatform.storage.confined.page_digests",
        "commonplatform.storage.confined.pdf",
    },
    "requests": {"commonplatform.notifications.gateways.notify"},
    "icalendar": {"commonplatform.documents.calendars"},
    "httpx": set(),
    "urllib.request": set(),
    "socket": {"commonplatform.storage.scanning"},
    "subprocess": {
        "commonplatform.documents.bundles",
        "commonplatform.documents.confinement",
        "commonplatform.storage.inspection",
    },
    "redis": {"commonplatform.storage.tickets"},
}
NOT_THE_SERVICE = ("commonplatform.devservices", "commonplatform.benchmarks", "commonplatform.demonstration")

PUBLIC_ADDRESSES = {
    "health_live",
    "health_ready",
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    "admin:login",
    "public:start",
    "public:courts",
    "public:accessibility",
    "public:cookies",
    "public:privacy",
    "public:contact",
    "public:feedback",
    "public:feedback_sent",
    "public:set_language",
    "public:plea:before",
    "public:plea:reference",
    "public:plea:proof",
    *(f"public:plea:{step.name}" for step in STEPS if not step.before_proof and has_page(step.name)),
    "public:plea:too_young",
    "public:plea:track",
    "public:plea:tasks",
    "public:plea:progress",
    "public:plea:emails",
    "public:plea:estimate",
    "public:plea:ask",
    "public:plea:asked",
    "public:plea:save",
    "public:plea:saved",
    "public:plea:stay",
    "public:plea:leave",
    "public:plea:receipt_file",
    "public:plea:receipt",
    "public:plea:ended",
    "public:plea:equality",
    "public_figures:totals",
    "public_figures:by_court",
    "public_figures:by_hearing_day",
    "public_figures:by_any_hearing_day",
    "public_figures:by_week",
    "public_figures:days_to_hearing",
    "defence:calendar_feed",
    "ui:gallery",
    "demonstration:codes",
    "defence:accept_invitation",
}

A_KIND = re.compile(r"^[a-z_]+\.[a-z_]+$")


def test_no_module_has_a_name_that_attracts_everything() -> None:
    assert [m.place for m in modules() if set(m.name.split(".")) & NAMES_THAT_ATTRACT_EVERYTHING] == []


def test_views_start_from_selectors_and_services_never_from_a_model() -> None:
    faults = [
        f"{module.place}:{node.lineno} .{node.attr}"
        for module in modules()
        if module.is_view
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ]
    assert faults == []


def test_views_do_not_write_events_or_effects_themselves() -> None:
    faults = [
        f"{module.place}:{call.lineno} {called_name(call)}"
        for module in modules()
        if module.is_view
        for name in ("record", "EffectRequest", "grant_access", "revoke_access")
        for call in calls(module, name)
    ]
    assert faults == []


@pytest.mark.parametrize("vendor", sorted(GATEWAYS))
def test_only_its_gateway_knows_a_vendor(vendor: str) -> None:
    knowing = {
        module.name
        for module in modules()
        if not module.name.startswith(NOT_THE_SERVICE)
        and any(name == vendor or name.startswith(f"{vendor}.") for name in imports(module))
    }
    assert knowing <= GATEWAYS[vendor]


def test_every_event_that_is_recorded_has_a_sentence_with_the_facts_it_needs() -> None:
    faults = []
    events = list(_recorded_events())
    assert len({kind for _place, kind, _facts in events}) > 25, "the scan of the source finds the events"
    for place, kind, facts in events:
        if kind not in SENTENCES:
            faults.append(f"{place}: {kind} has no sentence")
        elif facts is not None and (missing := _facts_of_sentence(kind) - facts):
            faults.append(f"{place}: the sentence of {kind} needs {', '.join(sorted(missing))}")
    assert faults == []


def test_every_kind_of_effect_that_is_asked_for_has_a_handler_and_every_handler_is_asked_for() -> None:
    asked = {kind for _place, kind in _effects_asked_for()}
    assert asked - set(handlers._handlers) == set(), "nobody carries these out"
    assert set(handlers._handlers) - asked == set(), "nobody asks for these"


def test_what_is_open_without_a_sign_in_is_exactly_this() -> None:
    open_addresses = {name for name, pattern in addresses() if not _needs_sign_in(pattern)}
    assert open_addresses == PUBLIC_ADDRESSES


def test_no_case_data_is_deleted_by_the_service() -> None:
    """QUALITY B-11. What may go: derived inbox rows, drafts after their time, digests of attempts, days
    of the daily e-mail, and what somebody signs in with."""
    allowed = {
        "commonplatform.accounts.services.keep_sign_in_address",
        "commonplatform.accounts.services.remove_second_factor",
        "cases.services.keep_inbox",
        "pleas.services.open_case",
        "pleas.services.submit_plea",
        "commonplatform.limits.retention",
        "commonplatform.budgets.retention",
        "commonplatform.retention.sessions",
        "pleas.retention",
        "pleas.figures.retention",
        "defence.retention",
    }
    deleting = {
        module.name
        for module in modules()
        if not module.name.startswith(NOT_THE_SERVICE)
        for call in calls(module, "delete")
        if isinstance(call.func, ast.Attribute)
    }
    assert deleting <= allowed


def _recorded_events() -> Iterator[tuple[str, str, set[str] | None]]:
    """(place, kind, names of the facts or None where they are not written out) of every event."""
    for module in modules():
        for call in [*calls(module, "record"), *calls(module, "_record")]:
            kinds = strings(argument(call, 0, "kind")) or _texts_assigned_to(module, argument(call, 0, "kind"))
            for kind in filter(A_KIND.match, kinds):
                written_out = called_name(call) == "record"
                yield f"{module.place}:{call.lineno}", kind, _keys(call) if written_out else None


def _keys(call: ast.Call) -> set[str] | None:
    data = next((given.value for given in call.keywords if given.arg == "data"), None)
    if data is None:
        return set()
    if not isinstance(data, ast.Dict) or None in data.keys:
        return None
    return {text for key in data.keys for text in strings(key)}


def _facts_of_sentence(kind: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", str(SENTENCES[kind])))


def _texts_assigned_to(module: Module, name: ast.expr | None) -> list[str]:
    """What a name in a module can be, where it is a constant or chosen between texts."""
    if not isinstance(name, ast.Name):
        return []
    return [
        text
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name.id for t in node.targets)
        for text in strings(node.value)
    ]


def _effects_asked_for() -> Iterator[tuple[str, str]]:
    for module in modules():
        for call in calls(module, "EffectRequest"):
            kind = argument(call, 0, "kind")
            for text in strings(kind) or _constant(kind):
                yield f"{module.place}:{call.lineno}", text


def _constant(name: ast.expr | None) -> list[str]:
    """The value of a constant, wherever in the service it is written."""
    if not isinstance(name, ast.Name):
        return []
    return [text for module in modules() for text in _texts_assigned_to(module, name)]


def _needs_sign_in(pattern: URLPattern) -> bool:
    return bool(getattr(pattern.callback, "login_required", True))
