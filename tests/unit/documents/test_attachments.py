"""Files attached to e-mails are taken out by a confined program, whatever the e-mail was made to do."""

import time
from contextlib import suppress
from email.message import EmailMessage

import pytest

from commonplatform.documents.conversion import attached_files, attachments
from commonplatform.documents.exceptions import ConversionFailed
from tests.unit.documents import samples

EML, MSG = "message/rfc822", "application/vnd.ms-outlook"


def taken(content: bytes, content_type: str = EML) -> list[tuple[int, str, bytes]]:
    return [(each.place, each.name, each.content) for each in attached_files(content, content_type=content_type)]


def test_each_comes_with_its_place_its_name_and_its_bytes() -> None:
    mail = samples.mail_with({"a.txt": b"one", "b.bin": b"\0two"})
    assert taken(mail) == [(1, "a.txt", b"one"), (2, "b.bin", b"\0two")]
    (only,) = taken(samples.msg(subject="s", body="b", sender="c", attached="plan.pdf"), MSG)
    assert only[:2] == (1, "plan.pdf")


def test_an_attached_message_is_one_file_and_what_is_in_it_stays_in_it() -> None:
    inner = samples.mail_with({"deep.txt": b"deep"}, subject="Inner")
    (place, name, content), *more = taken(samples.mail_with({}, message=inner))
    assert (place, name, more) == (1, "message.eml", [])
    assert b"Subject: Inner" in content
    assert taken(content) == [(1, "deep.txt", b"deep")]


def test_one_that_is_too_large_is_listed_without_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    (one, other) = attached_files(samples.mail_with({"a.txt": b"x" * 11, "b.txt": b"x"}), content_type=EML)
    assert (one.size, one.content, other.content) == (11, b"", b"x")


def test_of_ten_thousand_the_first_fifty_are_taken_in_bounded_time() -> None:
    began = time.monotonic()
    found = taken(samples.mail_with({f"{number}.txt": b"x" for number in range(10_000)}))
    assert [place for place, _name, _content in found] == list(range(1, 51))
    assert time.monotonic() - began < 60


def test_a_message_in_a_message_two_hundred_deep_costs_bounded_time() -> None:
    began = time.monotonic()
    with suppress(ConversionFailed):
        assert len(taken(samples.nested_mail(200))) <= 1
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("name", ["../../etc/passwd", "list.json", "/tmp/x", "evil\u202efdp.exe", "a" * 5_000])
def test_no_name_decides_where_a_file_is_written(name: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@police.example", "s"
    message.set_content("body")
    message.add_attachment(b"content", maintype="application", subtype="octet-stream", filename=name)
    ((_place, _name, content),) = taken(message.as_bytes())
    assert content == b"content"
