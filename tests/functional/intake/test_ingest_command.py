"""`manage.py ingest` says one line per message and ends with a status that can be relied on."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.intake.models import IntakeMessage
from cases.models import Case
from tests.unit.intake.messages import CHARGE, SJP_NOTICE, enveloped, new_case, person, routed, submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


def ingest(*paths: Path) -> tuple[list[str], int]:
    out, status = StringIO(), 0
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=StringIO(), skip_checks=True)
    except SystemExit as ended:
        status = int(str(ended.code))
    return out.getvalue().splitlines(), status


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def hearing_far_ahead(text: str) -> str:
    return text.replace("2027-01-11", "2099-01-12").replace("2026-", "2025-")


def test_an_accepted_message_shows_the_reference_as_the_prosecutor_prints_it(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.xml", hearing_far_ahead(routed(new_case(urn="42/AB/12345/26"))))
    lines, status = ingest(path)
    assert lines[0] == "accepted  42/AB/12345/26  1 defendant  a.xml"
    assert lines[-1].endswith("1 accepted")
    assert status == 0


def test_a_folder_is_searched_for_messages_of_both_channels(tmp_path: Path) -> None:
    saved(tmp_path, "day/one/a.xml", hearing_far_ahead(routed()))
    saved(tmp_path, "day/two/b.JSON", hearing_far_ahead(submission(SJP_NOTICE).decode()))
    saved(tmp_path, "day/readme.txt", "not a message")
    lines, status = ingest(tmp_path)
    assert [line.split("  ")[0] for line in lines[:-1]] == ["accepted", "accepted"]
    assert (Case.objects.count(), status) == (2, 0)


def test_a_refused_message_shows_its_codes_and_the_status_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.json", submission(CHARGE, defendants__0__individual__gender="1", note=1))
    lines, status = ingest(path)
    assert lines[0] == (
        "refused  FIELD_TYPE_INVALID FIELD_UNEXPECTED at #/defendants/0/individual/gender, #/note  DV-77-1  a.json"
    )
    assert status == 1


def test_a_message_in_the_error_queue_counts_as_refused(tmp_path: Path) -> None:
    wrong = new_case(defendants=(person(custody="?"),))
    lines, status = ingest(saved(tmp_path, "a.xml", hearing_far_ahead(routed(wrong))))
    assert lines[0] == "held in error queue  DEFENDANT_CUSTODY_STATUS_INVALID  42AB1234526  a.xml"
    assert status == 1


def test_the_same_folder_again_gives_duplicates_and_is_no_failure(tmp_path: Path) -> None:
    saved(tmp_path, "a.xml", hearing_far_ahead(enveloped()))
    ingest(tmp_path)
    lines, status = ingest(tmp_path)
    assert lines[0] == "duplicate  42AB1234526  a.xml"
    assert (Case.objects.count(), status) == (1, 0)


def test_bad_files_give_codes_beside_good_ones(tmp_path: Path) -> None:
    saved(tmp_path, "1.xml", "<RouteData")
    saved(tmp_path, "2.xml", b"")
    saved(tmp_path, "3.json", b"\xff\xfe\x00")
    saved(tmp_path, "4.xml", hearing_far_ahead(routed()))
    lines, status = ingest(tmp_path, tmp_path / "missing.xml")
    assert [line.split("  ")[1] for line in lines if line.startswith("refused")] == [
        "MESSAGE_UNREADABLE",
        "XML_MALFORMED",
        "MESSAGE_EMPTY",
        "ENCODING_INVALID",
    ]
    assert any(line.startswith("accepted") for line in lines)
    assert status == 1


def test_numbered_answers_stand_with_their_names(tmp_path: Path) -> None:
    lines, _ = ingest(saved(tmp_path, "a.xml", enveloped(request=None)))
    assert lines[0] == "refused  306 InvalidRequestID  (no reference)  a.xml"


def test_a_reference_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    text = hearing_far_ahead(routed(new_case(urn="42AB\u202e1\n2")))
    lines, _ = ingest(saved(tmp_path, "a.xml", text))
    assert "42AB?1?2" in lines[0]


def test_nothing_to_ingest_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"No \.xml or \.json file"):
        ingest(tmp_path)


def test_a_message_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path, settings: object) -> None:
    settings.INTAKE_LARGEST_BYTES = 1000  # type: ignore[attr-defined]
    lines, status = ingest(saved(tmp_path, "a.xml", "<a>" + "x" * 5000 + "</a>"))
    assert lines[0].startswith("refused  MESSAGE_TOO_LARGE")
    assert len(IntakeMessage.objects.get().raw) == 1001
    assert status == 1
