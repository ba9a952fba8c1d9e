"""What the lines of the matrix are made of: who asks, and rules that look the answer up in the policy table.

The order of refusals is the service's promise: nobody signed in is led to the sign-in (302); a case
that is none of one's own is absent (404); a right missing inside one's own is 403.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import html
from lxml.etree import _Element

from cases.access import policy
from cases.access.policy import Action, Target
from cases.states import WHOLE_CASE_RELATIONS, Relation
from commonplatform.accounts.roles import COURT_ROLES, Role
from disclosure.section_matrix import first_rights
from disclosure.sections import BY_CODE
from disclosure.states import DocumentAct

OPEN, SIGN_IN, ELSEWHERE, REFUSED, ABSENT, NO_GET = 200, 302, 302, 403, 404, 405
WHOLE = 0
_SECTION_RIGHTS = frozenset(first_rights())
FIRST, SECOND, UNREPRESENTED, LOCKED = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who asks. `stands` are relations to the matrix's case, each to a defendant's position
    (or the whole case); `at_the_court` says whether their court deals with it, `in_the_chambers` whether they
    work in the chambers of the barrister who was given access, `manages_people` whether they manage the people of
    their own organisation."""

    name: str
    role: Role | None = None
    stands: frozenset[tuple[Relation, int]] = frozenset()
    at_the_court: bool = False
    has_searched: bool = False
    in_the_chambers: bool = False
    manages_people: bool = False
    sends: bool = False

    @property
    def is_signed_in(self) -> bool:
        return self.role not in (None, Role.CITIZEN)

    def permitted(self, action: Action, target: Target, position: int = WHOLE) -> int:
        """What the policy table says about this right in the matrix's case."""
        if self.role is None or not self.is_signed_in:
            return SIGN_IN
        if not any(policy.permits(self.role, r, Action.VIEW, Target.CASE) for r, _ in self.stands):
            return ABSENT
        reaching = {r for r, at in self.stands if position in (WHOLE, at) or r in WHOLE_CASE_RELATIONS}
        if not reaching:
            return ABSENT
        return OPEN if any(policy.permits(self.role, r, action, target) for r in reaching) else REFUSED

    def with_document(self, act: DocumentAct, section: str, position: int = WHOLE) -> int:
        """What the table and the matrix of sections together say about documents of a section."""
        action = Action.CREATE if act == DocumentAct.UPLOAD else Action.VIEW
        if act != DocumentAct.UPLOAD and section != "IDPC" and {r for r, _at in self.stands} == {Relation.INSTRUCTED}:
            return ABSENT  # the database itself shows nothing but the initial details
        status = self.permitted(action, BY_CODE[section].target, position)
        return REFUSED if status == OPEN and (section, self.acting_role, act) not in _SECTION_RIGHTS else status

    def finds_documents(self, section: str) -> bool:
        """Has the role anything to do in the section? Else the database has no document of it for them."""
        return any((section, self.acting_role, act) in _SECTION_RIGHTS for act in DocumentAct)

    @property
    def acting_role(self) -> Role | None:
        """An advocate who prosecutes has the rights of the prosecution."""
        prosecutes = any(relation == Relation.PROSECUTING for relation, _at in self.stands)
        return Role.PROSECUTOR if prosecutes else self.role

    def ever_permitted(self, action: Action, target: Target) -> int:
        """What the table says about a right that concerns no single case."""
        if self.role is None or not self.is_signed_in:
            return SIGN_IN
        return OPEN if policy.relations_permitting(self.role, action, target) else REFUSED


Rule = Callable[[Persona], int]


@dataclass(frozen=True, slots=True)
class Line:
    """What one address answers to a GET. `takes` names the world's values for its arguments.

    `posts`: it takes forms. `frames_a_file`: it shows a file in a frame. `sends_to_the_store`: its
    script sends files there. `sending` is what the form in `sends` (field to value of the world) is answered with,
    where that needs another right than seeing the page.
    """

    rule: Rule
    takes: Mapping[str, str] = field(default_factory=dict)
    posts: bool = False
    frames_a_file: bool = False
    sends_to_the_store: bool = False
    sending: Rule | None = None
    sends: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inside:
    """Words on a page that only those see who have one more right.

    `in_sibling`: on the page of the other case of the same parties, in which the first defendant has a result
    and does not answer any more.
    """

    page: str
    words: str
    action: Action
    target: Target
    position: int = WHOLE
    in_sibling: bool = False

    def permitted(self, who: Persona) -> int:
        return who.permitted(self.action, self.target, self.position)

    def is_shown(self, content: str) -> bool:
        return self.words in content


@dataclass(frozen=True, slots=True)
class OfSection:
    """The same where the matrix of sections has a say: a document's name among the documents, or, with a `column`,
    a yes in the row of the section on the page about rights."""

    page: str
    words: str
    act: DocumentAct
    section: str
    position: int = WHOLE
    column: str = ""
    in_sibling: bool = False

    def permitted(self, who: Persona) -> int:
        return who.with_document(self.act, self.section, self.position)

    def is_shown(self, content: str) -> bool:
        if not self.column:
            return self.words in content
        rows = html.fromstring(content).findall(".//table/tbody/tr")
        cells = {_said(row[0]): row for row in rows}.get(self.words, ())
        return any(cell.get("data-label") == self.column and _said(cell) == "Yes" for cell in cells)


