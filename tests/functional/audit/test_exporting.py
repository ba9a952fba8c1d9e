"""Events are taken away as lines of JSON that can be held against the chain, and that is an event itself."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Event
from commonplatform.audit.origin import acting_from
from commonplatform.audit.services import record

pytestmark = pytest.mark.django_db


def _export(path: Path, *more: str) -> list[dict[str, Any]]:
    today = timezone.localdate().isoformat()
    call_command(
        "export_audit",
        str(path),
        "--since",
        today,
        "--until",
        today,
        "--who",
        "An Auditor",
        "--reason",
        "Yearly",
        *more,
    )
    return [json.loads(line) for line in path.read_text().splitlines()]


def _happened(case_id: UUID) -> Event:
    with acting_from("203.0.113.9"):
        return record("work.completed", actor=system_actor("Test"), case_id=case_id, data={"work": "tŷ"})


def test_every_event_comes_with_where_outcome_and_digests_and_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    case_id = uuid4()
    first, second = _happened(case_id), _happened(case_id)
    lines = _export(tmp_path / "events")
    assert [line["id"] for line in lines] == [str(first.pk), str(second.pk)]
    assert lines[1]["previous_digest"] == lines[0]["digest"] == Event.objects.get(pk=first.pk).digest
    assert (lines[0]["network_address"], lines[0]["outcome"]) == ("203.0.113.9", "done")
    assert lines[0]["data"] == {"work": "tŷ"}
    assert (tmp_path / "events").stat().st_mode & 0o777 == 0o600


def test_who_took_it_and_why_is_on_record(tmp_path: Path) -> None:
    _happened(uuid4())
    _export(tmp_path / "events")
    event = Event.objects.get(kind="audit.exported")
    assert (event.actor_name, event.reason, event.data["events"]) == ("An Auditor", "Yearly", 1)


def test_of_one_case_nothing_of_another(tmp_path: Path) -> None:
    mine, other = uuid4(), uuid4()
    _happened(mine)
    _happened(other)
    assert {line["case_id"] for line in _export(tmp_path / "events", "--case", str(mine))} == {str(mine)}


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "events").write_text("kept")
    with pytest.raises(CommandError, match="there already"):
        _export(tmp_path / "events")
    assert (tmp_path / "events").read_text() == "kept"
