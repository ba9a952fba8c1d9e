"""Sending documents, step by step, as a browser without a script does it, and as the script asks."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import requests
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import Case
from commonplatform.accounts.models import User
from disclosure.models import DocumentSubmission, SentFile
from tests.functional.disclosure.steps import browser

Files = Mapping[str, bytes]


def start(
    user: User, case: Case, *, section: str = "WS", positions: Sequence[int] = (), **more: str
) -> DocumentSubmission:
    """Say where files are going; the new submission."""
    response = ask_to_start(user, case, section=section, positions=positions, **more)
    assert response.status_code == 302, response.content.decode()
    return DocumentSubmission.objects.get(pk=response["Location"].rstrip("/").rpartition("/")[2])


def ask_to_start(user: User, case: Case, *, section: str = "WS", positions: Sequence[int] = (), **more: str) -> Any:
    chosen = [str(case.defendants.get(position=position).pk) for position in positions] or ["case"]
    address = reverse("disclosure:upload_documents", kwargs={"case_id": case.pk})
    form = {"submission_key": str(uuid4()), "section": section, "defendants": chosen, **more}
    return browser(user).post(address, form)


def send(user: User, submission: DocumentSubmission, files: Files, **buttons: str) -> Any:
    """Send files with the form; `file="yes"` files the documents at once."""
    address = reverse("disclosure:submission", kwargs={"submission_id": submission.pk})
    chosen = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return browser(user).post(address, {"chosen": chosen, **(buttons or {"upload": "yes"})})


def file_them(user: User, submission: DocumentSubmission) -> Any:
    return send(user, submission, {}, file="yes")


def filed(user: User, case: Case, files: Files, **where: Any) -> Any:
    """Everything in one go."""
    return send(user, start(user, case, **where), files, file="yes")


def announce(user: User, submission: DocumentSubmission, name: str, size: int, changed: str = "1") -> Any:
    address = reverse("disclosure:announce", kwargs={"submission_id": submission.pk})
    return browser(user).post(address, {"name": name, "size": size, "changed": changed})


def send_part(user: User, file_id: str, number: int, content: bytes) -> requests.Response:
    """Ask for a link and send the part to the store with it, as the browser does."""
    answer = browser(user).post(reverse("disclosure:part", kwargs={"file_id": file_id, "number": number}))
    assert answer.status_code == 200, answer.status_code
    return requests.put(answer.json()["link"], data=content, timeout=30)


def complete(user: User, file_id: str) -> Any:
    return browser(user).post(reverse("disclosure:complete", kwargs={"file_id": file_id}))


def on_the_list(submission: DocumentSubmission) -> dict[str, str]:
    """Name and state of every file of a submission."""
    return dict(SentFile.objects.filter(submission=submission).values_list("name", "status"))
