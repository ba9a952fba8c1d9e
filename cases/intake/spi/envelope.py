"""The outer police envelope (domain document "Case and evidence intake", "Outer envelope – submit request").

Its five checks answer at once with one number; when several fail the lowest number is the answer.
"""

from dataclasses import dataclass

from cases.intake.problems import Problem, submit_problem
from cases.intake.xml import Element

SOURCE = "Z00CJSE"
PLATFORM_SYSTEMS = frozenset({"b00libra", "c00commonplatform"})
_ENVELOPES = frozenset({"Envelope", "SubmitRequestMes", "SubmitRequest"})


@dataclass(frozen=True, slots=True)
class SubmitRequest:
    """The fields of a submit request exactly as sent; ``None`` where the element is absent."""

    request_id: str | None
    source_id: str | None
    destination_ids: tuple[str, ...]
    exec_mode: str | None
    message: str | None

    @property
    def usable_request_id(self) -> str:
        """The request id when it may serve to recognise a repeat."""
        return self.request_id[:255] if self.request_id and is_unbroken(self.request_id) else ""


def is_envelope(root: Element) -> bool:
    """Whether the document is an outer envelope, in a SOAP body or bare."""
    return root.name in _ENVELOPES or root.name.startswith("Retrieve")


def is_unbroken(text: str) -> bool:
    """Whether the text is not empty and has no white space anywhere."""
    return bool(text) and not any(character.isspace() for character in text)


def read_submit_request(root: Element) -> SubmitRequest | Problem:
    """The submit request inside the envelope; a retrieve request is always refused."""
    body = root.child("Body") if root.name == "Envelope" else None
    operations = [each for name in body.groups for each in body.every(name)] if body is not None else [root]
    if any(each.name.startswith("Retrieve") for each in operations):
        return submit_problem("RetrieveNotAvailable")
    request = next((each for each in operations if each.name.startswith("SubmitRequest")), Element("", "", {}))
    return SubmitRequest(
        request_id=request.text_of("RequestID"),
        source_id=request.text_of("SourceID"),
        destination_ids=tuple(each.text for each in request.every("DestinationID")),
        exec_mode=request.text_of("ExecMode"),
        message=request.text_of("Message"),
    )


def check_submit_request(request: SubmitRequest, *, blank_offence_code: bool) -> Problem | None:
    """The one answer the exchange gets at once, or nothing when the request is in order."""
    if request.source_id != SOURCE:
        return submit_problem("WrongSource", request.source_id or "")
    if not any(each.lower() in PLATFORM_SYSTEMS for each in request.destination_ids):
        return submit_problem("WrongDestination", ", ".join(request.destination_ids))
    if request.request_id is None or not is_unbroken(request.request_id):
        return submit_problem("InvalidRequestID", request.request_id or "")
    if request.exec_mode is None or request.exec_mode.lower() != "asynch":
        return submit_problem("ModeError", request.exec_mode or "")
    if blank_offence_code:
        return submit_problem("InvalidOffenceCode")
    return None
