"""Draw the plea journey into its page of the documentation."""

from typing import Any

from django.core.management.base import BaseCommand

from commonplatform.env import PROJECT_FOLDER
from pleas.journey.drawing import BEGINS, ENDS, drawing


class Command(BaseCommand):
    """`manage.py draw_plea_journey`, after a change of `pleas/journey/steps.py`."""

    help = "Draws docs/plea-journey.md anew from the steps of the journey."

    def handle(self, *args: Any, **options: Any) -> None:
        page = PROJECT_FOLDER / "docs" / "plea-journey.md"
        before, _begins, rest = page.read_text().partition(BEGINS)
        _old, _ends, after = rest.partition(ENDS)
        page.write_text(f"{before}{drawing()}{after}")
