"""Development: mail to a folder or to the console. Production refuses both."""

import sys
from pathlib import Path

from commonplatform.notifications.gateways.mime import mime_message
from commonplatform.notifications.types import OutgoingMail


class FileGateway:
    """Each mail is a file in the state folder's `outbox`, named by its key."""

    name = "file"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, *, mail: OutgoingMail) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        final = self.folder / f"{mail.key}.eml"
        if not final.exists():
            draft = self.folder / f".{mail.key}.part"
            draft.write_bytes(bytes(mime_message(mail)))
            draft.replace(final)
        return final.name


class ConsoleGateway:
    """Each mail is written to standard output."""

    name = "console"

    def send(self, *, mail: OutgoingMail) -> str:
        sys.stdout.write(f"To: {mail.address}\nSubject: {mail.letter.subject}\n\n{mail.letter.text}\n")
        sys.stdout.flush()
        return ""
