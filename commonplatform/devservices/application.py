"""The processes of the application itself, as `make demo` runs them: web, files, worker, beat and metrics.

The web process and the door of files log in to Postgres as `cp_web`, worker and beat as `cp_task`; only commands run
by hand, the migrations and the seeds use the owner's address.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from commonplatform.devservices.processes import Program
from commonplatform.devservices.service import Workplace

PROJECT = Path(__file__).resolve().parents[2]
CELERY = ("-m", "celery", "--app", "commonplatform.celery:app")
WARM_SHUTDOWN = 4.0


def manage_command(*arguments: str) -> tuple[str, ...]:
    """`manage.py` with these arguments, in this interpreter."""
    return (sys.executable, str(PROJECT / "manage.py"), *arguments)


def application_programs(
    place: Workplace, environment: Mapping[str, str], *, port: int, files_port: int, metrics_port: int
) -> tuple[Program, ...]:
    """The five programs of the demo, in the order in which they are started: web and worker first."""

    def program(name: str, role: str, *arguments: str) -> Program:
        return Program(
            name=name,
            arguments=(sys.executable, *arguments),
            folder=PROJECT,
            log=place.logs / f"{name}.log",
            environment={**environment, "DATABASE_ROLE": role},
            patience=WARM_SHUTDOWN,
        )

    return (
        program("web", "cp_web", *_granian("commonplatform.wsgi:application", port, workers=2)),
        program(
            "worker",
            "cp_task",
            *CELERY,
            *("worker", "--concurrency", "2", "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle"),
        ),
        program("files", "cp_web", *_door("commonplatform.file_door.application:application", files_port)),
        program(
            "beat",
            "cp_task",
            *CELERY,
            *("beat", "--schedule", str(place.state / "beat-schedule"), "--pidfile=", "--loglevel", "INFO"),
        ),
        program("metrics", "cp_task", *_granian("commonplatform.metrics:application", metrics_port, workers=1)),
    )


def _door(application: str, port: int) -> tuple[str, ...]:
    return (
        *("-m", "granian", "--interface", "asginl", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "1", "--no-ws", "--respawn-failed-workers", "--workers-kill-timeout", "3", application),
    )


def _granian(application: str, port: int, *, workers: int) -> tuple[str, ...]:
    return (
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "1", "--no-ws"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "3", application),
    )
