"""Secrets of the second factor are sealed under the SECRET_KEY, and survive its rotation."""

import pytest
from cryptography.fernet import InvalidToken
from django.test import override_settings

from commonplatform.accounts.sealing import seal, unseal

OLD, NEW = "o" * 50, "n" * 50


def test_what_was_sealed_comes_back_and_does_not_show() -> None:
    sealed = seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal("same") != seal("same")


def test_an_old_key_still_opens_what_it_sealed() -> None:
    with override_settings(SECRET_KEY=OLD):
        sealed = seal("secret")
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
        assert unseal(sealed) == "secret"


def test_another_key_does_not() -> None:
    with override_settings(SECRET_KEY=OLD):
        sealed = seal("secret")
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[]), pytest.raises(InvalidToken):
        unseal(sealed)


def test_what_was_never_sealed_is_read_as_it_is() -> None:
    assert unseal("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"
