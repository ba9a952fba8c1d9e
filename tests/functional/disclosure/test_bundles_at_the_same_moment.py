"""A hundred people of one firm want the same bundle; two documents are published at once."""

from uuid import uuid4

import pytest

from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from disclosure.models import Bundle, Material, PageNumbers
from disclosure.services import request_bundle
from disclosure.services.number_pages import number_pages
from tests.functional.disclosure.bundle_steps import build, published
from tests.functional.disclosure.steps import make_world, work_off
from tests.functional.disclosure.test_at_the_same_moment import together
from tests.support.world import actor_of

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE, ROUNDS = 20, 5


def test_a_hundred_requests_at_the_same_moment_make_the_bundle_once() -> None:
    world = make_world()
    held = [published(world, "KWS", f"Statement {n}").pk for n in range(3)]
    actor = actor_of(world.solicitor)

    def request() -> object:
        with actor_scope(actor):
            return request_bundle(actor=actor, case_id=world.case.pk, material_ids=held, language="en")

    answers = {answer for _round in range(ROUNDS) for answer in together(*[request] * AT_ONCE)}
    assert answers == {Bundle.objects.get().pk}
    effect = Effect.objects.get(kind="disclosure.build_bundle")
    done = together(*[lambda: run_effect(effect.pk)] * 4)
    assert done.count(True) == 1
    assert Bundle.objects.get().status == "ready"


def test_two_workers_number_pages_one_after_the_other() -> None:
    world = make_world()
    waiting = [published(world, "EX", f"Exhibit {n}", "1", "2").pk for n in range(2)]
    unnumbered = [
        Material.objects.create(
            case=world.case,
            section="WS",
            name=f"Statement {n}",
            file_name="x.pdf",
            content_type="application/pdf",
            size=1,
            pages=2,
            sha256="1" * 64,
            object_key=f"material/{uuid4()}",
            status="published",
            published_at=Material.objects.get(pk=waiting[0]).published_at,
            uploaded_by="Somebody",
        )
        for n in range(6)
    ]

    def number() -> None:
        with task_scope(case_id=world.case.pk):
            number_pages(case_id=world.case.pk)

    together(*[number] * 4)
    firsts = PageNumbers.objects.filter(material__in=unnumbered).values_list("first", flat=True)
    assert sorted(firsts) == [1, 3, 5, 7, 9, 11]


def test_two_versions_built_at_once_get_two_numbers() -> None:
    world = make_world()
    summary = published(world, "WS", "Summary")
    for _version in range(2):
        assert build(world.prosecutor, world, summary).status_code == 302
    effects = list(Effect.objects.filter(kind="disclosure.build_bundle").values_list("pk", flat=True))
    together(*[lambda effect=effect: run_effect(effect) for effect in effects])
    work_off()
    versions = Material.objects.filter(section="IDPC").order_by("version").values_list("version", "status")
    assert list(versions) == [(1, "replaced"), (2, "published")]
