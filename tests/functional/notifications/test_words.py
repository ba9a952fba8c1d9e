"""Every message in both languages: a subject, words, no holes, the same in text and HTML."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplatform.notifications.html_part import html_part
from commonplatform.notifications.mail_templates import message_template, message_templates, write_letter
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import mail

NAMES = [template.name for template in message_templates()]
LONG = "Maximiliana Alexandrina Wilhelmina Featherstonehaugh-Cholmondeley " * 5
STRANGE = st.text(max_size=60) | st.sampled_from(
    [LONG, "Ŵyn ap Ŷnyr", "{{ 7*7 }}", "%(x)s %s", "# x", "* x", "</h1><script>"]
)


def example(name: str) -> dict[str, Any]:
    return dict(message_template(name).example)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_example_reads_without_holes(name: str, language: str) -> None:
    letter = write_letter(name, language=language, facts=example(name))
    assert letter.subject
    assert "\n" not in letter.subject
    assert len(letter.text.split()) > 8
    for hole in ("None", "Undefined", "%(", "{{", "  "):
        assert hole not in letter.subject + letter.text, hole
    assert f'<html lang="{language}">' in letter.html
    assert letter.html.count("<h1>") == 1
    said = re.sub(r"<[^>]+>", " ", letter.html.replace("&amp;", "&"))
    assert [word for word in re.findall(r"\w+", letter.text) if word not in said] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_two_languages_differ(name: str) -> None:
    english, welsh = (write_letter(name, language=code, facts=example(name)) for code in ("en", "cy"))
    assert english.subject != welsh.subject
    assert english.text != welsh.text


@pytest.mark.parametrize("name", [n for n in NAMES if message_template(n).audience == Audience.DEFENDANT])
def test_a_message_to_a_defendant_says_who_reads_replies_and_where_the_privacy_notice_is(name: str) -> None:
    text = write_letter(name, language="en", facts=example(name)).text
    assert "Nobody reads replies" in text
    assert "/privacy" in text


@pytest.mark.parametrize("name", NAMES)
@given(strange=STRANGE)
def test_no_fact_breaks_a_message_or_brings_markup_or_links(name: str, strange: str) -> None:
    facts = {key: strange if _is_free_text(value) else value for key, value in example(name).items()}
    asked = mail(name, address="a@example.org", language="cy", facts=facts)
    letter = write_letter(name, language="cy", facts=asked.payload["facts"])
    assert "\n" not in letter.subject
    assert "\x00" not in letter.text
    assert len(letter.subject) <= 255
    plain = write_letter(name, language="cy", facts=example(name))
    assert letter.html.count("<h2>") <= plain.html.count("<h2>")
    assert letter.html.count("<li>") <= plain.html.count("<li>")
    assert "<script" not in letter.html


def test_the_draft_mail_says_nothing_of_anybody() -> None:
    """The mailbox may be somebody else's: only the day until which the answers are kept."""
    assert set(example("draft_saved")) == {"kept_until"}
    text = write_letter("draft_saved", language="en", facts=example("draft_saved")).text
    assert "28 November 2026" in text


SINGLE_JUSTICE, WITH_HEARING = {"single_justice": True}, {"single_justice": False, "hearing_on": "2026-12-01"}
GUILTY = {"guilty": True, "denied": False, "attending": False}
ATTENDING = {"guilty": True, "denied": False, "attending": True}
DENIED = {"guilty": False, "denied": True, "attending": False}
MIXED = {"guilty": False, "denied": False, "attending": False}


@pytest.mark.parametrize(
    ("kind", "pleaded", "says", "does_not_say"),
    [
        (SINGLE_JUSTICE, GUILTY, "Nobody needs to come to court", "You must come"),
        (SINGLE_JUSTICE, ATTENDING, "You must come", "Nobody needs to come"),
        (SINGLE_JUSTICE, DENIED, "There will be a hearing", "Nobody needs to come"),
        (SINGLE_JUSTICE, MIXED, "may decide all the charges", "Nobody needs to come"),
        (WITH_HEARING, GUILTY, "hearing on 1 December 2026. Nobody needs to come", "You must come"),
        (WITH_HEARING, GUILTY, "within 3 working days", "You must come"),
        (WITH_HEARING, ATTENDING, "Come to court on 1 December 2026", "Nobody needs to come"),
        (WITH_HEARING, DENIED, "do not need to come on 1 December 2026 unless", "Come to court on"),
        (WITH_HEARING, {**MIXED, "attending": True}, "Come to court on 1 December 2026", "unless the court asks you"),
        ({"single_justice": False, "hearing_on": ""}, GUILTY, "The court will decide the case. Nobody", "on ."),
    ],
)
@pytest.mark.parametrize("company", [False, True])
def test_what_happens_next_follows_from_the_kind_of_case_and_who_comes(
    kind: dict[str, Any], pleaded: dict[str, Any], says: str, does_not_say: str, company: bool
) -> None:
    facts = {**example("plea_received"), **kind, **pleaded, "company": company}
    text = write_letter("plea_received", language="en", facts=facts).text
    if company:
        says = says.replace("You must come", "Somebody who may speak for the company must come")
        assert "You must come" not in text
    assert says in text
    assert does_not_say not in text
    assert "uilty" not in text


def test_the_last_day_to_change_something_is_said() -> None:
    facts = {**example("plea_received"), "change_until": date(2026, 12, 8).isoformat()}
    assert "until 8 December 2026" in write_letter("plea_received", language="en", facts=facts).text


def test_the_html_part_makes_headings_lists_and_links_and_nothing_else() -> None:
    html = html_part("S & T", "One\ntwo\n\n# Head\n* a\n* <b>\n\nhttps://x.example/a?b=1&c=2.", language="cy")
    assert "<h1>S &amp; T</h1>" in html
    assert "<p>One<br>\ntwo</p>" in html
    assert "<h2>Head</h2>" in html
    assert "<ul><li>a</li><li>&lt;b&gt;</li></ul>" in html
    assert '<a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.' in html


def _is_free_text(value: object) -> bool:
    return isinstance(value, str) and not re.fullmatch(r"[\d.]*|\d{4}-\d\d-\d\d.*|[0-9a-f-]{36}", value)
