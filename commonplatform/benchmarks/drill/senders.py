"""Browsers that send files while parts die: they ask again as the page's script does, and press the button again."""

import json
import re
import time
from collections import deque
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID, uuid4

from commonplatform.benchmarks.drill.journal import Journal
from commonplatform.benchmarks.drill.sent_files import Browser, FileToSend, Sending, something_to_send

ANSWER_LIMIT = 60.0
ASK_AGAIN_AFTER = 0.5
GIVE_UP_AFTER = 180.0
GOES_AWAY = 0.1
_FORM = "application/x-www-form-urlencoded"
_SUBMISSION = re.compile(r"/documents/submissions/([0-9a-f-]{36})/$")


class GaveUp(Exception):
    """What a browser asked for did not come about in time, or was refused."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, where it leads, and the page."""

    status: int
    location: str
    body: bytes


class Senders:
    """As many people as browsers, each sending the next thing into the next case until told to stop."""

    def __init__(
        self, port: int, journal: Journal, round_: str, browsers: list[Browser], cases: deque[UUID], *, seed: int
    ) -> None:
        self.sent: list[Sending] = []
        self._port, self._journal, self._round, self._cases = port, journal, round_, cases
        self._enough, self._lock = Event(), Lock()
        self._threads = [
            Thread(target=self._work, args=(browser, Random(f"{seed}-{number}")), daemon=True)  # noqa: S311
            for number, browser in enumerate(browsers)
        ]

    def __enter__(self) -> "Senders":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    def _work(self, browser: Browser, chance: Random) -> None:
        while not self._enough.is_set() and self._cases:
            sending = something_to_send(self._cases.popleft(), browser, chance)
            with self._lock:
                self.sent.append(sending)
            self._send(sending, goes_away=chance.random() < GOES_AWAY)

    def _send(self, sending: Sending, *, goes_away: bool) -> None:
        self._journal.write(self._round, sending.key, "sent")
        begun = time.monotonic()
        try:
            submission = self._started(sending)
            if goes_away:
                self._leave_in_the_middle(sending, submission)
                self._journal.write(self._round, sending.key, "given_up", "went away")
                return
            for file in sending.files:
                if file.in_parts:
                    self._send_in_parts(sending, submission, file)
            self._file(sending, submission)
            self._journal.write(self._round, sending.key, "acknowledged", begun=begun)
        except GaveUp as reason:
            self._journal.write(self._round, sending.key, "given_up", f"never told: {reason}")

    def _started(self, sending: Sending) -> str:
        fields = {"submission_key": str(sending.key), "section": "WS", "defendants": "case"}
        path = f"/documents/case/{sending.case_id}/upload-documents/"
        found = _SUBMISSION.search(self._until(sending, path, fields, wanted=(302,)).location)
        if found is None:
            raise GaveUp("no submission")
        return found[1]

    def _send_in_parts(self, sending: Sending, submission: str, file: FileToSend) -> None:
        """What has arrived is not sent again; a link lives a minute, so each try asks for a new one."""
        announced = self._announced(sending, submission, file)
        for number in range(1, announced["parts"] + 1):
            if number not in announced["there"]:
                self._send_part(sending, announced, file, number)
        state = self._asked(sending, f"/documents/sent-files/{announced['id']}/complete/", {})
        begun = time.monotonic()
        while state["status"] == "stored":
            _wait(begun, "was not checked")
            answer = self._ask("GET", f"/documents/sent-files/{announced['id']}/", sending.browser)
            state = json.loads(answer.body) if answer and answer.status == 200 else state
        if state["status"] != "checked":
            raise GaveUp(f"refused: {state}")

    def _announced(self, sending: Sending, submission: str, file: FileToSend) -> dict[str, Any]:
        fields = {"name": file.name, "size": str(len(file.content)), "changed": "1"}
        return self._asked(sending, f"/documents/submissions/{submission}/announce/", fields)

    def _send_part(self, sending: Sending, announced: dict[str, Any], file: FileToSend, number: int) -> None:
        size = announced["part"]
        part, begun = file.content[(number - 1) * size : number * size], time.monotonic()
        while True:
            link = self._asked(sending, f"/documents/sent-files/{announced['id']}/parts/{number}/", {})["link"]
            if _put(str(link), part):
                return
            _wait(begun, f"part {number} did not arrive")

    def _leave_in_the_middle(self, sending: Sending, submission: str) -> None:
        """The browser is closed after the first part, or before the answer to the form."""
        file = sending.files[0]
        if file.in_parts:
            self._send_part(sending, self._announced(sending, submission, file), file, 1)
            return
        connection = HTTPConnection("127.0.0.1", self._port, timeout=ANSWER_LIMIT)
        try:
            body, kind = _form(sending, sending.files)
            connection.request("POST", f"/documents/submissions/{submission}/", body, _headers(sending.browser, kind))
        except OSError:
            pass
        finally:
            connection.close()

    def _file(self, sending: Sending, submission: str) -> None:
        """The button "file": with small files the whole form, again and again until it leads to the documents."""
        path = f"/documents/submissions/{submission}/"
        body, kind = _form(sending, [file for file in sending.files if not file.in_parts])
        begun = time.monotonic()
        while True:
            answer = self._ask("POST", path, sending.browser, body, kind)
            if answer and answer.status == 302 and answer.location == f"/documents/case/{sending.case_id}/":
                return
            if answer and answer.status == 302 and "doubts" in answer.location:
                path, (body, kind) = answer.location, _form(sending, [])
            elif answer and 400 <= answer.status < 500:
                raise GaveUp(f"{answer.status}")
            _wait(begun, f"was not filed, last answer {answer and answer.status}")

    def _asked(self, sending: Sending, path: str, fields: dict[str, str]) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._until(sending, path, fields, wanted=(200,)).body)
        return told

    def _until(self, sending: Sending, path: str, fields: dict[str, str], *, wanted: tuple[int, ...]) -> Answer:
        body = urlencode({**fields, "csrfmiddlewaretoken": sending.browser.token}).encode()
        begun = time.monotonic()
        while True:
            answer = self._ask("POST", path, sending.browser, body)
            if answer and answer.status in wanted:
                return answer
            if answer and answer.status < 500:
                raise GaveUp(f"{answer.status} {path} {answer.location}")
            _wait(begun, f"{path}, last answer {answer and answer.status}")

    def _ask(self, method: str, path: str, browser: Browser, body: bytes = b"", kind: str = _FORM) -> Answer | None:
        return asked(self._port, method, path, browser, body, kind)


