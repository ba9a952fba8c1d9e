"""Links to stored files: a minute at most, always a download, under the address browsers reach."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.conf import settings

from commonplatform.storage.objects import new_key, signed_link


def parts(file_name: str = "details.pdf") -> dict[str, str]:
    link = signed_link("material/abc", file_name=file_name, content_type="application/pdf")
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def test_a_link_lives_a_minute_at_most() -> None:
    assert int(parts()["X-Amz-Expires"]) <= 60


def test_a_link_downloads_and_is_kept_nowhere() -> None:
    query = parts()
    assert query["response-content-disposition"].startswith('attachment; filename="details.pdf"')
    assert query["response-content-type"] == "application/pdf"
    assert query["response-cache-control"] == "no-store"


def test_a_name_cannot_add_a_header() -> None:
    disposition = parts('x"\r\nSet-Cookie: a=b;\u202e.pdf')["response-content-disposition"]
    assert "\r" not in disposition
    assert "\n" not in disposition
    assert disposition.count('"') == 2
    assert "\u202e" not in unquote(disposition)


def test_links_are_signed_for_the_address_that_browsers_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.ENV, "s3_public_endpoint_url", "https://files.example.org")
    link = signed_link("material/abc", file_name="x.pdf", content_type="application/pdf")
    assert link.startswith("https://files.example.org/")


def test_keys_cannot_be_guessed() -> None:
    keys = {new_key("quarantine") for _ in range(100)}
    assert len(keys) == 100
    assert all(key.startswith("quarantine/") and len(key) >= len("quarantine/") + 43 for key in keys)
