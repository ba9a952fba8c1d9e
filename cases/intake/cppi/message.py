"""A prosecutor's JSON submission: which document it is, and the prosecution inside."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from cases.intake.cppi.business import business_problems
from cases.intake.cppi.conversion import court_case, sjp_case
from cases.intake.cppi.court_documents import ChargeDocument, RequisitionDocument, SummonsDocument
from cases.intake.cppi.sjp_documents import SjpDocument, SjpDocumentVersion1
from cases.intake.cppi.violations import exactly_one, schema_problems
from cases.intake.problems import Problem, problem
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.strict_json import JsonValue, parse_json
from cases.intake.types import Channel, ParsedCase

_FIRST_VERSION_SENDER = "GAEAA01"
_MATERIAL_KEYS = frozenset({"material", "materialType", "caseUrn"})


def read_submission(raw: bytes) -> ReadMessage:
    """Read a submission. Raises `MessageRefused` only when the bytes are not usable JSON."""
    document = parse_json(raw)
    if not isinstance(document, dict):
        return _refused(problem("MESSAGE_KIND_UNKNOWN", "not an object"))
    model = _model_of(document)
    if model is None:
        return _not_a_prosecution(document)
    reference = _text_at(document, "prosecutionSubmissionDetails", "urn")
    violations = list(_alternatives(document))
    try:
        parsed = model.model_validate(document)
    except ValidationError as error:
        violations.extend(schema_problems(error))
    if violations:
        return _refused(*violations, reference=reference)
    case = _converted(parsed)
    problems = tuple(business_problems(case))
    if problems:
        return _refused(*problems, reference=reference)
    return ReadMessage(MessageKind.PROSECUTION, channel=Channel.CPPI, case=case, reference=case.reference)


def _model_of(document: dict[str, JsonValue]) -> type[BaseModel] | None:
    """The document type by its content: no media type comes with a file."""
    details = document.get("prosecutionSubmissionDetails")
    fields = details if isinstance(details, dict) else {}
    if "defendant" in document and "defendants" not in document:
        defendant = document["defendant"]
        first_version = fields.get("prosecutingAuthority") == _FIRST_VERSION_SENDER and not (
            isinstance(defendant, dict) and "prosecutorDefendantId" in defendant
        )
        return SjpDocumentVersion1 if first_version else SjpDocument
    if "defendants" not in document and details is None:
        return None
    if "summonsCode" in fields:
        return SummonsDocument
    return RequisitionDocument if "writtenChargePostingDate" in fields else ChargeDocument


def _not_a_prosecution(document: dict[str, JsonValue]) -> ReadMessage:
    if _MATERIAL_KEYS & document.keys():
        refusal = problem("MATERIAL_NOT_ACCEPTED_HERE", _text_at(document, "materialType"))
        reference = _text_at(document, "caseUrn")
        return ReadMessage(MessageKind.MATERIAL, Channel.CPPI, problems=(refusal,), reference=reference)
    return _refused(problem("MESSAGE_KIND_UNKNOWN", "no known document"))


def _refused(*problems: Problem, reference: str = "") -> ReadMessage:
    return ReadMessage(MessageKind.UNREADABLE, Channel.CPPI, problems=problems, reference=reference)


def _converted(parsed: BaseModel) -> ParsedCase:
    if isinstance(parsed, SjpDocumentVersion1 | SjpDocument):
        return sjp_case(parsed)
    if isinstance(parsed, ChargeDocument | RequisitionDocument | SummonsDocument):
        return court_case(parsed)
    raise TypeError(type(parsed).__name__)


def _alternatives(document: dict[str, JsonValue]) -> Iterator[Problem]:
    """Defendants and guardians are either a person or an organisation."""
    if "defendant" in document and "defendants" not in document:
        yield from exactly_one(document["defendant"], ("defendantPerson", "organisation"), "#/defendant")
        return
    defendants = document.get("defendants")
    for index, defendant in enumerate(defendants if isinstance(defendants, list) else []):
        yield from exactly_one(defendant, ("individual", "organisation"), f"#/defendants/{index}")
        individual = defendant.get("individual") if isinstance(defendant, dict) else None
        if isinstance(individual, dict) and "parentGuardian" in individual:
            path = f"#/defendants/{index}/individual/parentGuardian"
            yield from exactly_one(individual["parentGuardian"], ("individual", "organisation"), path)


def _text_at(document: dict[str, JsonValue], *steps: str) -> str:
    found: JsonValue = document
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found[:36] if isinstance(found, str) else ""
