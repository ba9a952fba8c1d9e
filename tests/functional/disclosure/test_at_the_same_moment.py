"""Two workers, two clicks: the database lets one go first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from disclosure.models import Material
from disclosure.states import MaterialStatus
from tests.functional.disclosure.steps import make_world, upload
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads that start at the same moment, each with a connection of its own."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        start.wait(10)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_clicks_at_the_same_moment_make_one_document() -> None:
    world, key, content = make_world(), uuid4(), pdf()
    answers = together(*[lambda: upload(world, content, key=key).status_code] * 3)
    assert answers == [302, 302, 302], "one files it; for the others it is filed, and they are led to it"
    assert Material.objects.count() == 1
    assert Event.objects.filter(kind="document.uploaded").count() == 1


def test_two_workers_give_two_versions_in_the_order_of_sending() -> None:
    world = make_world()
    for pages in (1, 2, 3):
        upload(world, pdf(pages))
    scans = list(Effect.objects.filter(kind="disclosure.scan_material").values_list("pk", flat=True))
    together(*[lambda scan=scan: run_effect(scan) for scan in scans])
    for scan in scans:
        run_effect(scan)
    versions = list(Material.objects.order_by("uploaded_at").values_list("pages", "version", "status"))
    assert versions == [
        (1, 1, MaterialStatus.REPLACED),
        (2, 2, MaterialStatus.REPLACED),
        (3, 3, MaterialStatus.PUBLISHED),
    ]
    assert Event.objects.filter(kind="idpc.published").count() == 3
