"""Every problem code with its field, severity and meaning.

The meanings are for staff and senders; partners read only code and key.
"""

from typing import NamedTuple


class CatalogueEntry(NamedTuple):
    """The field a code speaks of, its usual severity, and when it is raised."""

    key: str
    severity: str
    meaning: str


_PERSON = "individual_personalInformation"
_SELF = "individual_selfDefinedInformation"
_GUARDIAN = "individual_parentGuardianInformation"

CASE_PROBLEMS = {
    "CASE_INITIATION_CODE_INVALID": CatalogueEntry("initiationCode", "E", "missing or unknown initiation code"),
    "SUMMONS_CODE_INVALID": CatalogueEntry("summonsCode", "E", "summons without a known summons code"),
    "PROSECUTOR_OUCODE_NOT_RECOGNISED": CatalogueEntry(
        "prosecutingAuthority", "E", "no prosecutor has this organisation unit code"
    ),
    "PROSECUTOR_NOT_RECOGNISED_AS_AN_AUTHORISED_SJP_PROSECUTOR": CatalogueEntry(
        "prosecutingAuthority", "E", "prosecutor may not use the single justice procedure"
    ),
    "PROSECUTOR_NOT_AOCP_APPROVED": CatalogueEntry(
        "prosecutingAuthority", "E", "prosecutor may not offer an automatic online conviction"
    ),
    "CASE_MARKER_IS_INVALID": CatalogueEntry("caseMarkers", "E", "unknown case marker"),
    "DUPLICATED_PROSECUTION": CatalogueEntry("urn", "E", "a prosecution with this reference was received before"),
}

DEFENDANT_PROBLEMS = {
    "DEFENDANT_DOB_IN_FUTURE": CatalogueEntry(f"{_SELF}_dateOfBirth", "E", "date of birth after today"),
    "DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE": CatalogueEntry(
        "individual_perceivedBirthYear", "E", "perceived birth year is not in the past"
    ),
    "DEFENDANT_NATIONALITY_INVALID": CatalogueEntry(f"{_SELF}_nationality", "E", "unknown nationality"),
    "DEFENDANT_ADDITIONAL_NATIONALITY_INVALID": CatalogueEntry(
        f"{_SELF}_additional_nationality", "E", "unknown additional nationality"
    ),
    "DEFENDANT_OBSERVED_ETHNICITY_INVALID": CatalogueEntry(
        f"{_PERSON}_observedEthnicity", "E", "unknown observed ethnicity"
    ),
    "DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID": CatalogueEntry(
        f"{_SELF}_ethnicity", "E", "unknown self-defined ethnicity"
    ),
    "DEFENDANT_CUSTODY_STATUS_INVALID": CatalogueEntry("custodyStatus", "E", "missing or unknown bail status"),
    "BAIL_CONDITIONS_REQUIRED": CatalogueEntry(
        "individual_bailConditions", "E", "conditional bail without its conditions"
    ),
    "OFFENDER_CODE_IS_INVALID": CatalogueEntry("individual_offenderCode", "E", "unknown offender code"),
    "DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID": CatalogueEntry(
        f"{_PERSON}_contactDetails_primaryEmail", "E", "first e-mail address is not an address"
    ),
    "DEFENDANT_SECONDARY_EMAIL_ADDRESS_INVALID": CatalogueEntry(
        f"{_PERSON}_contactDetails_secondaryEmail", "E", "second e-mail address is not an address"
    ),
    "DEFENDANT_PARENT_GUARDIAN_DATE_OF_BIRTH_IN_FUTURE": CatalogueEntry(
        f"{_GUARDIAN}_selfDefinedInformation_dateOfBirth", "E", "guardian's date of birth after today"
    ),
    "DEFENDANT_PARENT_GUARDIAN_OBSERVED_ETHNICITY_INVALID": CatalogueEntry(
        f"{_GUARDIAN}_personalInformation_observedEthnicity", "E", "guardian's observed ethnicity unknown"
    ),
    "DEFENDANT_PARENT_GUARDIAN_SELF_DEFINED_ETHNICITY_INVALID": CatalogueEntry(
        f"{_GUARDIAN}_selfDefinedInformation_ethnicity", "E", "guardian's self-defined ethnicity unknown"
    ),
    "DEFENDANT_PARENT_GUARDIAN_PRIMARY_EMAIL_ADDRESS_INVALID": CatalogueEntry(
        f"{_GUARDIAN}_personalInformation_contactDetails_primaryEmail", "E", "guardian's first e-mail address"
    ),
    "DEFENDANT_PARENT_GUARDIAN_SECONDARY_EMAIL_ADDRESS_INVALID": CatalogueEntry(
        f"{_GUARDIAN}_personalInformation_contactDetails_secondaryEmail",
        "E",
        "guardian's second e-mail address",
    ),
    "INVALID_PNC_ID": CatalogueEntry("pncIdentifier", "E", "not a PNC identifier"),
    "INVALID_CRO_NUMBER": CatalogueEntry("croNumber", "E", "not a criminal records office number"),
    "INVALID_DEFENDANT_POST_CODE": CatalogueEntry("address_postcode", "E", "not a postcode"),
    "INVALID_DEFENDANT_INDIVIDUAL_POST_CODE": CatalogueEntry(f"{_PERSON}_address_postcode", "E", "not a postcode"),
    "INVALID_GUARDIAN_POST_CODE": CatalogueEntry(
        f"{_GUARDIAN}_personalInformation_address_postcode", "E", "guardian's postcode is not one"
    ),
    "DEFENDANT_INITIATION_CODE_INVALID": CatalogueEntry(
        "defendantInitiationCode", "E", "single justice procedure mixed with another initiation"
    ),
    "COURT_HEARING_LOCATION_OUCODE_INVALID": CatalogueEntry(
        "initialHearing_courtHearingLocation", "E", "hearing location missing, not 7 characters, or unknown"
    ),
    "DATE_OF_HEARING_IN_THE_PAST": CatalogueEntry("initialHearing_dateOfHearing", "E", "hearing date has passed"),
    "DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE": CatalogueEntry(
        "initialHearing_dateOfHearing", "E", "hearing date before the offence"
    ),
}

