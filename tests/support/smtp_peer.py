"""A mail server on a local port, as far as sending needs one. `refuse` gives answers to RCPT by address."""

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class SmtpPeer:
    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.refuse: dict[str, str] = {}
        self.hangs_up_after_data = 0
        self.url = ""


@contextmanager
def smtp_peer() -> Iterator[SmtpPeer]:
    peer = SmtpPeer()
    server = ThreadingTCPServer(("127.0.0.1", 0), _handler(peer))
    server.daemon_threads = True
    peer.url = f"smtp://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(peer: SmtpPeer) -> type[StreamRequestHandler]:
    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 ready")
            while line := self.rfile.readline().decode().strip():
                if not self._obey(line):
                    return

        def _obey(self, line: str) -> bool:
            command = line[:4].upper()
            if command == "RCPT":
                self._say(peer.refuse.get(line.partition("<")[2].partition(">")[0], "250 ok"))
            elif command == "DATA":
                self._say("354 go on")
                peer.taken.append(self._data())
                if peer.hangs_up_after_data:
                    peer.hangs_up_after_data -= 1
                    return False
                self._say("250 taken")
            else:
                self._say("221 bye" if command == "QUIT" else "250 ok")
            return command != "QUIT"

        def _data(self) -> bytes:
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line)
            return b"".join(lines)

        def _say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    return Handler
