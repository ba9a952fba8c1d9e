"""axe, on every page that somebody arrives at."""

import hashlib
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

_EACH_TIME_NEW = re.compile(
    r'nonce="[^"]*"|name="(csrfmiddlewaretoken|submission_key)"[^>]*|[0-9a-f]{8}-[0-9a-f-]{27}|\d+'
)
_AXE = Path(AXE_FILE_PATH).read_text()


class Accessibility:
    """axe on every page once: a page that differs from one judged before in nothing but numbers and keys
    is not judged again at the same width."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._judged: set[str] = set()

    def judge(self, page: Page, *, sent: str, scripts: bool) -> None:
        """`sent` is the page as the server gave it."""
        width = page.viewport_size["width"] if page.viewport_size else 0
        mark = hashlib.sha256(f"{width}{_EACH_TIME_NEW.sub('', sent)}".encode()).hexdigest()
        if mark in self._judged:
            return
        self._judged.add(mark)
        violations = self._run(page) if scripts else self._run_on_a_copy(page)
        assert not violations, f"{page.url}\n" + "\n".join(map(_in_words, violations))

    def _run(self, page: Page) -> list[dict[str, Any]]:
        page.evaluate(_AXE)
        found: list[dict[str, Any]] = page.evaluate(
            "axe.run({resultTypes: ['violations']}).then(results => results.violations)"
        )
        return found

    def _run_on_a_copy(self, page: Page) -> list[dict[str, Any]]:
        """axe is a script itself: where scripts are off, a copy of the page is judged where they are on."""
        html = page.content()
        copy = self._browser.new_page(viewport=page.viewport_size, bypass_csp=True)
        try:
            copy.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
            copy.goto(page.url)
            return self._run(copy)
        finally:
            copy.close()


def _in_words(violation: dict[str, Any]) -> str:
    where = "; ".join(str(node["html"])[:200] for node in violation["nodes"][:3])
    return f"{violation['id']} ({violation['impact']}): {violation['help']} – {where}"
