"""Components drawn by the project's own Jinja environment, read as a person would find them."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory
from lxml import html

from commonplatform.ui.charts import bar_chart_geometry
from commonplatform.ui.components import (
    Bar,
    Cell,
    Column,
    DocumentRow,
    Row,
    SummaryRow,
    Tag,
    Task,
    TimelineEntry,
)
from commonplatform.ui.error_views import page_not_found, server_error
from commonplatform.ui.filters import selected_filters
from commonplatform.ui.gallery_forms import GalleryFilterForm
from commonplatform.ui.query_strings import with_query


def drawn(call: str, **context: Any) -> Any:
    name = call.split("(")[0]
    source = f'{{% from "components/{name}.jinja" import {name} %}}{{{{ {call} }}}}'
    markup = engines["jinja2"].from_string(source).render(context)
    return html.fragment_fromstring(markup, create_parent="div")


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_a_mistyped_argument_is_refused_where_it_is_made() -> None:
    with pytest.raises(TypeError):
        SummaryRow(key="Name", valeu="Sam")  # type: ignore[call-arg]


def test_a_value_in_the_other_language_says_so_and_is_escaped() -> None:
    rows = [SummaryRow(key="Charge", value="<i>Gyrru</i>", language="cy")]
    page = drawn("summary_list(rows)", rows=rows)
    assert page.xpath("string(//dd/span[@lang='cy'])") == "<i>Gyrru</i>"


def test_a_table_links_its_sorted_columns_and_labels_its_cells() -> None:
    columns = [
        Column(text="URN", sort_href="?sort=urn", sorted="ascending"),
        Column(text="Days", numeric=True),
    ]
    rows = [
        Row(
            cells=[Cell(text="01AB", href="/c", tag=Tag(text="Late", colour="red")), "3"],
            select_value="1",
            select_label="Select 01AB",
        )
    ]
    page = drawn("table(columns, rows, select_name='case')", columns=columns, rows=rows)
    assert page.xpath("//th[@aria-sort='ascending']/a/@href") == ["?sort=urn"]
    assert page.xpath("//td/@data-label") == ["URN", "Days"]
    assert page.xpath("//input[@name='case']/@aria-label") == ["Select 01AB"]
    assert words(page.xpath("//td[@data-label='URN']")[0]) == "01AB Late"


def test_a_task_that_cannot_start_is_no_link() -> None:
    page = drawn("task_list(tasks)", tasks=[Task(title="Plea", status="Cannot start yet")])
    assert page.xpath("//a") == []
    assert "cannot-start-yet" in page.xpath("//*[@id='task-list-1-status']/@class")[0]


def test_the_timeline_says_who_and_when() -> None:
    at = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)
    page = drawn("timeline(entries)", entries=[TimelineEntry(title="Case received", byline="the police", at=at)])
    assert words(page) == "Case received by the police 21 November 2026 at 10:00am"


def test_a_document_of_unknown_size_says_nothing_of_it() -> None:
    page = drawn("document_list(documents)", documents=[DocumentRow(title="IDPC", pages=1)])
    assert words(page) == "IDPC 1 page"


def test_the_reference_is_shown_in_groups_and_copied_without_gaps() -> None:
    page = drawn("reference_number('7KQ4M2XW', 'Your reference')")
    assert page.xpath("//span/text()") == ["7KQ4", "M2XW"]
    assert page.xpath("//@data-app-copy") == ["7KQ4M2XW"]


def test_bars_are_to_the_scale_of_the_longest() -> None:
    drawing = bar_chart_geometry([Bar(label="a", value=10), Bar(label="b", value=5), Bar(label="c", value=0)])
    lengths = [bar.length for bar in drawing.bars]
    assert lengths[1] * 2 == lengths[0]
    assert lengths[2] == 0
    assert bar_chart_geometry([Bar(label="a", value=0)]).bars[0].length == 0
    assert bar_chart_geometry([]).bars == ()


def test_a_chart_has_its_figures_in_a_table() -> None:
    page = drawn("bar_chart('Pleas', bars, 'Week', 'Number')", bars=[Bar(label="This week", value=1200)])
    assert page.xpath("//tbody//td/text()") == ["1,200"]


def test_each_filter_in_force_can_be_taken_away_alone() -> None:
    query = QueryDict("court=lavender&court=caernarfon&name=Jones&after=abc")
    form = GalleryFilterForm(query)
    assert form.is_valid()
    found = {str(tag.text): tag.remove_href for tag in selected_filters(form, query)}
    assert found == {
        "Lavender Hill": "?court=caernarfon&name=Jones",
        "Caernarfon": "?court=lavender&name=Jones",
        "Jones": "?court=lavender&court=caernarfon",
    }


def test_a_link_of_a_list_keeps_the_rest_of_the_query() -> None:
    assert with_query(QueryDict("q=a b&after=1"), sort="urn", after=None) == "?q=a+b&sort=urn"


def test_the_error_page_needs_no_request_and_no_built_styles() -> None:
    response = server_error(RequestFactory().get("/"))
    page: Any = html.document_fromstring(response.content.decode())
    assert response.status_code == 500
    assert page.xpath("string(//h1)").strip() == "Sorry, there is a problem with the service"


def test_a_page_that_is_not_there_says_nothing_of_why() -> None:
    response = page_not_found(RequestFactory().get("/cases/1"), Exception("secret"))
    assert response.status_code == 404
    assert "secret" not in response.content.decode()