OFFENCE_PROBLEMS = {
    "OFFENCE_CODE_IS_INVALID": CatalogueEntry("offence_offenceCode", "E", "unknown offence code"),
    "OFFENCE_CODE_IS_GENERIC": CatalogueEntry("offence_offenceCode", "E", "generic offence code"),
    "OFFENCE_REQUIRES_A_LOCATION": CatalogueEntry("offence_offenceLocation", "E", "offence needs a location"),
    "ALCOHOL_DRUG_LEVEL_METHOD_MISSING": CatalogueEntry(
        "offence_alcoholRelatedOffence_alcoholLevelMethod", "E", "test method missing"
    ),
    "ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING": CatalogueEntry(
        "offence_alcoholRelatedOffence_alcoholLevelAmount", "E", "test level missing"
    ),
    "ALCOHOL_DRUG_LEVEL_METHOD_INVALID": CatalogueEntry(
        "offence_alcoholRelatedOffence_alcoholLevelMethod", "E", "unknown test method"
    ),
    "DEFENDANT_OFFENCE_VEHICLE_CODE": CatalogueEntry(
        "offence_vehicleRelatedOffence_vehicleCode", "E", "unknown vehicle code"
    ),
    "CHARGE_DATE_IN_FUTURE": CatalogueEntry("offence_chargeDate", "E", "charge date after today, or missing"),
    "ARREST_DATE_IN_FUTURE": CatalogueEntry("offence_arrestDate", "E", "arrest date after today, or missing"),
    "STATEMENT_OF_FACTS_REQUIRED": CatalogueEntry("offence_statementOfFacts", "E", "statement of facts missing"),
    "STATEMENT_OF_FACTS_WELSH_REQUIRED": CatalogueEntry(
        "offence_statementOfFactsWelsh", "E", "Welsh statement of facts missing"
    ),
    "BACK_DUTY_AMOUNT_MISSING": CatalogueEntry("offence_backduty_value", "E", "back duty amount missing"),
    "BACK_DUTY_DATE_RANGE_INVALID": CatalogueEntry(
        "offence_backduty_fromDate_toDate", "E", "back duty period incomplete or reversed"
    ),
}

