"""A state folder keeps its ports and passwords, so that addresses written down stay true."""

import socket
import stat
from pathlib import Path

import pytest

from commonplatform.devservices.exceptions import NoPortFree
from commonplatform.devservices.memory import FIRST_PORT, LAST_PORT, Memory, port_is_free


def every_port_is_free(port: int) -> bool:
    return True


def no_port_is_free(port: int) -> bool:
    return False


def test_a_port_is_chosen_once_and_kept_over_restarts(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    chosen = memory.port("postgres", every_port_is_free)
    memory.save()

    assert FIRST_PORT <= chosen <= LAST_PORT
    assert Memory.of(tmp_path).port("postgres", every_port_is_free) == chosen


def test_a_remembered_port_that_a_stranger_took_is_replaced(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "services.json", ports={"valkey": 12000})

    assert memory.port("valkey", lambda port: port != 12000) != 12000
    assert memory.ports["valkey"] != 12000


def test_the_port_of_an_adopted_service_stays_although_it_is_in_use(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "services.json", ports={"s3": 12000, "s3-filer": 12001})
    memory.held = frozenset({"s3"})

    assert memory.port("s3-filer", no_port_is_free) == 12001


def test_two_services_never_get_the_same_port(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "services.json", ports={"postgres": 12000})

    with pytest.raises(NoPortFree):
        memory.port("valkey", lambda port: port == 12000)


def test_a_port_with_a_listener_is_not_free() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert not port_is_free(listener.getsockname()[1])


def test_a_password_is_made_once_and_kept(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    password = memory.secret("postgres")
    memory.save()

    assert len(password) >= 24
    assert Memory.of(tmp_path).secret("postgres") == password
    assert memory.secret("valkey") != password


def test_only_its_owner_may_read_the_passwords(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    memory.secret("postgres")
    memory.save()

    assert stat.S_IMODE((tmp_path / "services.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "[]", '{"ports": "x"}', '{"endpoints": {"unknown": 1}}'])
def test_a_spoilt_memory_is_an_empty_one(tmp_path: Path, content: str) -> None:
    (tmp_path / "services.json").write_text(content)

    assert Memory.of(tmp_path).ports == {}
