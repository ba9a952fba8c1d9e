"""What result codes say about how long documents are kept.

Source: domain document "Hearings and results", Important results. The national catalogue has more codes than that
document; of a code that stands in none of these sets nobody can say whether it is custody, and the documents are then
kept until it is known (`NotKnown.UNKNOWN_CODE`).
"""

from cases.results.codes import ADJOURNMENT, DISQUALIFICATION, ENDORSEMENT

# A total custodial period belongs to each of these. A warrant stands for a custodial sentence in absence.
CUSTODY = frozenset({"IMP", "YOI", "DTO", "TIMP", "WABSN"})

REMITTAL = frozenset({"REMYCT", "REMYCS", "REMITMC"})

# The prosecution has failed for good. Withdrawn and discontinued charges can be begun again, and a discharge of the
# court (AD, CD) is a sentence after conviction: both keep documents for the default of seven years.
DISCHARGE = frozenset({"DISM", "DINE", "NGJ", "NOEVS"})

# Put off, sent on or opened again: the charge is not over, though nobody adjourned it.
NOT_OVER = frozenset({"CCSU", "SCC", "DS", "RC", "RU", "RI", "RIH", "RIB", "RILAB", "REMCB", "REMUB", "REMIC"}) | {
    *("WOFN", "WOFD", "WOFU", "WAROA", "NEXH", "NHMC", "NHCCS", "STDEC", "ROPEN"),
}

_MONEY = {
    *("FO", "FCOMP", "FCOST", "FCPC", "FVS", "NOVS", "VSR", "FVEBD", "COLLOM", "COLO", "NOCOLLO", "COLLO", "PAYT"),
    *("INSTL", "LUMSI", "PDATE", "PTFOR", "PTNC", "RT", "RINSTL", "RLSUM", "RLSUMI", "AEOC", "ABDC", "TFOUT", "FCC"),
    *("FIDICI", "FIDICTI", "FIDIPI", "CONF", "CONFAA", "CON"),
}
_ENDED = {"WDRN", "WDRNNOT", "WDRNOS", "WDRNOU", "DISC", "NSP", "AD", "CD", "BOCOND", "BOJ"}
_IN_THE_COMMUNITY = {
    *("SUSPS", "STIMP", "CO", "UPWR", "RAR", "PR", "CUR", "CURE", "RR", "AAR", "AARAL", "EMREQ", "NORDRC", "CRS"),
    *("YRO", "YOP", "REPO", "FRHS", "FRHC"),
}
_DRIVING = {"LEN", "RDD", "DLDIS", "DOID"}
_ORDERS = {
    *("RESTRAOP", "CRIMBO", "FBO", "SHOPP", "NORR", "FORAD", "DEPV", "TIC", "OREV", "SV", "G"),
    *("D45", "D45A", "D46", "D39", "D11", "D4", "D58", "D49", "PRESS", "CTL", "CTLE", "CTLNE", "DDCH", "GPTAC"),
}
NO_CUSTODY = (
    frozenset(_MONEY | _ENDED | _IN_THE_COMMUNITY | _DRIVING | _ORDERS) | DISQUALIFICATION | ENDORSEMENT | ADJOURNMENT
)
KNOWN = CUSTODY | REMITTAL | DISCHARGE | NOT_OVER | NO_CUSTODY
