"""The frame around every tab of the case page: identity bar and tabs, the same for everybody."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.access.policy import Action, Target
from cases.case_places import places
from cases.presenters.access import acts_for
from cases.presenters.case_list import flag_label
from cases.presenters.custody_flags import custody_flags
from cases.selectors.case_file import CaseFile, open_case
from cases.selectors.case_reasons import CaseReasons, case_reasons
from cases.states import CaseStatus, InitiationCode
from commonplatform.accounts.types import Actor
from commonplatform.ui.components import IdentityFact, SubNavigationItem, Tag
from commonplatform.ui.formats import date_and_time, page_language

# Tab, its label, its URL, and what one must be allowed to view. Packages above add pages, and tabs only in the places
# that are kept for them (`cases.case_places`).
SUMMARY = "summary"
TABS = (
    (SUMMARY, gettext_lazy("Summary"), "cases:summary", Target.CASE),
    ("defendants", gettext_lazy("Defendants and charges"), "cases:defendants", Target.DEFENDANT),
    ("means", gettext_lazy("Means"), "cases:means", Target.MEANS),
    ("requests", gettext_lazy("Changes and requests"), "cases:requests", Target.PLEA_REQUEST),
    ("hearings", gettext_lazy("Hearings"), "cases:hearings", Target.HEARING),
    ("documents", gettext_lazy("Documents"), "disclosure:documents", Target.DOCUMENT_LIST),
    ("messages", gettext_lazy("Messages sent"), "cases:messages", Target.MESSAGES),
    ("timeline", gettext_lazy("Timeline"), "cases:timeline", Target.TIMELINE),
    ("access", gettext_lazy("Access"), "cases:access", Target.ACCESS),
)

# What can be done from the case page: label, URL, and the right it needs.
ACTIONS = (
    (gettext_lazy("List this case"), "listings:book_case", Action.CREATE, Target.HEARING),
    (gettext_lazy("Statements with pleas"), "cases:statements", Action.CHANGE, Target.STATEMENT),
    (gettext_lazy("Upload initial details"), "disclosure:upload_idpc", Action.CREATE, Target.IDPC),
    (gettext_lazy("Representation"), "defence:representation", Action.END, Target.REPRESENTATION),
    (gettext_lazy("Give access"), "defence:grant_access", Action.CREATE, Target.GRANT),
    (gettext_lazy("Assign an advocate"), "cases:assign_to_case", Action.CREATE, Target.ADVOCATE),
)

ABOUT_ACCESS = frozenset({Target.REPRESENTATION, Target.GRANT, Target.ADVOCATE})

FLAG_COLOURS = {
    "welsh": "green",
    "under_18": "red",
    "not_guilty": "purple",
    "hearing_asked": "purple",
}


@dataclass(frozen=True, slots=True)
class CaseAction:
    """A button on the case page; those about access stand on that tab too."""

    text: str
    href: str
    is_about_access: bool = False


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """Identity bar, tabs and the opened case; templates extend `cases/case_layout.jinja` with it as `frame`."""

    file: CaseFile
    title: str
    facts: tuple[IdentityFact, ...]
    flags: tuple[Tag, ...]
    tabs: tuple[SubNavigationItem, ...]
    tab_label: str
    actions: tuple[CaseAction, ...]
    reasons: CaseReasons
    why_href: str = ""


def case_frame(
    actor: Actor, case_id: UUID, current_tab: str, *, with_charges: bool = False, keeping: bool = False
) -> CaseFrame:
    """Open the case for one of its tabs. Raises `CaseNotFound` or `NotAllowed` like `open_case`."""
    target = next(target for name, _label, _url, target in _tabs() if name == current_tab)
    file = open_case(actor, case_id, to=target, with_charges=with_charges, keeping=keeping)
    return frame_of(actor, file, current_tab)


def frame_of(actor: Actor, file: CaseFile, current_tab: str) -> CaseFrame:
    """The frame of a case file that the actor has opened already."""
    reasons = case_reasons(actor, file, with_means=current_tab == SUMMARY)
    return CaseFrame(
        file=file,
        title=_("Case %(reference)s") % {"reference": file.case.reference_received},
        facts=_facts(file),
        flags=_flags(file, reasons),
        tabs=tuple(
            SubNavigationItem(text=label, href=_address(url, file), current=name == current_tab)
            for name, label, url, target in _tabs()
            if file.standing.may(Action.VIEW, target)
        ),
        tab_label=str(next(label for name, label, _url, _target in _tabs() if name == current_tab)),
        actions=tuple(
            CaseAction(str(label), _address(url, file), is_about_access=target in ABOUT_ACCESS)
            for label, url, action, target in ACTIONS
            if file.standing.may(action, target)
        ),
        reasons=reasons,
        why_href=_address("cases:why", file) if file.standing.may(Action.VIEW, Target.OWN_ACCESS) else "",
    )


def _tabs() -> tuple[tuple[str, Any, str, Target], ...]:
    """The tabs in their order; what moves the case on stands before what was sent and what happened."""
    at = next(place for place, tab in enumerate(TABS) if tab[0] == "messages")
    return (*TABS[:at], *places(), *TABS[at:])


def court_name(court: object) -> str:
    """A court's name in the reader's language; an empty string for none."""
    if court is None:
        return ""
    welsh = str(getattr(court, "name_welsh", ""))
    return welsh if page_language() == "cy" and welsh else str(getattr(court, "name", ""))


def _address(url: str, file: CaseFile) -> str:
    return reverse(url, kwargs={"case_id": file.case.pk})


def _facts(file: CaseFile) -> tuple[IdentityFact, ...]:
    now = timezone.now()
    upcoming = next((h for h in file.hearings if h.starts_at >= now and h.status == h.Status.LISTED), None)
    when = f"{date_and_time(upcoming.starts_at)}, {court_name(upcoming.court)}" if upcoming else _("None fixed")
    names = ", ".join(defendant.display_name for defendant in file.defendants)
    facts = (
        IdentityFact(label=_("Defendant") if len(file.defendants) == 1 else _("Defendants"), value=names),
        IdentityFact(label=_("You act for"), value=acts_for(file.standing, file.defendants)),
        IdentityFact(label=_("Prosecutor"), value=file.case.prosecutor.name),
        IdentityFact(label=_("Court"), value=court_name(file.case.court) or _("Not allocated")),
    )
    if not file.standing.may(Action.VIEW, Target.HEARING):
        return facts
    return (*facts, IdentityFact(label=_("Next hearing"), value=when))


def _flags(file: CaseFile, reasons: CaseReasons) -> tuple[Tag, ...]:
    """Status and kind of case, then every reason to look closer, in words."""
    flags = [
        Tag(text=CaseStatus(file.case.status).label, colour="blue"),
        Tag(text=InitiationCode(file.case.initiation_code).label, colour="grey"),
    ]
    flags += [Tag(text=flag_label(flag), colour=FLAG_COLOURS.get(flag, "black")) for flag in reasons.flags]
    if "welsh" not in reasons.flags and any("cy" in (d.document_language, d.hearing_language) for d in file.defendants):
        flags.append(Tag(text=flag_label("welsh"), colour=FLAG_COLOURS["welsh"]))
    return (*flags, *custody_flags(file, reasons.custody))
