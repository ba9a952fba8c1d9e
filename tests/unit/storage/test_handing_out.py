"""How a file is told to a browser: a name that adds nothing, a type that runs nothing."""

from urllib.parse import unquote

import pytest

from commonplatform.storage.handing_out import FileToHandOut
from commonplatform.storage.objects import new_key


def handed_out(file_name: str = "details.pdf", content_type: str = "application/pdf", *, inline: bool = False) -> str:
    return FileToHandOut("material/abc", file_name, content_type, inline=inline).disposition


def test_a_file_is_kept_unless_it_is_to_be_shown() -> None:
    assert handed_out().startswith('attachment; filename="details.pdf"')
    assert handed_out(inline=True).startswith('inline; filename="details.pdf"')


@pytest.mark.parametrize("content_type", ["video/mp4", "audio/mpeg", "application/msword", "text/csv"])
def test_what_a_browser_does_not_show_with_one_request_is_kept(content_type: str) -> None:
    assert handed_out("x", content_type, inline=True).startswith("attachment")


def test_a_name_cannot_add_a_header() -> None:
    disposition = handed_out('x"\r\nSet-Cookie: a=b;\u202e.pdf')
    assert "\r" not in disposition
    assert "\n" not in disposition
    assert disposition.count('"') == 2
    assert "\u202e" not in unquote(disposition)
    assert disposition.isascii()


def test_keys_cannot_be_guessed() -> None:
    keys = {new_key("quarantine") for _ in range(100)}
    assert len(keys) == 100
    assert all(key.startswith("quarantine/") and len(key) >= len("quarantine/") + 43 for key in keys)
