"""What the prosecutor does: uploads forty files at once, publishes initial details, replaces those of one defendant."""

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Locator, expect

from cases.models import Case
from tests.journeys.evidence_story.files import INFECTED, LONG_NAME, REFUSED, STATEMENTS, Files, saying
from tests.support.browser import Visitor
from tests.support.live import carry_out_effects

RECORD_OF_ADA = "Previous convictions of the first defendant"
BUILT_FROM = (*STATEMENTS[:3], "Summary of the case", RECORD_OF_ADA)
REPLACED_FROM = (*STATEMENTS[1:4], "Summary of the case", RECORD_OF_ADA)
_A_MINUTE = 60_000


def uploads_everything_at_once(prosecutor: Visitor, case: Case, files: Files, folder: Path) -> None:
    """Chosen together in one window; each is said to be ready, or why it is not taken."""
    begins(prosecutor, case, section="Key exhibits", concerning="The whole case")
    chooses(prosecutor, files, folder)
    for name, why in REFUSED.items():
        expect(_row(prosecutor, name)).to_contain_text(why)
    prosecutor.sees(f"Ready: {len(files) - len(REFUSED)}. Not taken in: {len(REFUSED)}. On their way: 0.")
    prosecutor.press("File the documents")
    prosecutor.sees("The documents were received. Each is published as soon as it has been scanned")
    prosecutor.sees(f"5 files could not be taken in and were not filed: {', '.join(REFUSED)}")
    carry_out_effects(workers=2)
    prosecutor.follow("Documents")
    prosecutor.sees(*STATEMENTS, LONG_NAME)
    prosecutor.does_not_see(*(name.rpartition(".")[0] for name in REFUSED))
    expect(prosecutor.page.get_by_role("row").filter(has_text=INFECTED)).to_contain_text(
        "EICAR test file, found by development scanner"
    )


def uploads_what_concerns_one_defendant(prosecutor: Visitor, case: Case, folder: Path) -> None:
    begins(prosecutor, case, section="Previous convictions", concerning="Ada Lovelace")
    content = saying(RECORD_OF_ADA, "Fined for keeping a boat without a licence.")
    chooses(prosecutor, {f"{RECORD_OF_ADA}.pdf": content}, folder)
    prosecutor.press("File the documents")
    carry_out_effects()


def chooses(prosecutor: Visitor, files: Files, folder: Path) -> None:
    """In the browser's own window; one is sent after the other, and looked into while the next is on its way."""
    paths = [folder / name for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    page = prosecutor.page
    page.locator("input[type=file]").set_input_files(paths)
    expect(_row(prosecutor, paths[-1].name)).to_contain_text("Being checked", timeout=_A_MINUTE)
    while _rows(prosecutor).get_by_text("Being checked").count():
        carry_out_effects(workers=2)
        with page.expect_response("**/sent-files/**"):
            """The page sends the next, or asks how it stands."""


def publishes_initial_details(
    prosecutor: Visitor, case: Case, *, of: tuple[str, ...], for_whom: tuple[str, ...]
) -> None:
    prosecutor.visit(reverse("disclosure:documents", args=[case.pk]))
    prosecutor.press("Build initial details")
    for each in (*for_whom, *of):
        prosecutor.choose(each)
    prosecutor.press("Build and publish")
    carry_out_effects(workers=2)
    prosecutor.page.get_by_role("button", name="Go to the initial details").wait_for()
    prosecutor.press("Go to the initial details")
    prosecutor.sees("Documents in it")


def begins(prosecutor: Visitor, case: Case, *, section: str, concerning: str) -> None:
    prosecutor.visit(reverse("disclosure:documents", args=[case.pk]))
    prosecutor.press("Upload documents")
    prosecutor.select("Section", section)
    prosecutor.choose(concerning)
    prosecutor.press("Continue")


def _rows(prosecutor: Visitor) -> Locator:
    return prosecutor.page.locator(".moj-multi-file-upload__row")


def _row(prosecutor: Visitor, name: str) -> Locator:
    return _rows(prosecutor).filter(has_text=name)
