"""The services together: embedded where no address is given, somebody else's where one is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from commonplatform.devservices.clamd import clamd_url, embedded_clamd_service, find_clamd
from commonplatform.devservices.endpoints import DEFAULT_BUCKET, Endpoints, GivenEndpoints
from commonplatform.devservices.exceptions import ServiceDidNotStart
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.postgres import DATABASE, database_url, embedded_postgres_service
from commonplatform.devservices.processes import RunningProgram, recorded_programs, start, stop
from commonplatform.devservices.s3 import LOCAL_KEY, embedded_s3_service, s3_endpoint_url
from commonplatform.devservices.service import (
    Service,
    Workplace,
    keep_loopback_from_proxies,
    wait_until_it_answers,
)
from commonplatform.devservices.valkey import embedded_valkey_service, redis_url

ADOPTION_LIMIT = 5.0


@dataclass(frozen=True)
class Wanted:
    """How the services of one state folder are to be run.

    `outlive_us` is for tests that share the services: they are adopted when found running, and stay when one
    of their users goes. Otherwise they end with the process that started them, however it ends.
    """

    given: GivenEndpoints
    database: str = DATABASE
    bucket: str = DEFAULT_BUCKET
    broker_number: int = 0
    durable: bool = True
    outlive_us: bool = False
    scanner: bool = False


@dataclass
class Stack:
    """The running embedded services and the endpoints of all three."""

    endpoints: Endpoints
    services: dict[str, Service] = field(default_factory=dict)
    running: dict[str, RunningProgram] = field(default_factory=dict)


def start_stack(place: Workplace, wanted: Wanted, say: Callable[[str], None]) -> Stack:
    """Start (or adopt) what is not given, wait until all answer, and remember where.

    What a killed run left behind in this state folder is ended first, unless it is to be adopted.
    Raises `CannotStart`; nothing that was started then stays.
    """
    keep_loopback_from_proxies()
    found = {program.name: program for program in recorded_programs(place.pids)}
    adoptable = {name: p for name, p in found.items() if p.is_alive()} if wanted.outlive_us else {}
    leftovers = [program for name, program in found.items() if name not in adoptable]
    if any(program.is_alive() for program in leftovers):
        say("A previous run was killed; ending what it left behind")
    stop(leftovers)
    memory = Memory.of(place.state)
    memory.held = frozenset(adoptable)
    running: dict[str, RunningProgram] = dict(adoptable)
    services: dict[str, Service] = {}
    begun = monotonic()
    try:
        for name, build in embedded_services(place, memory, wanted).items():
            services[name] = build()
            memory.save()
            if name not in running:
                running[name] = start(services[name].program, place.pids, ends_with_us=not wanted.outlive_us)
        for name, service in services.items():
            running[name] = _answering(service, running[name], place, adopted=name in adoptable)
            say(f"{TITLES[name]} answers on 127.0.0.1:{memory.ports[name]} ({monotonic() - begun:.1f} s)")
    except BaseException:
        stop(running.values())
        raise
    memory.endpoints = chosen_endpoints(memory, wanted)
    memory.save()
    return Stack(memory.endpoints, services, running)


TITLES: Mapping[str, str] = {"postgres": "Postgres", "valkey": "Valkey", "s3": "S3 storage", "clamd": "ClamAV"}


def embedded_services(place: Workplace, memory: Memory, wanted: Wanted) -> dict[str, Callable[[], Service]]:
    """How to make the services that nobody gave, the slowest to boot first."""
    builders: dict[str, Callable[[], Service]] = {}
    if wanted.given.s3_endpoint_url is None:
        builders["s3"] = lambda: embedded_s3_service(place, memory, bucket=wanted.bucket)
    if wanted.given.redis_url is None:
        builders["valkey"] = lambda: embedded_valkey_service(place, memory, durable=wanted.durable)
    if wanted.given.database_url is None:
        builders["postgres"] = lambda: embedded_postgres_service(
            place, memory, database=wanted.database, durable=wanted.durable
        )
    program = find_clamd() if wanted.scanner and wanted.given.clamd_url is None else None
    if program is not None:
        builders["clamd"] = lambda: embedded_clamd_service(place, memory, program)
    return builders


def _answering(service: Service, running: RunningProgram, place: Workplace, *, adopted: bool) -> RunningProgram:
    """The service once it answers; an adopted one that is not well is replaced."""
    if not adopted:
        wait_until_it_answers(service, running)
        return running
    try:
        wait_until_it_answers(service, running, ADOPTION_LIMIT)
        return running
    except ServiceDidNotStart:
        stop([running])
        fresh = start(service.program, place.pids, ends_with_us=False)
        wait_until_it_answers(service, fresh)
        return fresh


def chosen_endpoints(memory: Memory, wanted: Wanted) -> Endpoints:
    """Where the three services answer: what was given wins over what is embedded."""
    given = wanted.given
    embedded_s3 = given.s3_endpoint_url is None
    embedded_scanner = wanted.scanner and given.clamd_url is None and find_clamd() is not None
    return Endpoints(
        database_url=given.database_url or database_url(memory, wanted.database),
        redis_url=given.redis_url or redis_url(memory, wanted.broker_number),
        s3_endpoint_url=given.s3_endpoint_url or s3_endpoint_url(memory),
        s3_access_key_id=LOCAL_KEY if embedded_s3 else given.s3_access_key_id or "",
        s3_secret_access_key=memory.secret("s3") if embedded_s3 else given.s3_secret_access_key or "",
        s3_bucket=wanted.bucket if embedded_s3 else given.s3_bucket or wanted.bucket,
        clamd_url=clamd_url(memory) if embedded_scanner else given.clamd_url or "",
    )