WARNINGS = {
    "OFFENCE_OUT_OF_TIME": CatalogueEntry("daysOverdue", "W", "charged after the time limit"),
    "OFFENCE_NOT_IN_EFFECT_ON_OFFENCE_COMMITTED_DATE": CatalogueEntry(
        "offenceInEffectDates", "W", "offence was not law on the day"
    ),
    "DEFENDANT_UNDER_18_YEARS_AT_CHARGE_DATE": CatalogueEntry("dateOfBirth", "W", "youth on the charge date"),
    "IMPRISONABLE_OFFENCE": CatalogueEntry("offence_offenceCode", "W", "offence is imprisonable"),
    "OFFENCE_NOT_SUMMARY": CatalogueEntry("offence_offenceCode", "W", "offence is not summary-only"),
}

CATALOGUED_PROBLEMS = {**CASE_PROBLEMS, **DEFENDANT_PROBLEMS, **OFFENCE_PROBLEMS, **WARNINGS}

READING_PROBLEMS = {
    "MESSAGE_EMPTY": CatalogueEntry("message", "E", "nothing was received"),
    "MESSAGE_TOO_LARGE": CatalogueEntry("message", "E", "larger than the size limit"),
    "MESSAGE_NOT_PROCESSED": CatalogueEntry("message", "E", "a fault of the platform; kept for repair and replay"),
    "MESSAGE_UNREADABLE": CatalogueEntry("message", "E", "the file could not be read"),
    "MESSAGE_KIND_UNKNOWN": CatalogueEntry("message", "E", "neither a police message nor a submission"),
    "ENCODING_INVALID": CatalogueEntry("message", "E", "bytes do not fit the declared encoding"),
    "XML_MALFORMED": CatalogueEntry("message", "E", "not well-formed XML"),
    "XML_DOCTYPE_FORBIDDEN": CatalogueEntry("message", "E", "document type declarations are refused"),
    "XML_TOO_DEEP": CatalogueEntry("message", "E", "elements nested too deeply"),
    "XML_TOO_COMPLEX": CatalogueEntry("message", "E", "too many elements or attributes"),
    "JSON_MALFORMED": CatalogueEntry("message", "E", "not JSON"),
    "JSON_TOO_DEEP": CatalogueEntry("message", "E", "values nested too deeply"),
    "JSON_TOO_COMPLEX": CatalogueEntry("message", "E", "too many values"),
    "JSON_DUPLICATE_KEY": CatalogueEntry("message", "E", "a key stands twice in one object"),
    "JSON_NUMBER_INVALID": CatalogueEntry("message", "E", "a number that is too long, or not a number"),
    "JSON_TEXT_INVALID": CatalogueEntry("message", "E", "text with characters that cannot be stored"),
    "MATERIAL_NOT_ACCEPTED_HERE": CatalogueEntry(
        "material", "E", "a material submission: files are served through the prosecutor's evidence pages"
    ),
}

SCHEMA_PROBLEMS = {
    "FIELD_MISSING": CatalogueEntry("#", "E", "a required field is missing"),
    "FIELD_UNEXPECTED": CatalogueEntry("#", "E", "a field that has no place here"),
    "FIELD_TYPE_INVALID": CatalogueEntry("#", "E", "a value of the wrong type"),
    "FIELD_VALUE_INVALID": CatalogueEntry("#", "E", "a value outside the allowed ones"),
    "FIELD_LENGTH_INVALID": CatalogueEntry("#", "E", "too long, too short, or too few entries"),
    "DEFENDANT_GENDER_INVALID": CatalogueEntry("individual_selfDefinedInformation_gender", "E", "not 0, 1, 2 or 9"),
    "OFFENCE_DATE_CODE_INVALID": CatalogueEntry("offence_offenceDateCode", "E", "code does not fit the dates"),
    "OFFENCE_SEQUENCE_NUMBER_DUPLICATED": CatalogueEntry(
        "offence_offenceSequenceNo", "E", "one sequence number on several offences of a defendant"
    ),
    "PROSECUTOR_DEFENDANT_ID_DUPLICATED": CatalogueEntry(
        "prosecutorDefendantId", "E", "one defendant id on several defendants"
    ),
}


