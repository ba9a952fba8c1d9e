"""A decision about details or about a request is told to the defendant in their language, by mail where one can."""

from typing import Any
from uuid import uuid4

import pytest

from cases.models import Case, Plea, PleaRequest, ProposedChange
from cases.services.decide_change import accept_change, reject_change
from cases.services.decide_plea_request import decide_plea_request
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Effect
from commonplatform.notifications.mail_templates import write_letter
from tests.functional.results.received import answered_case
from tests.support.world import actor_of, court_staff, make_case, make_court, make_person

pytestmark = pytest.mark.django_db
OTHER = "+44 20 7946 0000"


def officer(case: Case) -> Actor:
    assert case.court is not None
    return actor_of(make_person(Role.COURT_OFFICER, court_staff(case.court)))


def proposed(case: Case) -> ProposedChange:
    return ProposedChange.objects.create(
        case=case,
        defendant=case.defendants.get(),
        detail="telephone",
        held={"text": ""},
        proposed={"text": OTHER},
        method="online",
        raised_by="Ada",
    )


def told() -> tuple[str, str, str]:
    """(template, language, words) of the one mail that was asked for."""
    payload: dict[str, Any] = Effect.objects.get(kind="notifications.send_mail").payload
    assert payload["address"] == "ada@example.org"
    letter = write_letter(payload["template"], language=payload["language"], facts=payload["facts"])
    return payload["template"], payload["language"], letter.text


def test_an_accepted_detail_is_told_without_its_value() -> None:
    case = answered_case(language="cy", court=make_court(is_welsh=True))
    accept_change(actor=officer(case), change_id=proposed(case).pk)
    template, language, text = told()
    assert (template, language) == ("details_changed", "cy")
    assert "Eich rhif ffôn" in text
    assert OTHER not in text


def test_a_rejected_detail_is_told_with_the_reason() -> None:
    case = answered_case()
    reject_change(actor=officer(case), change_id=proposed(case).pk, reason="The number has no digits too many.")
    template, _language, text = told()
    assert template == "details_not_changed"
    assert "The number has no digits too many." in text
    assert "Your telephone number" in text


@pytest.mark.parametrize(("granted", "template"), [(True, "plea_request_accepted"), (False, "plea_request_refused")])
def test_a_decided_request_is_told_without_the_plea(granted: bool, template: str) -> None:
    case = answered_case()
    defendant = case.defendants.get()
    for offence in defendant.offences.all():
        Plea.objects.create(
            case=case, defendant=defendant, offence=offence, choice="guilty", method="online", recorded_by="Ada"
        )
    request = PleaRequest.objects.create(
        case=case,
        defendant=defendant,
        kind="withdraw",
        reason="I was not there.",
        method="online",
        raised_by="Ada",
        submission_key=uuid4(),
    )
    decide_plea_request(
        actor=officer(case), request_id=request.pk, granted=granted, reason="" if granted else "Too late."
    )
    asked, _language, text = told()
    assert asked == template
    assert ("Too late." in text) is not granted
    assert "uilty" not in text


def test_without_an_address_the_post_tells_and_nothing_fails() -> None:
    case = make_case()
    accept_change(actor=officer(case), change_id=proposed(case).pk)
    assert not Effect.objects.filter(kind="notifications.send_mail").exists()
    assert ProposedChange.objects.get().state == "accepted"
