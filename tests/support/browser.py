"""A person at a real browser, in words: visit, follow, write, choose, press, see.

Every page that somebody arrives at is checked: one heading, the language it claims, nothing the
content security policy stopped, no sideways scrolling, and no accessibility violation (axe, all
rules). With `JOURNEY_PICTURES=<folder>` each page is also kept as a picture.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page, Playwright, Response, expect

from tests.support.accessibility import Accessibility

ONLY_THIS_MACHINE = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules={ONLY_THIS_MACHINE}",
)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESKTOP = {"width": 1280, "height": 900}
SMALL_PHONE = {"width": 320, "height": 640}
MOST_TABS = 80
LOADED = "Failed to load resource: the server responded with a status of"
_pictures = count(1)


def launch(playwright: Playwright) -> Browser:
    """The Chromium that `CHROMIUM` names, else the machine's, else Playwright's own."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)
    return playwright.chromium.launch(executable_path=named, args=arguments)


class Visitor:
    """Somebody with a mouse. What is on a page is named by its English words; a Welsh visitor's are translated."""

    def __init__(
        self,
        context: BrowserContext,
        *,
        base_url: str,
        accessibility: Accessibility,
        language: str = "en",
        scripts: bool = True,
    ) -> None:
        self.page = context.new_page()
        self.base_url = base_url
        self.language = language
        self._accessibility = accessibility
        self._scripts = scripts
        self._complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))

    # ---- words

    def said(self, text: str, **names: Any) -> str:
        """An English message of the service in the visitor's language."""
        with translation.override(self.language):
            message = translation.gettext(text)
        return message % names if names else message

    def said_of(self, number: int, one: str, many: str) -> str:
        """The same for a message that counts."""
        with translation.override(self.language):
            return translation.ngettext(one, many, number) % {"num": number}

    # ---- doing

    def visit(self, path: str, *, expecting: int = 200) -> None:
        """Go to an address of the service."""
        answer = self.page.goto(f"{self.base_url}{path}")
        assert answer is not None
        assert answer.status == expecting, f"{path}: {answer.status}"
        self._arrived(answer)

    def follow(self, text: str, **names: Any) -> None:
        """Follow the link with these words."""
        with self._going():
            self._activate(self._link(self.said(text, **names)))

    def press(self, text: str, *, into: str = "") -> None:
        """Press the button with these words; links that look like buttons count. It may lead `into` a language."""
        with self._going():
            button = self._button(self.said(text))
            self.language = into or self.language
            self._activate(button)

    def write(self, label: str, text: str) -> None:
        """Fill in the field with this label."""
        self._fill(self.page.get_by_label(self.said(label), exact=True), text)

    def write_date(self, legend: str, day: date) -> None:
        """Fill in the three boxes of a date."""
        group = self.page.get_by_role("group", name=self.said(legend), exact=True)
        for position, number in enumerate((day.day, day.month, day.year)):
            self._fill(group.get_by_role("textbox").nth(position), str(number))

    def choose(self, label: str) -> None:
        """Choose the radio button or tick the check box with this label."""
        self._choose(self.page.get_by_label(self.said(label), exact=True))

    def has_control(self, name: str) -> bool:
        """Whether the page asks this: some questions depend on the case."""
        return self.page.locator(f'main [name="{name}"]').count() > 0

    def types_into(self, name: str, text: str) -> None:
        """Fill in, or choose, the control of a form that has this name: for pages walked as data."""
        control = self.page.locator(f'main [name="{name}"]')
        if control.first.get_attribute("type") in ("radio", "checkbox"):
            self._choose(self.page.locator(f'main [name="{name}"][value="{text}"]'))
        else:
            self._fill(control, text)

    def select(self, label: str, option: str) -> None:
        """Pick from a drop-down list."""
        self.page.get_by_label(self.said(label), exact=True).select_option(label=self.said(option))

    def attach(self, label: str, *, name: str, content: bytes, content_type: str = "application/pdf") -> None:
        """Attach a file to the field with this label, which a script may have put a button in front of."""
        described = self.page.get_by_text(self.said(label), exact=True).locator("xpath=ancestor::form")
        described.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": content_type, "buffer": content}
        )

    def download(self, text: str) -> tuple[str, bytes]:
        """Follow the link with these words to a file: its name and what is in it."""
        with self.page.expect_download() as waiting:
            self._button(self.said(text)).click()
        got: Download = waiting.value
        return got.suggested_filename, Path(got.path()).read_bytes()

    def search(self, text: str) -> None:
        """Use the search box of the shell."""
        with self._going():
            box = self.page.get_by_role("search")
            self._fill(box.get_by_role("searchbox"), text)
            self._activate(box.get_by_role("button"))

    def choose_first(self, legend: str) -> None:
        """Choose the first of a group of radio buttons."""
        group = self.page.get_by_role("group", name=self.said(legend), exact=True)
        self._choose(group.get_by_role("radio").first)

    def tick_all(self) -> None:
        """Tick every check box of the page's table."""
        for box in self.page.get_by_role("table").get_by_role("checkbox").all():
            self._choose(box)

    def types(self, *keys: str) -> None:
        """Press these keys one after the other; the last one leads to another page."""
        for key in keys[:-1]:
            self.page.keyboard.press(key)
        with self._going():
            self.page.keyboard.press(keys[-1])

    def looks_again(self) -> None:
        """Ask for the same page once more."""
        self.visit(self.page.url.removeprefix(self.base_url))

    def brings_session(self, session: str) -> None:
        """Has signed in before, elsewhere."""
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.base_url}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    # ---- seeing

    def sees(self, *texts: str, **names: Any) -> None:
        """Each of these is readable on the page."""
        for text in texts:
            expect(self.page.get_by_text(self.said(text, **names)).filter(visible=True).first).to_be_visible()

    def does_not_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_text(self.said(text)).filter(visible=True)).to_have_count(0)

    def is_at(self, heading: str, **names: Any) -> None:
        """The heading of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(self.said(heading, **names))

    def is_told(self, problem: str, **names: Any) -> None:
        """The error summary has the focus, says it, and the title begins with "Error:"."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_contain_text(self.said(problem, **names))
        assert self.page.title().startswith(self.said("Error:"))
        if self._scripts:
            expect(summary).to_be_focused()

    def reads(self, selector: str) -> str:
        """The words in one place of the page."""
        return self.page.locator(selector).first.inner_text().strip()

    @property
    def words(self) -> str:
        """All words of the page."""
        return self.page.locator("main").inner_text()

    def has_heard_no_complaint(self) -> None:
        """The browser reported no script error and nothing that the security policy stopped."""
        assert not self._complaints, "\n".join(self._complaints)

    # ---- hands

    def _activate(self, target: Locator) -> None:
        target.click()

    def _fill(self, field: Locator, text: str) -> None:
        field.fill(text)

    def _choose(self, option: Locator) -> None:
        option.check()

    def _link(self, words: str) -> Locator:
        return self.page.get_by_role("link", name=words, exact=True).filter(visible=True).first

    def _button(self, words: str) -> Locator:
        """In the page itself, not in the shell around it."""
        main = self.page.get_by_role("main")
        return (
            main.get_by_role("button", name=words, exact=True)
            .or_(main.get_by_role("link", name=words, exact=True))
            .first
        )

    # ---- arriving

    @contextmanager
    def _going(self) -> Iterator[None]:
        with self.page.expect_navigation(wait_until="load") as waiting:
            yield
        answer = waiting.value
        assert answer is not None
        self._arrived(answer)

    def _arrived(self, answer: Response) -> None:
        page = self.page
        assert answer.status < 500, f"{page.url}: {answer.status}"
        _keep_picture(page)
        assert page.get_by_role("heading", level=1).count() == 1, f"{page.url} has not one main heading"
        language = page.locator("html").get_attribute("lang")
        assert language == self.language, f"{page.url} is in {language}"
        self._fits_the_screen()
        heard = len(self._complaints)
        try:
            self._accessibility.judge(page, sent=answer.text(), scripts=self._scripts)
        finally:
            del self._complaints[heard:]  # axe measures colours with styles of its own

    def _fits_the_screen(self) -> None:
        too_wide = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert too_wide[0] <= too_wide[1], f"{self.page.url} scrolls sideways: {too_wide}"

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not message.text.startswith(LOADED):
            self._complaints.append(f"{self.page.url}: {message.text}")


