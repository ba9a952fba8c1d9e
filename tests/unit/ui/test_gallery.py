from typing import Any

import pytest
from django.http import Http404, HttpRequest
from django.test import RequestFactory, override_settings
from lxml import html

from commonplatform.ui.gallery_views import gallery

pytestmark = pytest.mark.urls("tests.unit.ui.test_shell")


def request_for(query: str) -> HttpRequest:
    return RequestFactory().get(f"/gallery/?{query}")


@override_settings(GALLERY_SHOWN=True)
@pytest.mark.parametrize("shell", ["citizen", "professional"])
@pytest.mark.parametrize("errors", ["yes", "no"])
def test_every_piece_is_drawn_with_one_heading_and_unique_ids(shell: str, errors: str) -> None:
    page: Any = html.document_fromstring(gallery(request_for(f"shell={shell}&errors={errors}")).content.decode())
    assert len(page.xpath("//h1")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert bool(page.xpath("//*[contains(@class, 'govuk-error-summary')]")) is (errors == "yes")


@override_settings(GALLERY_SHOWN=True)
def test_each_error_in_the_summary_leads_to_something_on_the_page() -> None:
    page: Any = html.document_fromstring(gallery(request_for("")).content.decode())
    anchors = page.xpath("//*[contains(@class, 'govuk-error-summary')]//a/@href")
    ids = page.xpath("//@id")
    assert len(anchors) > 5
    assert [anchor for anchor in anchors if anchor.removeprefix("#") not in ids] == []


def test_the_gallery_is_not_there_in_production() -> None:
    with pytest.raises(Http404):
        gallery(request_for(""))
