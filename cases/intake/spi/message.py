"""A police message from its outermost envelope to the prosecution inside."""

from dataclasses import replace

from cases.intake.exceptions import MessageRefused
from cases.intake.problems import Problem, ProblemValue, Severity, problem, route_problem
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.rules.reference import ReferenceData
from cases.intake.spi.document import blank_offence_code, read_new_case
from cases.intake.spi.envelope import check_submit_request, is_envelope, read_submit_request
from cases.intake.spi.route import check_route_data, read_route_data
from cases.intake.types import Channel
from cases.intake.xml import Element, parse_xml, parse_xml_text

_RESPONSES = frozenset({"RouteDataResponse", "RouteDataResponseType"})
_UNREAD = ReadMessage(MessageKind.UNREADABLE, channel=Channel.SPI)


def read_police_message(raw: bytes, reference: ReferenceData) -> ReadMessage:
    """Read a submit request, a bare route envelope or a bare new-case document.

    Raises `MessageRefused` only when the outermost document itself cannot be read.
    """
    root = parse_xml(raw)
    if is_envelope(root):
        return _read_enveloped(root, reference)
    return _read_routed(root, reference)


def _read_enveloped(root: Element, reference: ReferenceData) -> ReadMessage:
    request = read_submit_request(root)
    if isinstance(request, Problem):
        return replace(_UNREAD, problems=(request,))
    inner = _parse_inner(request.message)
    content = _parse_inner(_stream_content(inner)) if isinstance(inner, Element) else inner
    blank = isinstance(content, Element) and content.name == "NewCaseMessage" and blank_offence_code(content)
    refusal = check_submit_request(request, blank_offence_code=blank)
    if refusal is not None:
        read = replace(_UNREAD, problems=(refusal,))
    elif isinstance(inner, Problem):
        read = replace(_UNREAD, problems=(inner,))
    else:
        read = _read_routed(inner, reference, content)
    return replace(read, request_id=request.usable_request_id)


def _read_routed(root: Element, reference: ReferenceData, content: Element | Problem | None = None) -> ReadMessage:
    if root.name in _RESPONSES or (root.name == "RouteData" and "ResponseToSystem" in root.groups):
        return ReadMessage(MessageKind.RESPONSE, channel=Channel.SPI)
    if root.name == "NewCaseMessage":
        return _read_document(root, reference, _UNREAD, ())
    if root.name != "RouteData":
        return replace(_UNREAD, problems=(problem("MESSAGE_KIND_UNKNOWN", root.name),))
    route_data = read_route_data(root)
    refusals = check_route_data(route_data, reference)
    read = ReadMessage(
        MessageKind.UNREADABLE,
        channel=Channel.SPI,
        correlation_id=(route_data.correlation_id or "").strip().lower()[:50],
        system_id=(route_data.system_id or "").strip().lower()[:50],
    )
    if not (route_data.stream_content or "").strip():
        return replace(read, problems=refusals)
    document = content or _parse_inner(route_data.stream_content)
    if isinstance(document, Problem):
        return replace(read, problems=(*refusals, document))
    source = next((route.source for route in route_data.routes), route_data.stream_system)
    return _read_document(document, reference, read, refusals, police_system_id=source)


def _read_document(
    document: Element,
    reference: ReferenceData,
    read: ReadMessage,
    refusals: tuple[Problem, ...],
    *,
    police_system_id: str = "",
) -> ReadMessage:
    case, faults = read_new_case(document, reference, police_system_id=police_system_id)
    problems = (*refusals, *faults)
    received_reference = (document.text_of("Case", "PTIURN") or "").strip()[:36]
    usable = case is not None and not problems
    return ReadMessage(
        MessageKind.PROSECUTION if usable else MessageKind.UNREADABLE,
        channel=Channel.SPI,
        case=case if usable else None,
        problems=problems,
        correlation_id=read.correlation_id,
        system_id=read.system_id,
        reference=received_reference,
    )


def _stream_content(inner: Element) -> str | None:
    return inner.text_of("DataStream", "DataStreamContent")


def _parse_inner(text: str | None) -> Element | Problem:
    if not (text or "").strip():
        return _unusable("no content")
    try:
        return parse_xml_text(text or "")
    except MessageRefused as refused:
        return _unusable(refused.problems[0].code)


def _unusable(why: str) -> Problem:
    base = route_problem("UnusableDataStream")
    return Problem(base.code, (ProblemValue("DataStreamContent", why),), Severity.ERROR, name=base.name)
