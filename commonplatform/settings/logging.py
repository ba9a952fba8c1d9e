"""JSON log lines: request id, actor id and case id; never names, dates of birth or free text."""

import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from typing import Any

import structlog

from commonplatform.env import Environment


def failure_without_values(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A failure as its kinds and places. Messages of exceptions are left out: they may quote a person."""
    failure = event.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()[1]
    elif isinstance(failure, tuple):
        failure = failure[1]
    if not isinstance(failure, BaseException):
        return event
    kinds: list[str] = []
    cause: BaseException | None = failure
    while cause is not None and len(kinds) < MOST_CAUSES:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(failure.__traceback__)[-MOST_FRAMES:]
    event["failure"] = " from ".join(kinds)
    event["at"] = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def message_without_values(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What a library says, without what it says it about: numbers and names of our own tasks stay in.

    Django quotes addresses, host names and referrers, and Celery the message of a failure.
    """
    values = event.pop("positional_args", None)
    if event["_record"].name.startswith("django.security"):
        event["event"] = "refused"
    elif values:
        with suppress(TypeError, ValueError):
            event["event"] %= _harmless(values)
    return event


def _harmless(values: Any) -> Any:
    if isinstance(values, Mapping):
        return {name: _one_harmless(value, keep=name in TOLD_OF_TASKS) for name, value in values.items()}
    return tuple(_one_harmless(value) for value in values)


def _one_harmless(value: Any, *, keep: bool = False) -> Any:
    is_ours = isinstance(value, str) and OUR_NAMES.fullmatch(value)
    return value if keep or is_ours or isinstance(value, int | float) else "…"


TOLD_OF_TASKS = frozenset({"name", "id", "runtime", "description"})
OUR_NAMES = re.compile(r"(commonplatform|cases|pleas|disclosure|defence|listings)(\.[a-z_]+)+")
MOST_CAUSES, MOST_FRAMES = 5, 30
SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED_PROCESSORS,
        structlog.stdlib.PositionalArgumentsFormatter(),
        failure_without_values,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def logging_settings(environment: Environment) -> dict[str, Any]:
    """Django's LOGGING: one JSON line per record on standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    failure_without_values,
                    structlog.processors.JSONRenderer(),
                ],
                # Messages come apart from their values, so that the latter can be left out.
                "use_get_message": False,
                "pass_foreign_args": True,
                "foreign_pre_chain": [*SHARED_PROCESSORS, message_without_values],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": environment.log_level},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "pikepdf": {"level": "WARNING"},
        },
    }
