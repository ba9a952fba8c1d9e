import pytest
from django.test import Client

from cases.models import Case
from tests.functional.encryption.planting import plant_everything


@pytest.fixture
def everything_planted(db: None, client: Client) -> Case:
    """The case of a notice whose defendant has answered; everything else that holds a canary stands beside it."""
    return plant_everything(client)
