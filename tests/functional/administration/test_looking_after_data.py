"""Courts, prosecutors, offences and codes in administration."""

import pytest
from django.test import Client
from django.urls import reverse

from commonplatform.accounts.models import Organisation
from commonplatform.audit.models import Event
from commonplatform.reference.models import Code, Court, CourtRoom, Offence
from tests.functional.accounts.steps import text_of
from tests.support.world import make_court, make_firm

pytestmark = pytest.mark.django_db


def rooms(total: int = 0, **fields: str) -> dict[str, str]:
    return rows("rooms", total, **fields)


def rows(of: str, total: int = 0, **fields: str) -> dict[str, str]:
    return {f"{of}-TOTAL_FORMS": str(total), f"{of}-INITIAL_FORMS": "0", **fields}


def court_fields(**more: str) -> dict[str, str]:
    return {
        "name": "Sallow Street Magistrates’ Court",
        "ou_code": "B99SS00",
        "jurisdiction": "magistrates",
        "police_area_codes": "[]",
        "opens_at": "10:00",
        "closes_at": "17:00",
        "is_open": "on",
        "online_plea": "on",
        "online_plea_notices": "both",
        "online_plea_languages": "both",
        **rows("regions"),
        **rows("units"),
        **more,
    }


def test_a_court_is_added_with_its_rooms_and_its_history_is_shown(desk: Client) -> None:
    typed = court_fields(**rooms(1, **{"rooms-0-number": "1", "rooms-0-name": "Courtroom 1"}))
    response = desk.post(reverse("admin:reference_court_add"), typed)
    assert response.status_code == 302
    court = Court.objects.get(ou_code="B99SS00")
    assert CourtRoom.objects.get(court=court).name == "Courtroom 1"
    history = text_of(desk.get(reverse("admin:reference_court_history", args=[court.pk])))  # type: ignore[arg-type]
    assert "Ada Ministrator" in history


def test_switching_online_pleas_is_an_event_and_stands_in_the_history(desk: Client) -> None:
    desk.post(reverse("admin:reference_court_add"), court_fields(**rooms()))
    court = Court.objects.get(ou_code="B99SS00")
    page = reverse("admin:reference_court_change", args=[court.pk])
    changed = court_fields(**rooms(), online_plea_from="1/3/2027", online_plea_notices="sjp")
    assert desk.post(page, changed).status_code == 302
    event = Event.objects.filter(kind="roll_out.changed", subject_id=court.pk).latest("occurred_at")
    assert event.actor_name == "Ada Ministrator"
    assert event.data["changes"] == (
        "online pleas from: 1 March 2027; for which notices: Only single justice procedure notices"
    )
    history = text_of(desk.get(reverse("admin:reference_court_history", args=[court.pk])))  # type: ignore[arg-type]
    assert "Changed" in history


def test_regions_and_units_are_kept_with_the_court(desk: Client) -> None:
    typed = court_fields(**rooms())
    typed |= rows("regions", 2, **{"regions-0-code": "06", "regions-1-code": "07"})
    typed |= rows("units", 1, **{"units-0-code": "B99SS"})
    assert desk.post(reverse("admin:reference_court_add"), typed).status_code == 302
    court = Court.objects.get(ou_code="B99SS00")
    assert [region.code for region in court.regions.all()] == ["06", "07"]
    assert [unit.code for unit in court.units.all()] == ["B99SS"]


@pytest.mark.parametrize(
    ("of", "typed", "says"),
    [("regions", "6", "The region code must be two digits"), ("units", "b06", "The unit code must be five")],
)
def test_a_code_of_the_wrong_shape_is_named_and_nothing_is_saved(desk: Client, of: str, typed: str, says: str) -> None:
    fields = court_fields(**rooms()) | rows(of, 1, **{f"{of}-0-code": typed})
    response = desk.post(reverse("admin:reference_court_add"), fields)
    assert says in text_of(response)  # type: ignore[arg-type]
    assert not Court.objects.filter(ou_code="B99SS00").exists()


def test_the_law_of_the_table_holds_in_administration_too(desk: Client) -> None:
    response = desk.post(reverse("admin:reference_court_add"), court_fields(ou_code="C99SS00", **rooms()))
    assert response.status_code == 200
    assert not Court.objects.filter(ou_code="C99SS00").exists()


def test_nothing_is_deleted(desk: Client) -> None:
    court = make_court()
    assert desk.post(reverse("admin:reference_court_delete", args=[court.pk]), {"post": "yes"}).status_code == 403
    assert Court.objects.filter(pk=court.pk).exists()


@pytest.mark.parametrize(
    ("page", "find"),
    [("admin:reference_offence_changelist", "XX99001"), ("admin:accounts_organisation_changelist", "Quill")],
)
def test_big_tables_stay_empty_until_something_is_searched_for(desk: Client, page: str, find: str) -> None:
    Offence.objects.create(code="XX99001", title="Cause a nuisance to a heron", mode_of_trial="SIMP")
    make_firm("Quill & Partners")
    assert find not in text_of(desk.get(reverse(page)))  # type: ignore[arg-type]
    assert find in text_of(desk.get(reverse(page), {"q": find[:5]}))  # type: ignore[arg-type]


def test_people_stay_unlisted_until_somebody_is_searched_for(desk: Client) -> None:
    page = reverse("admin:accounts_user_changelist")
    assert "admin@example.org" not in text_of(desk.get(page))  # type: ignore[arg-type]
    assert "admin@example.org" in text_of(desk.get(page, {"q": "Ministrator"}))  # type: ignore[arg-type]
    assert "admin@example.org" in text_of(desk.get(page, {"is_active__exact": "1"}))  # type: ignore[arg-type]


def test_a_code_is_added(desk: Client) -> None:
    desk.post(reverse("admin:reference_code_add"), {"code_list": "vehicle", "code": "Q", "name": "Tram"})
    assert Code.objects.filter(code_list="vehicle", code="Q", name="Tram").exists()


def test_an_organisation_stands_for_what_its_kind_says(desk: Client) -> None:
    page = reverse("admin:accounts_organisation_add")
    desk.post(page, {"kind": "firm", "name": "Quill & Partners", **rows("laa_contracts")})
    desk.post(page, {"kind": "court", "name": "A court without a court", **rows("laa_contracts")})
    assert Organisation.objects.filter(name="Quill & Partners").exists()
    assert not Organisation.objects.filter(name="A court without a court").exists()


def test_no_page_breaks_the_content_security_policy_with_inline_code(desk: Client) -> None:
    for name in ("admin:index", "admin:reference_court_add", "admin:accounts_user_changelist"):
        page = desk.get(reverse(name)).content.decode()
        assert "<script>" not in page
        assert " style=" not in page
        assert "onclick=" not in page
