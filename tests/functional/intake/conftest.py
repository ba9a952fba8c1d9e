"""The reference data that the intake tests' messages speak of."""

from datetime import UTC, datetime

import pytest

from cases.intake.receipts import IntakeReceipt
from cases.intake.services import receive_message
from commonplatform.accounts.types import system_actor
from commonplatform.reference.models import Court, Offence, Prosecutor

FEED = system_actor("Test feed")
RECEIVED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def make_reference_data() -> None:
    Prosecutor.objects.create(
        ou_code="0420000",
        short_name="ESSEX",
        name="Essex Police",
        category="police",
        police_force_code="42",
        single_justice=True,
        labels_clock_time_as_utc=True,
    )
    for ou_code, short_name, name in (
        ("GAEAA01", "TVL", "TV Licensing"),
        ("GAFDL00", "DVLA", "Driver and Vehicle Licensing Agency"),
    ):
        Prosecutor.objects.create(
            ou_code=ou_code, short_name=short_name, name=name, category="other", single_justice=True
        )
    Court.objects.create(
        ou_code="B42AZ00",
        name="Basildon",
        jurisdiction="magistrates",
        police_area_codes=["42"],
        opens_at="09:30",
        closes_at="17:00",
    )
    Court.objects.create(ou_code="B62CF00", name="Cardiff", jurisdiction="magistrates", postcode="CF24 0RZ")
    Offence.objects.create(code="RT88191", title="Speeding", title_welsh="Goryrru", mode_of_trial="SNONIMP")
    Offence.objects.create(code="TH68010", title="Theft", mode_of_trial="EWAY")


@pytest.fixture
def reference_data(db: None) -> None:
    make_reference_data()


def receive(text: str | bytes, name: str = "message") -> IntakeReceipt:
    raw = text.encode() if isinstance(text, str) else text
    return receive_message(actor=FEED, raw=raw, source_name=name, received_at=RECEIVED)