def _said(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def everybody(status: int = OPEN) -> Rule:
    return lambda who: status


def helpers_say_for_whom_first(who: Persona) -> int:
    """The journey's first question; a helper is led to the page that asks whose answer it is."""
    return ELSEWHERE if who.role == Role.PLEA_HELPER else OPEN


def signed_in(status: int = OPEN, *, otherwise: int = SIGN_IN) -> Rule:
    return lambda who: status if who.is_signed_in else otherwise


def the_defendant(action: Action, target: Target, *, allowed: int = OPEN) -> Rule:
    """Pages after the second factor; everybody else is told that no visit is going on."""

    def rule(who: Persona) -> int:
        if who.role != Role.CITIZEN:
            return ELSEWHERE
        return allowed if policy.permits(Role.CITIZEN, Relation.SELF, action, target) else REFUSED

    return rule


def in_the_case(action: Action, target: Target, position: int = WHOLE, *, allowed: int = OPEN) -> Rule:
    def rule(who: Persona) -> int:
        status = who.permitted(action, target, position)
        return allowed if status == OPEN else status

    return rule


def in_the_section(act: DocumentAct, section: str, position: int = WHOLE, *, allowed: int = OPEN) -> Rule:
    """A page of the case about the documents of a section."""

    def rule(who: Persona) -> int:
        status = who.with_document(act, section, position)
        return allowed if status == OPEN else status

    return rule


def with_a_document(act: DocumentAct, section: str, position: int = WHOLE, *, allowed: int = OPEN) -> Rule:
    """One document: absent for a role that has nothing to do in its section."""

    def rule(who: Persona) -> int:
        status = who.with_document(act, section, position)
        if status == REFUSED and not who.finds_documents(section):
            return ABSENT
        return allowed if status == OPEN else status

    return rule


def on_a_document(action: Action, target: Target, section: str, position: int = WHOLE) -> Rule:
    """What is done on a document that one may read, with a right of its own."""
    reading = with_a_document(DocumentAct.READ, section, position)

    def rule(who: Persona) -> int:
        status = reading(who)
        return who.permitted(action, target, position) if status == OPEN else status

    return rule


def of_the_court_with_a_document(act: DocumentAct, section: str, position: int = WHOLE) -> Rule:
    """What parties may do with what they sent themselves only, and nobody of the matrix sent this."""
    of_the_document = with_a_document(act, section, position)

    def rule(who: Persona) -> int:
        status = of_the_document(who)
        return REFUSED if status == OPEN and who.role not in COURT_ROLES else status

    return rule


def in_some_case(action: Action, target: Target, *, allowed: int = OPEN) -> Rule:
    def rule(who: Persona) -> int:
        status = who.ever_permitted(action, target)
        return allowed if status == OPEN else status

    return rule


def of_this_court(action: Action, target: Target, *, allowed: int = OPEN) -> Rule:
    """Something that belongs to the court itself: absent for the staff of another."""

    def rule(who: Persona) -> int:
        status = who.ever_permitted(action, target)
        if status != OPEN:
            return status
        return allowed if who.at_the_court else ABSENT

    return rule


def of_the_firm_on_record(who: Persona) -> int:
    """A bundle that the firm on record asked for: absent for every other organisation, whatever it may read."""
    if not who.is_signed_in:
        return SIGN_IN
    if (Relation.REPRESENTING, FIRST) not in who.stands:
        return ABSENT
    return who.permitted(Action.VIEW, Target.DOCUMENT_LIST, FIRST)


def of_the_firm_on_record_elsewhere(who: Persona) -> int:
    """Its file: a link to the store."""
    status = of_the_firm_on_record(who)
    return ELSEWHERE if status == OPEN else status


def of_these_chambers(action: Action, target: Target) -> Rule:
    """What somebody in the chambers has; absent for clerks of anybody else."""

    def rule(who: Persona) -> int:
        status = who.ever_permitted(action, target)
        return ABSENT if status == OPEN and not who.in_the_chambers else status

    return rule


def managing_people(who: Persona) -> int:
    """The people of one's own organisation: the role must allow it, and the person have the right."""
    status = who.ever_permitted(Action.CHANGE, Target.ORGANISATION_PEOPLE)
    return REFUSED if status == OPEN and not who.manages_people else status


def the_one_who_searched(who: Persona) -> int:
    """The proof of a search opens for the person who searched, and for nobody else."""
    status = who.ever_permitted(Action.VIEW, Target.DEFENCE_SEARCH)
    return ABSENT if status == OPEN and not who.has_searched else status


def the_one_who_searched_may(action: Action, target: Target, *, allowed: int = OPEN) -> Rule:
    """What one needs a right for besides the proof."""

    def rule(who: Persona) -> int:
        status = who.ever_permitted(action, target)
        if status != OPEN:
            return status
        found = the_one_who_searched(who)
        return allowed if found == OPEN else found

    return rule


def the_one_who_searched_goes_on_record(who: Persona) -> int:
    found = the_one_who_searched(who)
    if found != OPEN:
        return found
    status = who.ever_permitted(Action.CREATE, Target.REPRESENTATION)
    return ELSEWHERE if status == OPEN else status


def their_work(action: Action, target: Target) -> Rule:
    """A piece of work of the court dealing with the case; absent for everybody else who has work."""

    def rule(who: Persona) -> int:
        sees_work = who.ever_permitted(Action.VIEW, Target.WORK)
        if sees_work != OPEN:
            return sees_work
        if not who.at_the_court:
            return ABSENT
        status = who.permitted(action, target)
        return ELSEWHERE if status == OPEN else status

    return rule


def the_sender(status: int = OPEN) -> Rule:
    """Files on their way are there for the one person who sends them."""

    def rule(who: Persona) -> int:
        if not who.is_signed_in:
            return SIGN_IN
        return status if who.sends else ABSENT

    return rule


def administrators(status: int = OPEN, *, action: Action = Action.VIEW) -> Rule:
    """Reference data and people, by the row of the table about reference data."""

    def rule(who: Persona) -> int:
        allowed = who.ever_permitted(action, Target.REFERENCE_DATA)
        return status if allowed == OPEN else allowed

    return rule
