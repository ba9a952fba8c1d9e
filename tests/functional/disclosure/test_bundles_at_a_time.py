"""One organisation cannot take the workers from all the others; what was killed leaves nothing behind."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse

from disclosure.models import Bundle
from disclosure.tasks import sweep_bundles
from tests.functional.disclosure.bundle_steps import ask, asked, build, published
from tests.functional.disclosure.steps import browser, make_world, upload_together, visible, work_off
from tests.unit.documents.test_working_folders import WORKS
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
SAID = "Your organisation has 1 bundle waiting or being made, the most it may have at a time"


@override_settings(BUNDLES_AT_A_TIME=1)
def test_the_next_one_is_refused_with_the_limit_until_one_is_finished() -> None:
    world = make_world()
    one, two = published(world, "WS", "one"), published(world, "WS", "two")
    first = asked(world.solicitor, world, one)
    refused = ask(world.solicitor, world, two)
    assert refused.status_code == 200
    assert SAID in visible(refused.content)
    assert f'value="{two.pk}" checked' in " ".join(refused.content.decode().split()), "what was chosen stays"
    assert asked(world.solicitor, world, one).pk == first.pk, "the same again is no other bundle"
    assert asked(world.prosecutor, world, two).pk != first.pk, "another organisation has its own"
    work_off()
    assert asked(world.solicitor, world, two).status == "waiting"


@override_settings(BUNDLES_AT_A_TIME=1)
def test_building_initial_details_is_refused_in_the_same_way_and_serving_what_was_sent_is_not() -> None:
    world = make_world()
    document = published(world, "WS", "one")
    asked(world.prosecutor, world, document)
    assert SAID in visible(build(world.prosecutor, world, document).content)
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})
    work_off()
    assert Bundle.objects.filter(purpose="initial_details", status="ready").count() == 1


@override_settings(BUNDLES_AT_A_TIME=1)
def test_trying_again_counts_too() -> None:
    world = make_world()
    failed = asked(world.solicitor, world, published(world, "WS", "one"))
    Bundle.objects.filter(pk=failed.pk).update(status="failed", failed_because="store")
    asked(world.solicitor, world, published(world, "WS", "two"))
    answer = browser(world.solicitor).post(reverse("disclosure:bundle", args=[failed.pk]), {"do": "retry"}, follow=True)
    assert SAID in visible(answer.content)
    failed.refresh_from_db()
    assert failed.status == "failed"


@pytest.mark.parametrize("prefix", ["bundle-", "convert-"])
def test_the_sweep_removes_the_folder_of_a_killed_worker(
    prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("commonplatform.documents.working_folders.JUST_MADE_SECONDS", -1.0)
    process = subprocess.Popen(
        [sys.executable, "-c", WORKS, prefix], stdout=subprocess.PIPE, text=True, env={"TMPDIR": str(tmp_path)}
    )
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    process.send_signal(signal.SIGKILL)
    process.communicate()
    sweep_bundles()
    assert not folder.exists()
