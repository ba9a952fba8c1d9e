"""Who may do what in which section: a second statement of the matrix, copied by hand from the domain document.

"Defence portal", Catalogue of sections and RBAC, with its notes: holes are closed (b), the defence groups share their
rights and download what they read (c), the private section is the judges' and the court's (d), unused material never
reaches the bench (e), the defence reads CH, PL, AP and CFO of its own defendant (f); and with the mapping of paper
forms: judges read pre-sentence reports (SE). PL is read by the prosecution and
kept by the court as well, and MF, of the court and the defence alone, is filed by the platform ("Online plea",
Documents). SUM is the prosecution's alone. C court staff, J judges, M magistrates, P prosecution, D defence solicitors
and barristers, K chambers clerks; each line: section, upload | read | download.
"""

from commonplatform.accounts.roles import Role

TABLE = """
CH    C      | C M D     | D
PRIV  C J    | C J       | J
CS    C      | C M D     | D
KWS   C D P  | C J M D P | C J D P
WS    C D P  | C J M D P | C J D P
KE    C D P  | C J M D P | C J D P
EX    C D P  | C D P     | C D P
TAI   C P    | C M P     |
SFR   C P    | C J M D P | C J D P
UM    P      | C D P     | C D P
SUM   P      | P         | P
DS    D      | C J M D P | C J D P
PC    C P    | C J M D P | C J D P
IDPC  C P    | C J M D P | C J D P
MCEB  C P    | C J M D P | C J D P
PL    C      | C M D P   | C D P
MF           | C D       | C D
BAC   C P    | C M P     |
CM    C J M D P | C J M D P | C J D P
AP    C      | C M D     | D
SE    C D P  | C J M D P | D
CFO   C      | C K M D   | D
"""
# Nobody uploads there: the platform files them itself.
FILED_BY_THE_PLATFORM = frozenset({"PL", "MF"})
LETTERS: dict[Role, str] = {
    Role.COURT_OFFICER: "C",
    Role.LISTING_OFFICER: "C",
    Role.LEGAL_ADVISER: "C",
    Role.JUDGE: "J",
    Role.MAGISTRATE: "M",
    Role.PROSECUTOR: "P",
    Role.SOLICITOR: "D",
    Role.BARRISTER: "D",
    Role.CHAMBERS_CLERK: "K",
}


def _read() -> dict[tuple[str, str], frozenset[str]]:
    cells: dict[tuple[str, str], frozenset[str]] = {}
    for line in TABLE.strip().splitlines():
        section, _space, rest = line.partition(" ")
        for act, letters in zip(("upload", "read", "download"), rest.split("|"), strict=True):
            cells[section, act] = frozenset(letters.split())
    return cells


CELLS = _read()
SECTIONS = tuple(dict.fromkeys(section for section, _act in CELLS))


def given(section: str, role: Role, act: str) -> bool:
    """Does the table give this to the role?"""
    return LETTERS[role] in CELLS[section, act]
