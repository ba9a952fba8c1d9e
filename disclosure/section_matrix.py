"""The matrix of sections as it stands before anybody has changed it.

Source: domain document "Defence portal", Catalogue of sections and RBAC, with its notes: (b) the accidental holes are
closed, (c) the defence groups share the union of their rights and download what they may read, (d) the private
section is the judges' and the court's, (e) unused material never reaches the bench, (f) the defence reads charges,
pleas, applications and final orders of its own defendant; and with the mapping of paper forms below them: pre-sentence
reports, which are filed under sentence, are read by judges. Court staff stand for the six groups "COURT6", judges for
District Judge, DJMC, Deputies, Recorders and Judge together.
"""

from collections.abc import Iterator

from commonplatform.accounts.roles import COURT_ROLES, Role
from disclosure.sections import SectionCode
from disclosure.states import DocumentAct

_COURT = frozenset(COURT_ROLES)
_CPS = frozenset({Role.PROSECUTOR})
_DEFENCE = frozenset({Role.SOLICITOR, Role.BARRISTER})
_JUDGE = frozenset({Role.JUDGE})
_BENCH = frozenset({Role.MAGISTRATE})
_CLERK = frozenset({Role.CHAMBERS_CLERK})

# Section: (upload, read, download).
_MATRIX: dict[SectionCode, tuple[frozenset[Role], frozenset[Role], frozenset[Role]]] = {
    SectionCode.CHARGES: (_COURT, _COURT | _BENCH | _DEFENCE, _DEFENCE),
    SectionCode.PRIVATE: (_COURT | _JUDGE, _COURT | _JUDGE, _JUDGE),
    SectionCode.CASE_SUMMARY: (_COURT, _COURT | _BENCH | _DEFENCE, _DEFENCE),
    SectionCode.KEY_STATEMENTS: (
        _COURT | _DEFENCE | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.STATEMENTS: (
        _COURT | _DEFENCE | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.KEY_EXHIBITS: (
        _COURT | _DEFENCE | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.EXHIBITS: (_COURT | _DEFENCE | _CPS, _COURT | _DEFENCE | _CPS, _COURT | _DEFENCE | _CPS),
    SectionCode.TRANSCRIPTS: (_COURT | _CPS, _COURT | _BENCH | _CPS, frozenset()),
    SectionCode.FORENSIC_REPORTS: (
        _COURT | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.UNUSED: (_CPS, _COURT | _DEFENCE | _CPS, _COURT | _DEFENCE | _CPS),
    SectionCode.SENSITIVE_UNUSED: (_CPS, _CPS, _CPS),
    SectionCode.DEFENCE_STATEMENT: (
        _DEFENCE,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.PREVIOUS_CONVICTIONS: (
        _COURT | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.IDPC: (
        _COURT | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.MAGISTRATES_BUNDLE: (
        _COURT | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.PLEA: (_COURT, _COURT | _BENCH | _DEFENCE | _CPS, _COURT | _DEFENCE | _CPS),
    SectionCode.MEANS: (frozenset(), _COURT | _DEFENCE, _COURT | _DEFENCE),
    SectionCode.BAIL: (_COURT | _CPS, _COURT | _BENCH | _CPS, frozenset()),
    SectionCode.CASE_MANAGEMENT: (
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS,
        _COURT | _JUDGE | _DEFENCE | _CPS,
    ),
    SectionCode.APPLICATIONS: (_COURT, _COURT | _BENCH | _DEFENCE, _DEFENCE),
    SectionCode.SENTENCE: (_COURT | _DEFENCE | _CPS, _COURT | _JUDGE | _BENCH | _DEFENCE | _CPS, _DEFENCE),
    SectionCode.FINAL_ORDERS: (_COURT, _COURT | _BENCH | _DEFENCE | _CLERK, _DEFENCE),
}


def first_rights() -> Iterator[tuple[SectionCode, Role, DocumentAct]]:
    """Every entry of the matrix, to be filled into the table of rights."""
    for section, (upload, read, download) in _MATRIX.items():
        for act, roles in (
            (DocumentAct.UPLOAD, upload),
            (DocumentAct.READ, read),
            (DocumentAct.DOWNLOAD, download),
        ):
            for role in sorted(roles):
                yield section, role, act
