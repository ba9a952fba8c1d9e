"""A mail server in a process of its own: what it acknowledges stands on disk first, so that it can be killed.

`python mail_sink.py PORT FILE`. One line per mail that was taken: its Message-ID. It knows no more of
SMTP than sending needs, and nothing of Django, so that it is back at once.
"""

import os
import sys
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock

_writing = Lock()


class Sink(ThreadingTCPServer):
    """The server with its open file."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, file: str) -> None:
        super().__init__(("127.0.0.1", port), Conversation)
        self.taken = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def keep(self, message_id: str) -> None:
        with _writing:
            os.write(self.taken, f"{message_id}\n".encode())
            os.fsync(self.taken)


class Conversation(StreamRequestHandler):
    """One client: HELO, MAIL, RCPT, DATA, QUIT."""

    server: Sink

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode("ascii", "replace").strip():
            command = line[:4].upper()
            if command == "DATA":
                self._say("354 go on")
                if not self._take():
                    return
            self._say("221 bye" if command == "QUIT" else "250 ok")
            if command == "QUIT":
                return

    def _take(self) -> bool:
        """Whether the mail arrived whole; one that was cut off is not taken."""
        message_id = ""
        while line := self.rfile.readline():
            if line == b".\r\n":
                self.server.keep(message_id)
                return True
            name, _, value = line.decode("ascii", "replace").partition(":")
            if name.lower() == "message-id" and not message_id:
                message_id = value.strip()
        return False

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


if __name__ == "__main__":
    with Sink(int(sys.argv[1]), sys.argv[2]) as sink:
        sink.serve_forever()