class PoliceAnswer(NamedTuple):
    """A numbered answer of the criminal justice exchange and the field it speaks of."""

    code: str
    key: str


SUBMIT_ANSWERS = {
    "WrongSource": PoliceAnswer("304", "SourceID"),
    "WrongDestination": PoliceAnswer("305", "DestinationID"),
    "InvalidRequestID": PoliceAnswer("306", "RequestID"),
    "ModeError": PoliceAnswer("307", "ExecMode"),
    "InvalidOffenceCode": PoliceAnswer("309", "OffenceCode"),
    "RetrieveNotAvailable": PoliceAnswer("309", "Retrieve"),
}

ROUTE_ANSWERS = {
    "UnknownSystem": PoliceAnswer("301", "SystemID"),
    "PreviouslySent": PoliceAnswer("302", "CorrelationID"),
    "InvalidCorrelationID": PoliceAnswer("306", "CorrelationID"),
    "InvalidDataController": PoliceAnswer("307", "DataController"),
    "InvalidOrganizationalUnitID": PoliceAnswer("308", "OrganizationalUnitID"),
    "UnusableDataStream": PoliceAnswer("1310", "DataStreamContent"),
    "UnknownRouteSourceSystem": PoliceAnswer("1317", "RouteSourceSystem"),
    "UnknownRouteDestinationSystem": PoliceAnswer("1318", "RouteDestinationSystem"),
    "SameSourceAndDestinationSystem": PoliceAnswer("1321", "RouteSourceSystem"),
    "DisallowedDataStreamType": PoliceAnswer("1359", "DataStreamType"),
}

ADDED_WARNINGS = {
    "REFERENCE_SHAPE_UNUSUAL": CatalogueEntry("urn", "W", "not the usual shape of a police reference"),
    "HEARING_TIME_INVALID": CatalogueEntry("initialHearing_timeOfHearing", "W", "hearing time is not a time"),
    "HEARING_TIME_OUTSIDE_SITTING_HOURS": CatalogueEntry(
        "initialHearing_timeOfHearing", "W", "hearing time outside the court's sitting hours"
    ),
    "ORIGINATING_ORGANISATION_INVALID": CatalogueEntry(
        "originatingOrganisation", "W", "originating organisation is not a unit code"
    ),
    "CPS_ORGANISATION_INVALID": CatalogueEntry("cpsOrganisation", "W", "CPS organisation is not a CPS unit code"),
    "DOCUMENTATION_LANGUAGE_INVALID": CatalogueEntry("documentationLanguage", "W", "neither E nor W"),
    "HEARING_LANGUAGE_INVALID": CatalogueEntry("hearingLanguage", "W", "neither E nor W"),
    "TELEPHONE_NUMBER_INVALID": CatalogueEntry(f"{_PERSON}_contactDetails", "W", "not a telephone number"),
    "COURT_CHOSEN_BY_PLATFORM": CatalogueEntry("court", "W", "no court named and none serves the prosecutor"),
    "DEFENDANT_ALREADY_ON_CASE": CatalogueEntry("asn", "W", "this defendant is already on the case"),
    "DEFENDANT_MATCH_TO_CONFIRM": CatalogueEntry(
        "asn", "W", "same name as a defendant on the case, but another arrest summons number"
    ),
}

ADDED_ERRORS = {
    "OFFENCE_WORDING_REQUIRED": CatalogueEntry("offence_offenceWording", "E", "no English wording"),
    "URN_INVALID": CatalogueEntry("urn", "E", "reference without a letter or digit"),
    "CASE_CLOSED_TO_INTAKE": CatalogueEntry("urn", "E", "the case was ejected or filtered out"),
}

ADDED_PROBLEMS = {**READING_PROBLEMS, **SCHEMA_PROBLEMS, **ADDED_WARNINGS, **ADDED_ERRORS}
