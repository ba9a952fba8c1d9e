"""The states of a case and of a plea, and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseStatus(TextChoices):
    """Where a case stands. `RECEIVED` until somebody answers or it is listed."""

    RECEIVED = "received", _("Awaiting plea")
    PLEA_ENTERED = "plea_entered", _("Plea entered")
    LISTED = "listed", _("Listed")
    CONCLUDED = "concluded", _("Concluded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


CASE_MOVES: dict[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.RECEIVED: frozenset(
        {CaseStatus.PLEA_ENTERED, CaseStatus.LISTED, CaseStatus.CONCLUDED, CaseStatus.WITHDRAWN}
    ),
    CaseStatus.PLEA_ENTERED: frozenset({CaseStatus.LISTED, CaseStatus.CONCLUDED, CaseStatus.WITHDRAWN}),
    CaseStatus.LISTED: frozenset({CaseStatus.CONCLUDED, CaseStatus.WITHDRAWN}),
    CaseStatus.CONCLUDED: frozenset(),
    CaseStatus.WITHDRAWN: frozenset(),
}

# A notice can be answered, and its fixed offer accepted, while the case stands so.
OPEN_FOR_PLEA = frozenset({CaseStatus.RECEIVED, CaseStatus.PLEA_ENTERED})
OPEN_STATUSES = frozenset({CaseStatus.RECEIVED, CaseStatus.PLEA_ENTERED, CaseStatus.LISTED})


class InitiationCode(TextChoices):
    """How a case was begun (domain document "Case and evidence intake", Initiation codes)."""

    CHARGE = "C", _("Charge")
    REQUISITION = "Q", _("Postal requisition")
    SUMMONS = "S", _("Summons")
    SINGLE_JUSTICE = "J", _("Single justice procedure notice")
    REMITTED = "R", _("Remitted")
    OTHER = "O", _("Other")


class PleaChoice(TextChoices):
    """What was pleaded. More pleas exist in court; these are the ones a notice can be answered with.

    `GUILTY_ATTENDING` asks for a hearing: the single justice cannot decide it on the papers
    (domain document "Online plea", Not guilty, attending, and trial consequences).
    """

    GUILTY = "guilty", _("Guilty")
    GUILTY_ATTENDING = "guilty_attending", _("Guilty, will attend court")
    NOT_GUILTY = "not_guilty", _("Not guilty")


class EnteredPlea(TextChoices):
    """What stands on the case for a charge: a plea that was made, or that one was withdrawn."""

    GUILTY = "guilty", _("Guilty")
    GUILTY_ATTENDING = "guilty_attending", _("Guilty, will attend court")
    NOT_GUILTY = "not_guilty", _("Not guilty")
    WITHDRAWN = "withdrawn", _("Plea withdrawn")


class MeansKind(TextChoices):
    """Whose means a form is about."""

    INDIVIDUAL = "individual", _("Individual")
    COMPANY = "company", _("Company")


class DetailKind(TextChoices):
    """A detail of a defendant that somebody may propose to change."""

    NAME = "name", _("Name")
    ADDRESS = "address", _("Address")
    DATE_OF_BIRTH = "date_of_birth", _("Date of birth")
    EMAIL = "email", _("E-mail address")
    TELEPHONE = "telephone", _("Telephone number")
    INSURANCE_NUMBER = "insurance_number", _("National Insurance number")
    DRIVER_NUMBER = "driver_number", _("Driver number")


class ChangeState(TextChoices):
    """Where a proposed change of details stands."""

    WAITING = "waiting", _("Waiting for the court")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class RequestKind(TextChoices):
    """What somebody asks for who has pleaded and thinks again before the decision."""

    CHANGE = "change", _("Change of plea")
    WITHDRAW = "withdraw", _("Withdrawal of plea")


class RequestState(TextChoices):
    """Where such a request stands."""

    WAITING = "waiting", _("Waiting for the court")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class PleaMethod(TextChoices):
    """How the plea reached the court."""

    ONLINE = "online", _("Online")
    ASSISTED = "assisted", _("Online, with help")
    POSTAL = "postal", _("By post")
    IN_COURT = "in_court", _("In court")


class OfferCancelled(TextChoices):
    """Why an accepted fixed offer does not count."""

    PLEA = "plea", _("the defendant entered a plea instead")
    LISTED = "listed", _("the case was listed for a hearing")
    CONCLUDED = "concluded", _("the case was concluded otherwise")
    WITHDRAWN = "withdrawn", _("the prosecutor withdrew the case")
    DECIDED = "decided", _("the court has given a result")


class Relation(TextChoices):
    """How somebody stands to a case: the column of the policy table that varies case by case."""

    PROSECUTING = "prosecuting", _("Prosecuting authority")
    COURT = "court", _("Court dealing with the case")
    REPRESENTING = "representing", _("Representing a defendant")
    GRANTED = "granted", _("Granted access by the representing firm")
    INSTRUCTED = "instructed", _("Instructed, not on record")
    SELF = "self", _("Defendant")
    NONE = "none", _("No relation")


# Hearings at which the facts are found (domain document "Hearings and results", Hearing types): trial, trial without
# witnesses, trial of issue.
TRIAL_TYPES = frozenset({"TRL", "TNW", "TIS"})
DEFENCE_RELATIONS = frozenset({Relation.REPRESENTING, Relation.GRANTED, Relation.INSTRUCTED})


class AssignmentBasis(TextChoices):
    """How an advocate was assigned to prosecute (domain document "Defence portal", Prosecution advocates)."""

    DIRECT = "direct", _("Assigned to the case")
    HEARING = "hearing", _("Assigned for a hearing")


WHOLE_CASE_RELATIONS = frozenset({Relation.PROSECUTING, Relation.COURT})
