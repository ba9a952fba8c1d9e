"""What can be in the way of starting the services, in words for the person at the keyboard."""

from pathlib import Path


class CannotStart(Exception):
    """The demo or the tests cannot be started; the text says why and what to do."""


class IncompleteEnvironment(CannotStart):
    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(f"S3_ENDPOINT_URL is given, so these must be given too: {', '.join(missing)}")


class AlreadyRunning(CannotStart):
    def __init__(self, state: Path, pid: int | None) -> None:
        self.pid = pid
        super().__init__(f"{state} is already in use by process {pid or 'unknown'}. Stop it with: make stop")


class PortTaken(CannotStart):
    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(f"Port {port} is in use by another program. Choose one: make demo PORT={port + 1}")


class ServiceDidNotStart(CannotStart):
    def __init__(self, name: str, log: Path, why: str) -> None:
        self.name = name
        super().__init__(f"{name} did not start ({why}). Its log: {log}")


class UnknownCluster(CannotStart):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"The passwords of the database in {folder} are lost. Throw it away with: make reset")


class NoPortFree(CannotStart):
    def __init__(self) -> None:
        super().__init__("No free port was found on 127.0.0.1 between 11000 and 21999")


class StepFailed(CannotStart):
    def __init__(self, command: str, status: int) -> None:
        self.status = status
        super().__init__(f"`{command}` failed with status {status}")


class MissingSystemPart(CannotStart):
    """A program or library outside Python is missing; `how` is the exact command that brings it."""

    def __init__(self, part: str, how: str) -> None:
        self.part, self.how = part, how
        super().__init__(f"{part} is missing on this machine.\n  Install it with:  {how}")
