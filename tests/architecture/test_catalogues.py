"""All visible text is in the Welsh catalogue, finished; whatever is found by a re-extraction has to be there."""

import gettext
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TextIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from pytest_django import Settings

PROJECT = Path(__file__).parents[2]
FOLDERS = ("commonplatform", "cases", "pleas", "defence", "listings", "disclosure", "templates")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
READ_MAPPING: Callable[[TextIO], tuple[list[tuple[str, str]], dict[str, dict[str, str]]]] = parse_mapping_cfg
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%\{\w+\}|%[sd%]|\{\w*\}|</?[a-z]\w*[^<>]*>")
SAME_IN_BOTH_LANGUAGES = {"ClamAV", "DVLA", "PDF", "Panel", "panel", "Pro bono", "Transport for London"}
WELSH_PLURAL_FORMS = 4


@cache
def messages_in_the_code() -> Catalog:
    """What the documented `pybabel extract` finds."""
    with (PROJECT / "babel.cfg").open() as file:
        methods, options = READ_MAPPING(file)
    found = Catalog()
    for folder in FOLDERS:
        for _, _, message, _, context in extract_from_dir(PROJECT / folder, methods, options, keywords=KEYWORDS):
            found.add(message, context=context)
    return found


@cache
def catalogue(language: str) -> Catalog:
    with (PROJECT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def in_the_code() -> list[Message]:
    return [message for message in messages_in_the_code() if message.id]


def in_welsh(message: Message) -> Message | None:
    return catalogue("cy").get(message.id, message.context)


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def is_finished(message: Message | None) -> bool:
    return message is not None and bool(message.string) and all(form.strip() for form in forms(message.string))


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def misfits(message: Message, wording: Message) -> Iterator[str]:
    """Forms whose placeholders are neither those of the singular nor those of the plural in the code."""
    allowed = [placeholders(form) for form in forms(message.id)]
    yield from (form for form in forms(wording.string) if placeholders(form) not in allowed)


def test_the_extraction_finds_python_and_template_text() -> None:
    assert messages_in_the_code().get("Awaiting plea"), "text in Python is not found"
    assert messages_in_the_code().get("Find a court"), "text in templates is not found"


def test_every_message_has_its_welsh() -> None:
    missing = [forms(message.id)[0] for message in in_the_code() if not is_finished(in_welsh(message))]
    assert missing == [], f"{len(missing)} messages without Welsh: locale/README.md says what to do"


def test_no_welsh_is_only_a_guess() -> None:
    assert [message.id for message in catalogue("cy") if message.id and message.fuzzy] == []


def test_no_english_is_left_as_it_is() -> None:
    same = {
        forms(message.id)[0]
        for message in catalogue("cy")
        if message.id and set(forms(message.id)) & set(forms(message.string))
    }
    assert {text for text in same if re.search(r"[^\W\d_]{2,}", PLACEHOLDER.sub("", text))} <= SAME_IN_BOTH_LANGUAGES


def test_welsh_has_all_its_plural_forms() -> None:
    assert catalogue("cy").num_plurals == WELSH_PLURAL_FORMS
    wrong = [
        message.id
        for message in catalogue("cy")
        if message.id and len(forms(message.string)) != (WELSH_PLURAL_FORMS if message.pluralizable else 1)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["cy", "en"])
def test_each_wording_keeps_the_placeholders(language: str) -> None:
    found = ((message, catalogue(language).get(message.id, message.context)) for message in in_the_code())
    wrong = [
        form for message, wording in found if wording and is_finished(wording) for form in misfits(message, wording)
    ]
    assert wrong == []


def test_english_is_reworded_only_where_there_is_something_to_reword() -> None:
    unknown = [
        message.id
        for message in catalogue("en")
        if message.id and not messages_in_the_code().get(message.id, message.context)
    ]
    assert unknown == [], "these messages are no longer in the code"


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_catalogue_says_nothing_about_the_code(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.locations] == []


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_catalogue_compiles(language: str) -> None:
    compiled = gettext.GNUTranslations(_compiled(language))
    entry = next(message for message in catalogue("cy") if message.id and not message.pluralizable)
    expected = entry.string if language == "cy" else entry.id
    assert compiled.gettext(str(entry.id)) == expected


@pytest.mark.django_db
def test_the_language_switch_shows_welsh(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(_compiled("cy").read())
    settings.LOCALE_PATHS = [tmp_path]
    client = Client()
    assert "Find a court" in client.get("/").content.decode()
    welsh = client.get("/language/?language=cy&next=/", follow=True).content.decode()
    assert "Find a court" not in welsh
    assert "Dod o hyd i lys" in welsh


def _compiled(language: str) -> io.BytesIO:
    file = io.BytesIO()
    write_mo(file, catalogue(language))
    file.seek(0)
    return file