class KeyboardVisitor(Visitor):
    """Somebody without a mouse: Tab to it, then Space, Enter, arrows or typing. Nothing else."""

    def _activate(self, target: Locator) -> None:
        self._tab_to(target)
        self.page.keyboard.press("Enter")

    def _fill(self, field: Locator, text: str) -> None:
        self._tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def _choose(self, option: Locator) -> None:
        if option.get_attribute("type") == "checkbox":
            self._tab_to(option)
            if not option.is_checked():
                self.page.keyboard.press("Space")
        else:
            group = self.page.locator(f'input[type=radio][name="{option.get_attribute("name")}"]')
            self._tab_to(group)
            self.page.keyboard.press("Space")
            for _ in range(group.count()):
                if option.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        expect(option).to_be_checked()

    def _tab_to(self, target: Locator) -> None:
        """Press Tab until one of the targets has the focus, which must then show."""
        for _ in range(MOST_TABS):
            if target.evaluate_all("those => those.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: the keyboard does not reach {target}")


def _keep_picture(page: Page) -> None:
    folder = os.environ.get("JOURNEY_PICTURES")
    if folder:
        width = (page.viewport_size or DESKTOP)["width"]
        place = re.sub(r"[^a-z]+", "-", re.sub(r"[0-9a-f-]{36}", "", page.url.split("/", 3)[-1])).strip("-")
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{next(_pictures):03d}-{place[:50]}-{width}.png", full_page=True)
