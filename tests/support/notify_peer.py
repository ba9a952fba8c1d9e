"""GOV.UK Notify as its documentation describes it, on a local port: what it took, and what it is told to answer."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
API_KEY = f"test-{SERVICE}-{SECRET}"
TEMPLATE = "9d751e0e-f929-4891-82a1-a3e1c3c18ee3"


class NotifyPeer:
    """`taken` holds every e-mail accepted. `faults` are answers (status, body) given before the usual ones;
    `loses_answers` takes the e-mail and then breaks the connection; `seconds` it dawdles before answering."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.faults: list[tuple[int, Any]] = []
        self.states: dict[str, str] = {}
        self.loses_answers = 0
        self.seconds = 0.0
        self.url = ""

    def post(self, given: dict[str, Any]) -> tuple[int, Any]:
        if missing := {"subject", "body"} - set(given.get("personalisation", {})):
            return 400, error("BadRequestError", f"Missing personalisation: {', '.join(sorted(missing))}")
        if "@" not in given["email_address"]:
            return 400, error("ValidationError", "email_address Not a valid email address")
        mail = {**given, "id": str(uuid4())}
        self.taken.append(mail)
        return 201, {"id": mail["id"], "reference": given["reference"]}

    def get(self, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        if path == "/v2/notifications":
            wanted = query["reference"][0]
            return 200, {"notifications": [self._told(mail) for mail in self.taken if mail["reference"] == wanted]}
        wanted = path.rpartition("/")[2]
        found = [mail for mail in self.taken if mail["id"] == wanted]
        return (200, self._told(found[0])) if found else (404, error("NoResultFound", "No result found"))

    def _told(self, mail: dict[str, Any]) -> dict[str, Any]:
        return {**mail, "status": self.states.get(mail["id"], "sending")}


def error(kind: str, message: str) -> dict[str, Any]:
    return {"status_code": 0, "errors": [{"error": kind, "message": message}]}


@contextmanager
def notify_peer() -> Iterator[NotifyPeer]:
    peer = NotifyPeer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(peer))
    peer.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(peer: NotifyPeer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer = self._fault() or peer.post(given)
            if status == 201 and peer.loses_answers:
                peer.loses_answers -= 1
                self.close_connection = True
                return
            self._answer(status, answer)

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            self._answer(*(self._fault() or peer.get(address.path, parse_qs(address.query))))

        def _fault(self) -> tuple[int, Any] | None:
            peer.asked.append(f"{self.command} {urlsplit(self.path).path}")
            if not _is_ours(self.headers["Authorization"]):
                return 403, error("AuthError", "Invalid token: signature, api token not found")
            if peer.seconds:
                sleep(peer.seconds)
            return peer.faults.pop(0) if peer.faults else None

        def _answer(self, status: int, answer: Any) -> None:
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *given: object) -> None:
            """Quiet."""

    return Handler


def _is_ours(authorization: str) -> bool:
    """An HS256 JSON web token of our service, signed with our secret."""
    header, claims, signature = authorization.removeprefix("Bearer ").split(".")
    expected = hmac.new(SECRET.encode(), f"{header}.{claims}".encode(), hashlib.sha256).digest()
    return json.loads(_decoded(claims))["iss"] == SERVICE and hmac.compare_digest(_decoded(signature), expected)


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
