"""The journey drawn from its table: a flow chart in Mermaid, and the table itself, for `docs/plea-journey.md`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from pleas.journey.conditions import ALWAYS
from pleas.journey.step import Section, Step
from pleas.journey.steps import STEPS

BEGINS, ENDS = "<!-- drawn from pleas/journey/steps.py -->", "<!-- end of the drawing -->"


@dataclass(slots=True)
class _Chart:
    """Lines so far, and the ends that lead to whatever comes next: a node, and the words on its arrow."""

    lines: list[str] = field(default_factory=list)
    ends: list[tuple[str, str]] = field(default_factory=list)
    questions: int = 0

    def go_to(self, node: str, shape: str) -> None:
        self.lines.append(f"  {node}{shape}")
        self.lines.extend(f"  {end} {arrow} {node}" for end, arrow in self.ends)
        self.ends = [(node, "-->")]

    def ask(self, question: str) -> str:
        self.questions += 1
        node = f"q{self.questions}"
        self.go_to(node, f'{{"{question}?"}}')
        return node


def drawing() -> str:
    """Everything between the two marks of the page, marks included."""
    return "\n".join([BEGINS, "", "```mermaid", *_chart(), "```", "", *_table(), "", ENDS])


def _chart() -> list[str]:
    chart = _Chart(["flowchart TD"])
    for section, steps in groupby(STEPS, key=lambda step: step.section):
        _draw_section(chart, list(steps))
        if section == Section.CHARGE:
            another = chart.ask("another charge")
            chart.lines.append(f"  {another} -- yes --> charge")
            chart.ends = [(another, "-- no -->")]
    chart.go_to("receipt", '["receipt"]')
    return [*chart.lines, '  check -. "change, and back by way of pages that the change opens" .-> details']


def _draw_section(chart: _Chart, steps: list[Step]) -> None:
    for condition, asked in groupby(steps, key=lambda step: step.shown):
        if condition is ALWAYS:
            for step in asked:
                chart.go_to(step.name, _box(step))
            continue
        question = chart.ask(condition.said)
        chart.ends = [(question, "-- yes -->")]
        for step in asked:
            chart.go_to(step.name, _box(step))
        chart.ends.append((question, "-- no -->"))


def _box(step: Step) -> str:
    words = step.name.replace("_", " ")
    return f'["{words}"]'


def _table() -> Iterator[str]:
    yield "| part | page | asked when |"
    yield "| --- | --- | --- |"
    for step in STEPS:
        yield f"| {step.section} | `{step.name}` | {step.shown.said} |"
