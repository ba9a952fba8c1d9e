"""Whatever arrives gives codes, in bounded time, and never an error of another kind."""

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.intake.reading import LARGEST_MESSAGE, read_message
from cases.intake.reading_types import MessageKind, ReadMessage
from tests.unit.intake.messages import CHARGE, SJP_NOTICE, enveloped, new_case, routed, submission
from tests.unit.intake.reference import FakeReference

FEW = settings(max_examples=60, deadline=1000, suppress_health_check=[HealthCheck.too_slow])


def read(raw: bytes, name: str = "") -> ReadMessage:
    return read_message(raw, FakeReference(), source_name=name)


def codes(raw: bytes, name: str = "") -> set[str]:
    return {found.code for found in read(raw, name).problems}


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"""
OUTSIDE_FILE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><RouteData>&x;</RouteData>"""
OUTSIDE_DTD = b"""<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd"><a/>"""


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "MESSAGE_EMPTY"),
        (b" \n\t ", "MESSAGE_EMPTY"),
        (b"hello", "MESSAGE_KIND_UNKNOWN"),
        (b"<a>", "XML_MALFORMED"),
        (b"<a/>", "MESSAGE_KIND_UNKNOWN"),
        (BILLION_LAUGHS, "XML_DOCTYPE_FORBIDDEN"),
        (OUTSIDE_FILE, "XML_DOCTYPE_FORBIDDEN"),
        (OUTSIDE_DTD, "XML_DOCTYPE_FORBIDDEN"),
        (BILLION_LAUGHS.decode().encode("utf-16"), "XML_DOCTYPE_FORBIDDEN"),
        (b"<a>&unknown;</a>", "XML_MALFORMED"),
        (b"<a>&#0;</a>", "XML_MALFORMED"),
        (b"<a:b/>", "XML_MALFORMED"),
        (b"<a>" * 100 + b"</a>" * 100, "XML_TOO_DEEP"),
        (b"<a>" + b"<b/>" * 50_000 + b"</a>", "XML_TOO_COMPLEX"),
        (b"<a " + b' x="1"' * 9_000 + b"/>", "XML_TOO_COMPLEX"),
        (b"<a>\xff\xfe\xfa</a>", "ENCODING_INVALID"),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "ENCODING_INVALID"),
        (b'<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>', "ENCODING_INVALID"),
        (b"{", "JSON_MALFORMED"),
        (b"[]", "MESSAGE_KIND_UNKNOWN"),
        (b"{}", "MESSAGE_KIND_UNKNOWN"),
        (b'{"a": NaN}', "JSON_NUMBER_INVALID"),
        (b'{"a": -Infinity}', "JSON_NUMBER_INVALID"),
        (b'{"a": 1e999999999}', "JSON_NUMBER_INVALID"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "JSON_NUMBER_INVALID"),
        (b'{"a": 1, "a": 2}', "JSON_DUPLICATE_KEY"),
        (b'{"a": {"b": 1, "b": 2}}', "JSON_DUPLICATE_KEY"),
        (b'{"a": "\\u0000"}', "JSON_TEXT_INVALID"),
        (b'{"a": "\\ud800"}', "JSON_TEXT_INVALID"),
        (b'{"\\udfff": 1}', "JSON_TEXT_INVALID"),
        (b'{"a": "\xff"}', "ENCODING_INVALID"),
        (b"[" * 60 + b"]" * 60, "JSON_TOO_DEEP"),
        (b"[" * 90_000, "JSON_TOO_DEEP"),
        (b"[" + b"1," * 200_000 + b"1]", "JSON_TOO_COMPLEX"),
        (b"{" + b" " * LARGEST_MESSAGE + b"}", "MESSAGE_TOO_LARGE"),
        (b"<" + b"a" * LARGEST_MESSAGE + b"/>", "MESSAGE_TOO_LARGE"),
    ],
)
def test_hostile_bytes_give_their_code_within_a_second(raw: bytes, code: str) -> None:
    started = time.perf_counter()
    assert code in codes(raw)
    assert time.perf_counter() - started < 1


def test_the_name_of_a_file_decides_only_when_its_content_does_not() -> None:
    assert codes(b"malformed xml", "x.xml") == {"XML_MALFORMED"}
    assert codes(b"malformed json", "x.json") == {"JSON_MALFORMED"}
    assert codes(b"{", "x.xml") == {"JSON_MALFORMED"}


@pytest.mark.parametrize("content", ["malformed xml", "<a>", "<!DOCTYPE a><a/>", "<RouteData/>", "", "   ", "<a/>" * 2])
def test_a_carried_document_that_cannot_be_read_is_an_unusable_data_stream(content: str) -> None:
    found = read(routed(content).encode()).problems
    assert {(each.code, each.name) for each in found} == {("1310", "UnusableDataStream")}


@FEW
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_error(raw: bytes) -> None:
    assert read(raw).problems or not raw


@FEW
@given(st.binary(max_size=200).map(lambda junk: b"<RouteData>" + junk))
def test_any_bytes_after_a_tag_are_read_without_error(raw: bytes) -> None:
    assert read(raw).problems


@pytest.mark.parametrize("whole", [enveloped, routed, new_case], ids=["submit request", "route data", "new case"])
def test_police_messages_cut_anywhere_give_codes(whole: Callable[[], str]) -> None:
    raw = whole().encode()
    for end in range(1, len(raw) - 1, 97):
        assert read(raw[:end]).problems


@FEW
@given(st.data())
def test_police_messages_with_changed_bytes_give_a_case_or_codes(data: st.DataObject) -> None:
    raw = bytearray(enveloped().encode())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(raw))
    assert found.case is not None or found.problems or found.kind is MessageKind.RESPONSE


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths_of(inner, (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += paths_of(inner, (*path, index))
    return found


@FEW
@given(st.sampled_from([SJP_NOTICE, CHARGE]), st.data())
def test_submissions_with_any_value_anywhere_give_a_case_or_codes(
    document: dict[str, object], data: st.DataObject
) -> None:
    changed = json.loads(json.dumps(document))
    *steps, last = data.draw(st.sampled_from(paths_of(changed)))
    place = changed
    for step in steps:
        place = place[step]
    place[last] = data.draw(JSON_VALUES)
    found = read(json.dumps(changed).encode())
    assert found.case is not None or found.problems


@pytest.mark.parametrize("document", [SJP_NOTICE, CHARGE], ids=["notice", "charge"])
def test_submissions_with_any_field_left_out_give_a_case_or_the_field(document: dict[str, object]) -> None:
    for path in paths_of(document):
        found = read(submission(document, **{"__".join(map(str, path)): ...}))
        assert found.case is not None or found.problems, path


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x1d", "\x1e", "\x1f"])
def test_control_characters_never_get_into_a_case(character: str) -> None:
    change = {"defendant__defendantPerson__surname": f"Pro{character}sser"}
    assert codes(submission(SJP_NOTICE, **change)) == {"JSON_TEXT_INVALID"}
    assert codes(routed().replace("Harker", f"Har&amp;#{ord(character)};ker").encode()) == {"1310"}
