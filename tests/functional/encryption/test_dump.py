"""A dump shows no address, no contact, no means, no health: planted through the doors people use, then looked for."""

import base64

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from cases.intake.models import IntakeMessage
from cases.models import Case, Particulars
from cases.postcode_index import postcode_index
from commonplatform.audit.models import Effect
from commonplatform.encryption.blind_index import indexed_columns
from commonplatform.encryption.envelope import EnvelopeFault, unseal
from commonplatform.encryption.rotation import encrypted_columns, envelopes_by_state, outdated_indexes
from commonplatform.notifications.models import Message
from commonplatform.notifications.recipient_keys import recipient_key
from pleas.models import Submission
from tests.functional.encryption.dumping import dump, forms_of, found_in
from tests.functional.encryption.planting import ANSWERED, BORN, CANARIES, NOTICE
from tests.functional.pleas.walking import Citizen

pytestmark = pytest.mark.django_db
NEW_KEY, NEW_INDEX_KEY = (base64.b64encode(letter * 32).decode() for letter in (b"n", b"i"))
# What comes by other doors: officers' details that change, bail that changes, effects that fail.
NOT_PLANTED = {
    "audit_effect.last_error",
    "cases_casehistory.officer_in_case",
    "cases_particularshistory.bail_conditions",
    "cases_particularshistory.language_needs",
    "cases_particularshistory.special_needs",
}


def test_no_table_shows_what_people_told(everything_planted: Case) -> None:
    assert found_in(dump(), CANARIES) == []


def test_the_search_would_find_a_canary_in_any_form(everything_planted: Case) -> None:
    contents = dump()
    assert found_in(contents, {"name": "Mair"}), "names stay readable, and the search sees them"
    for form in forms_of(ANSWERED["statement"]):
        assert found_in({"t": f"…{form}…"}, {"said": ANSWERED["statement"]}) == ["t: said"]


def test_everything_opens_again_for_the_service(everything_planted: Case) -> None:
    case = everything_planted
    held = Particulars.objects.get(case=case)
    assert (held.address_lines[0], held.postcode) == (ANSWERED["line_1"], ANSWERED["postcode"])
    assert (held.email, held.telephone) == (ANSWERED["e-mail"], ANSWERED["telephone"].replace(" ", ""))
    before = apps.get_model("cases", "ParticularsHistory").objects.filter(pgh_obj_id=held.pk).order_by("pgh_id").first()
    assert (before.address_lines, before.postcode) == ([NOTICE["street"], NOTICE["town"]], NOTICE["postcode"])
    assert before.more["contact"]["home_telephone"] == NOTICE["home telephone"]
    assert NOTICE["street"].encode() in IntakeMessage.objects.get(case=case).raw
    sent = Submission.objects.get(case=case)
    assert (sent.email, sent.telephone) == (ANSWERED["e-mail"], ANSWERED["telephone"].replace(" ", ""))
    assert Message.objects.filter(case_id=case.pk, template="plea_received").get().address == ANSWERED["e-mail"]
    assert {effect.status for effect in Effect.objects.filter(kind="notifications.send_mail")} == {"done"}


def test_a_case_is_found_by_its_new_postcode_and_no_longer_by_the_old(everything_planted: Case) -> None:
    old = Citizen(everything_planted, postcode=NOTICE["postcode"], born=BORN)
    old.gives_reference()
    assert not old.proves().leads_to
    new = Citizen(everything_planted, postcode="cf15-8qw", born=BORN)
    new.gives_reference()
    assert new.proves().leads_to


def test_every_encrypted_column_of_the_people_in_a_case_was_used(everything_planted: Case) -> None:
    """So that a new column is planted here too."""
    unused = set()
    with connection.cursor() as cursor:
        for column in encrypted_columns():
            cursor.execute(f"SELECT count(*) FROM {column.table} WHERE octet_length({column.name}) > 0")
            if not cursor.fetchone()[0]:
                unused.add(str(column))
    assert unused <= NOT_PLANTED, unused - NOT_PLANTED


def opened() -> dict[str, list[bytes]]:
    """Every sealed value of every table, opened."""
    values = {}
    with connection.cursor() as cursor:
        for column in encrypted_columns():
            cursor.execute(
                f"SELECT {column.stored()} FROM {column.table} t WHERE octet_length({column.name}) > 0"
                f" ORDER BY {column.key}"
            )
            values[str(column)] = [unseal(bytes(row[0]), about=column.name) for row in cursor.fetchall()]
    return values


def test_after_turning_over_no_column_and_no_index_needs_the_old_keys(
    everything_planted: Case, settings: Settings
) -> None:
    before = opened()
    old_key, old_index_key = settings.FIELD_ENCRYPTION_KEYS[0], settings.BLIND_INDEX_KEYS[0]
    settings.FIELD_ENCRYPTION_KEYS = [NEW_KEY, old_key]
    settings.BLIND_INDEX_KEYS = [NEW_INDEX_KEY, old_index_key]
    with pytest.raises(AssertionError):
        assert_turned_over()
    call_command("rotate_keys", verbosity=0)
    assert_turned_over()
    settings.FIELD_ENCRYPTION_KEYS, settings.BLIND_INDEX_KEYS = [NEW_KEY], [NEW_INDEX_KEY]
    assert opened() == before
    held = Particulars.objects.get(case=everything_planted)
    assert bytes(held.postcode_index) == postcode_index(everything_planted.reference, ANSWERED["postcode"])
    mail = Effect.objects.get(case_id=everything_planted.pk, recipient__startswith="plea_received:")
    assert mail.recipient == recipient_key("plea_received", ANSWERED["e-mail"])
    assert found_in(dump(), CANARIES) == []


def assert_turned_over() -> None:
    assert {str(c): envelopes_by_state(c)[1] for c in encrypted_columns() if envelopes_by_state(c)[1]} == {}
    assert {str(c): outdated_indexes(c) for c in indexed_columns() if outdated_indexes(c)} == {}


def test_a_case_is_found_while_its_index_still_stands_under_the_older_key(
    everything_planted: Case, settings: Settings
) -> None:
    settings.BLIND_INDEX_KEYS = [NEW_INDEX_KEY, *settings.BLIND_INDEX_KEYS]
    citizen = Citizen(everything_planted, postcode=ANSWERED["postcode"], born=BORN)
    citizen.gives_reference()
    assert citizen.proves().leads_to


def test_a_lost_key_is_named_and_nothing_opens(everything_planted: Case, settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [NEW_KEY]
    for read in (Particulars.objects.first, IntakeMessage.objects.first, Message.objects.first, Effect.objects.first):
        with pytest.raises(EnvelopeFault, match="its key is not among FIELD_ENCRYPTION_KEYS"):
            read()
