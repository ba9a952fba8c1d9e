"""The inner police envelope.

Source: domain document "Case and evidence intake", "Inner route envelope and asynchronous errors".

Every rule runs and every failure is answered, once for each route.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.intake.problems import Problem, ProblemValue, Severity, route_problem
from cases.intake.rules.reference import CodeSet, ReferenceData
from cases.intake.spi.envelope import PLATFORM_SYSTEMS, is_unbroken
from cases.intake.xml import Element

NEW_CASE_STREAM = "SPINewCase"
_LONGEST_ID = 50


@dataclass(frozen=True, slots=True)
class Route:
    """One route: who sends, who should receive."""

    id: str
    source: str
    destination: str


@dataclass(frozen=True, slots=True)
class RouteData:
    """The inner envelope; ``None`` where an element is absent."""

    correlation_id: str | None
    system_id: str | None
    organisational_unit: str | None
    data_controller: str | None
    stream_type: str | None
    stream_content: str | None
    stream_system: str
    routes: tuple[Route, ...]


def read_route_data(root: Element) -> RouteData:
    """The fields of a ``RouteData`` document exactly as sent."""
    return RouteData(
        correlation_id=root.text_of("RequestFromSystem", "CorrelationID"),
        system_id=root.text_of("RequestFromSystem", "SystemID"),
        organisational_unit=root.text_of("RequestFromSystem", "OrganizationalUnitID"),
        data_controller=root.text_of("RequestFromSystem", "DataController"),
        stream_type=root.text_of("DataStream", "DataStreamType"),
        stream_content=root.text_of("DataStream", "DataStreamContent"),
        stream_system=(root.text_of("DataStream", "System") or "").strip(),
        routes=tuple(
            Route(
                id=(each.text_of("RouteID") or "").strip(),
                source=(each.text_of("RouteSourceSystem") or "").strip(),
                destination=(each.text_of("RouteDestinationSystem") or "").strip(),
            )
            for group in root.every("Routes")
            for each in group.every("Route")
        ),
    )


def check_route_data(route_data: RouteData, reference: ReferenceData) -> tuple[Problem, ...]:
    """All failures of the inner envelope; those of the message itself are answered for every route."""
    routes = route_data.routes or (Route("", "", ""),)
    ids = [route.id for route in routes]
    problems = [_for_every_route(name, value, ids) for name, value in _message_failures(route_data)]
    for route in routes:
        problems.extend(_route_failures(route, reference))
    return tuple(problems)


def _message_failures(route_data: RouteData) -> Iterator[tuple[str, str]]:
    system, correlation = route_data.system_id or "", route_data.correlation_id or ""
    if not system.strip() or len(system) > _LONGEST_ID:
        yield "UnknownSystem", system
    if not is_unbroken(correlation) or len(correlation) > _LONGEST_ID:
        yield "InvalidCorrelationID", correlation
    controller, unit = route_data.data_controller, route_data.organisational_unit
    if controller is not None and not 0 < len(controller) <= _LONGEST_ID:
        yield "InvalidDataController", controller
    if unit is not None and not 7 <= len(unit) <= 8:
        yield "InvalidOrganizationalUnitID", unit
    if (route_data.stream_type or "").strip() != NEW_CASE_STREAM:
        yield "DisallowedDataStreamType", route_data.stream_type or ""
    if not (route_data.stream_content or "").strip():
        yield "UnusableDataStream", "no content"


def _route_failures(route: Route, reference: ReferenceData) -> Iterator[Problem]:
    if not route.source or not reference.knows(CodeSet.POLICE_SYSTEM, route.source):
        yield route_problem("UnknownRouteSourceSystem", route.source, route_id=route.id)
    if route.destination.lower() not in PLATFORM_SYSTEMS:
        yield route_problem("UnknownRouteDestinationSystem", route.destination, route_id=route.id)
    if route.source.lower() == route.destination.lower():
        yield route_problem("SameSourceAndDestinationSystem", route.source, route_id=route.id)


def _for_every_route(name: str, value: str, route_ids: list[str]) -> Problem:
    one = route_problem(name, value[:200])
    key = one.values[0].key
    return Problem(
        one.code, tuple(ProblemValue(key, value[:200], each) for each in route_ids), Severity.ERROR, name=name
    )
