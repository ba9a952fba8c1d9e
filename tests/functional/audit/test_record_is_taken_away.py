"""Events of a search leave as lines of JSON, with a reason, up to a number."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from cases.auditing.services import export_record
from commonplatform.audit.models import Event
from tests.functional.audit.record_steps import desk, happened, make_auditor, search, words
from tests.support.world import make_case

pytestmark = pytest.mark.django_db


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('auditing:export')}?{urlencode(asked)}"


def _export(client: Client, reason: str = "Yearly examination", **asked: str) -> tuple[int, str]:
    answer = client.post(_address(asked), {"reason": reason})
    return answer.status_code, answer.content.decode()


def test_the_file_holds_what_the_search_found_oldest_first_with_digests() -> None:
    case = make_case()
    first, second = happened(case, data={"work": "tŷ"}), happened(case, data={"work": "x"})
    happened(make_case(), data={"work": "another case"})
    status, content = _export(desk(), case=case.reference_received, kind="work.completed")
    lines = [json.loads(line) for line in content.splitlines()]
    assert status == 200
    assert [line["id"] for line in lines] == [str(first.pk), str(second.pk)]
    assert lines[0]["data"] == {"work": "tŷ"}
    assert lines[1]["previous_digest"] == lines[0]["digest"] == lines[0]["digest_recomputed"] == first.digest


def test_it_is_a_file_to_keep_with_the_days_in_its_name() -> None:
    answer = desk().post(_address({"kind": "work.completed"}), {"reason": "x"})
    assert answer["Content-Type"] == "application/x-ndjson; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="events-20')


def test_who_took_what_away_and_why_is_on_record() -> None:
    case, auditor = make_case(), make_auditor()
    happened(case, data={"work": "x"})
    _export(desk(auditor), case=case.reference_received, kind="work.completed")
    taken = Event.objects.get(kind="audit.exported")
    assert (taken.actor_id, taken.reason) == (auditor.pk, "Yearly examination")
    assert (taken.data["events"], taken.data["case"], taken.data["kind"]) == (
        1,
        case.reference_received,
        "work.completed",
    )


def test_without_a_reason_nothing_leaves() -> None:
    happened(make_case(), data={"work": "x"})
    status, page = _export(desk(), reason="  ")
    assert status == 200
    assert "Enter why you take these events away" in page
    assert not Event.objects.filter(kind="audit.exported").exists()


def test_more_than_a_file_takes_is_refused_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert export_record.__kwdefaults__ is not None
    monkeypatch.setitem(export_record.__kwdefaults__, "most", 2)
    case = make_case()
    for number in range(3):
        happened(case, data={"work": str(number)})
    status, page = _export(desk(), kind="work.completed")
    assert status == 200
    assert "More than 2 events fit this search" in page
    assert "manage.py export_audit" in page
    assert not Event.objects.filter(kind="audit.exported").exists()


def test_a_search_that_makes_no_sense_is_led_back_to_its_errors() -> None:
    answer = desk().get(_address({"case": "NO-SUCH"}), follow=True)
    assert "No case has this reference" in words(answer)  # type: ignore[arg-type]


def test_the_page_offers_the_file_of_the_very_search() -> None:
    case = make_case()
    page = search(desk(), case=case.reference_received, outcome="done").content.decode()
    assert f"/audit/export/?case={case.reference_received}&amp;outcome=done" in page
