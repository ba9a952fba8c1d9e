"""What a state folder remembers between starts: ports, passwords and moved data folders."""

import json
import os
import random
import secrets
import socket
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from commonplatform.devservices.endpoints import MEMORY_FILE, Endpoints
from commonplatform.devservices.exceptions import NoPortFree

FIRST_PORT, LAST_PORT = 11_000, 21_999
GRPC_OFFSET = 10_000


def port_is_free(port: int) -> bool:
    """Whether a server could listen on 127.0.0.1 at this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def port_pair_is_free(port: int) -> bool:
    """The same for a port and its gRPC neighbour 10,000 higher, as SeaweedFS pairs them."""
    return port_is_free(port) and port_is_free(port + GRPC_OFFSET)


@dataclass
class Memory:
    """The content of `services.json`. It holds local passwords, so only its owner may read it."""

    file: Path
    ports: dict[str, int] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    endpoints: Endpoints | None = None
    held: frozenset[str] = frozenset()

    @classmethod
    def of(cls, state: Path) -> "Memory":
        """What this state folder remembers; empty at the first start or when the file is spoilt."""
        file = state / MEMORY_FILE
        try:
            content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            known = content.get("endpoints")
            return cls(
                file,
                ports={name: int(port) for name, port in content.get("ports", {}).items()},
                secrets=dict(content.get("secrets", {})),
                folders=dict(content.get("folders", {})),
                endpoints=Endpoints(**known) if known else None,
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return cls(file)

    def port(self, name: str, is_free: Callable[[int], bool] = port_is_free) -> int:
        """The remembered port of this service, or a newly chosen free one where it is taken or unknown.

        A port of a service in `held` is in use by the very process that is being adopted, so it stays.
        """
        remembered = self.ports.get(name)
        if remembered is not None and (name.partition("-")[0] in self.held or is_free(remembered)):
            return remembered
        taken = set(self.ports.values())
        for candidate in random.sample(range(FIRST_PORT, LAST_PORT + 1), 500):
            if candidate not in taken and is_free(candidate):
                self.ports[name] = candidate
                return candidate
        raise NoPortFree

    def secret(self, name: str) -> str:
        """The password made for this name at the first start."""
        return self.secrets.setdefault(name, secrets.token_urlsafe(24))

    def save(self) -> None:
        """Write the file whole, so that a reader never sees half of it."""
        content = {
            "ports": self.ports,
            "secrets": self.secrets,
            "folders": self.folders,
            "endpoints": asdict(self.endpoints) if self.endpoints else None,
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_suffix(f".{os.getpid()}.new")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
            json.dump(content, stream, indent=2)
        unfinished.replace(self.file)
