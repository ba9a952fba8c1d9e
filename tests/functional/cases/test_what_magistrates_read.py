"""Magistrates read case and hearings; who finds the facts is not told the rest beforehand."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from commonplatform.accounts.roles import Role
from tests.functional.defence.steps import page_of, text_of
from tests.support.custody import make_custody_world
from tests.support.world import court_staff, make_person, signed_in

pytestmark = pytest.mark.django_db


def test_magistrates_read_case_and_hearings_and_no_address_no_remand_and_no_history() -> None:
    custody = make_custody_world()
    court = custody.case.court
    assert court is not None
    custody.remand(on=timezone.localdate() - dt.timedelta(days=5))
    staff = court_staff(court)
    magistrate, judge = make_person(Role.MAGISTRATE, staff), make_person(Role.JUDGE, staff)
    defendants = page_of("cases:defendants", custody.case.pk)
    told = ("SW1A 2AA", "Custody time limit")
    assert all(each in text_of(signed_in(Client(), judge).get(defendants)) for each in told)
    read = text_of(signed_in(Client(), magistrate).get(defendants))
    assert "Common assault" in read
    assert not [each for each in told if each in read]
    client = signed_in(Client(), magistrate)
    assert client.get(page_of("cases:hearings", custody.case.pk)).status_code == 200
    assert client.get(page_of("cases:timeline", custody.case.pk)).status_code == 403