def asked(port: int, method: str, path: str, browser: Browser, body: bytes = b"", kind: str = _FORM) -> Answer | None:
    """The answer; None when there was none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=ANSWER_LIMIT)
    try:
        connection.request(method, path, body or None, _headers(browser, kind))
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers.get("Location", ""), answer.read())
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _wait(begun: float, why: str) -> None:
    if time.monotonic() - begun > GIVE_UP_AFTER:
        raise GaveUp(why)
    time.sleep(ASK_AGAIN_AFTER)


def _put(link: str, part: bytes) -> bool:
    address = urlsplit(link)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=ANSWER_LIMIT)
    try:
        connection.request("PUT", f"{address.path}?{address.query}", part)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _form(sending: Sending, files: "list[FileToSend] | tuple[FileToSend, ...]") -> tuple[bytes, str]:
    boundary = uuid4().hex
    pieces = [
        b'--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (boundary.encode(), name, value.encode())
        for name, value in ((b"csrfmiddlewaretoken", sending.browser.token), (b"file", "yes"))
    ]
    for file in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="chosen"; filename="{file.name}"\r\n\r\n'
        pieces += [head.encode(), file.content, b"\r\n"]
    return b"".join([*pieces, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def _headers(browser: Browser, kind: str) -> dict[str, str]:
    return {"Content-Type": kind, "Cookie": browser.cookie}
