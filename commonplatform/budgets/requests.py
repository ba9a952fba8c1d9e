"""What a request reads, told from its address alone: before the page has done any work.

Counting what is asked for, not what is found, also stops somebody who tries ids of other people's cases.
"""

from uuid import UUID

from django.http import HttpRequest

from commonplatform.budgets.types import Reading

# Lists that show many cases: what a page of them counts for. The first page is everybody's daily work.
LISTS = {"cases:list": 25, "defence:my_cases": 25}
FILES = {"defence:my_cases_file": 100}
# The whole of a case at once, apart from the page that leads to it.
WHOLE_CASES = {"disclosure:open_archive": 50}


def reading_of(request: HttpRequest) -> Reading | None:
    """A case, or something else that has an id: one. Deeper pages of a list: as many as they show."""
    page = request.resolver_match
    if page is None:
        return None
    ids = [value for value in page.kwargs.values() if isinstance(value, UUID)]
    if page.view_name in WHOLE_CASES:
        return Reading(what=request.path, weight=WHOLE_CASES[page.view_name])
    if ids:
        return Reading(what=str(page.kwargs.get("case_id") or ids[0]))
    if page.view_name in FILES:
        return Reading(what=request.get_full_path(), weight=FILES[page.view_name])
    if page.view_name in LISTS and request.GET.get("after"):
        return Reading(what=request.get_full_path(), weight=LISTS[page.view_name])
    return None
