"""The code lists intake falls back on when reference data holds no entry of a list.

Sources: domain document "Case and evidence intake", "Reference data needed for intake" and "Identifiers and formats".
"""

from cases.intake.rules.reference import CodeSet

_COUNTRIES = (
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR"
    " BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL"
    " COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK"
    " FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV"
    " HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO"
    " LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG"
    " MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN"
    " PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE"
    " SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO"
    " TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE"
)

DEFAULT_CODES: dict[CodeSet, frozenset[str]] = {
    CodeSet.SUMMONS: frozenset("ABEMW"),
    CodeSet.BAIL_STATUS: frozenset("BUCRPLS"),
    CodeSet.OBSERVED_ETHNICITY: frozenset("0123456789"),
    CodeSet.SELF_DEFINED_ETHNICITY: frozenset(
        ["W1", "W2", "W9", "M1", "M2", "M3", "M9", "A1", "A2", "A3", "A9", "B1", "B2", "B9", "O1", "O9", "NS"]
    ),
    CodeSet.NATIONALITY: frozenset(_COUNTRIES.split()),
    CodeSet.OFFENDER: frozenset({"PO", "PYO"}),
    CodeSet.ALCOHOL_METHOD: frozenset("ABC"),
    CodeSet.VEHICLE: frozenset("LO"),
}


def known_by_default(code_set: CodeSet, code: str) -> bool:
    """Whether the code counts as known while reference data does not list the set.

    Numbered national country codes are taken as they come; case markers and police systems by their
    shape.
    """
    if code_set is CodeSet.CASE_MARKER:
        return len(code) == 2 and code.isalnum()
    if code_set is CodeSet.POLICE_SYSTEM:
        return len(code) > 5 and code[:5].isdigit()
    if code_set is CodeSet.NATIONALITY and len(code) == 3 and code.isdigit():
        return True
    return code.upper() in DEFAULT_CODES[code_set]
