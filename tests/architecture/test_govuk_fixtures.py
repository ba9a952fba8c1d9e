"""The macros draw what upstream draws: each fixture of the pinned govuk-frontend, compared as parsed HTML."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from lxml import html

from commonplatform.ui.jinja import environment

PROJECT = Path(__file__).parents[2]
COMPONENTS = PROJECT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
LEAST_FIXTURES = 650


@cache
def jinja_environment() -> Environment:
    return environment(loader=DictLoader({}))


def components() -> list[str]:
    return sorted(path.parent.name for path in COMPONENTS.glob("*/fixtures.json"))


def fixtures_of(component: str) -> list[dict[str, Any]]:
    content = json.loads((COMPONENTS / component / "fixtures.json").read_text())
    fixtures: list[dict[str, Any]] = content["fixtures"]
    return fixtures


def drawn(component: str, fixture: dict[str, Any]) -> str:
    macro = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    path = f"govuk_frontend_jinja/components/{component}/macro.html"
    source = f'{{% from "{path}" import {macro} as draw %}}{{{{ draw(params) }}}}'
    return jinja_environment().from_string(source).render(params=fixture["options"])


def outline(markup: str) -> list[object]:
    """Tags, attributes and words in order; white space is not a difference."""
    return list(_walk(html.fragment_fromstring(markup, create_parent="root")))


def _walk(element: Any) -> Iterator[object]:
    yield element.tag, sorted((name, " ".join(value.split())) for name, value in element.attrib.items())
    yield from (element.text or "").split()
    for child in element:
        yield from _walk(child)
        yield from (child.tail or "").split()
    yield f"/{element.tag}"


@pytest.mark.parametrize("component", components())
def test_every_fixture_of_the_component_is_drawn_as_upstream_draws_it(component: str) -> None:
    differing = [
        fixture["name"]
        for fixture in fixtures_of(component)
        if outline(drawn(component, fixture)) != outline(fixture["html"])
    ]
    assert differing == []


def test_the_fixtures_are_there() -> None:
    assert COMPONENTS.is_dir(), "Run `npm ci --ignore-scripts` first"
    assert sum(len(fixtures_of(component)) for component in components()) > LEAST_FIXTURES


def test_the_pinned_versions_are_the_pair_that_match() -> None:
    package = json.loads((PROJECT / "package.json").read_text())
    assert package["devDependencies"]["govuk-frontend"] == "6.3.0"
    assert re.search(r'"govuk-frontend-jinja==4\.1\.0"', (PROJECT / "pyproject.toml").read_text())
