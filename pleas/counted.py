"""What an answer and an abandoned draft are counted by; the figures themselves are in `pleas.figures`."""

from dataclasses import replace
from datetime import date

from cases.selectors.answering import AnsweringDefendant
from cases.states import PleaChoice
from pleas.answers import Answers, OfferAnswer
from pleas.figures.states import Channel
from pleas.figures.types import GivenUp, SentAnswer
from pleas.journey import CaseFacts, Journey
from pleas.models import Submission


def sent_answer(sent: Submission, answers: Answers, defendant: AnsweringDefendant, *, day: date) -> SentAnswer:
    """The answer as the figures take it: kinds of plea and lengths, no word of it."""
    return SentAnswer(
        submission_id=sent.pk,
        day=day,
        court_id=defendant.court_id,
        initiation_code=defendant.initiation_code,
        is_company=defendant.is_company,
        hearing_on=defendant.hearing_on,
        postcode=defendant.held.address.postcode,
        choices=list(answers.pleas.values()),
        language=sent.language,
        channel=Channel(sent.channel),
        steps=steps_of(Journey(_facts_from(answers, today=day, is_company=defendant.is_company), answers)),
        offer_accepted=answers.offer == OfferAnswer.ACCEPTED,
        mitigation_length=_written(answers, denied=False),
        defence_length=_written(answers, denied=True),
    )


def steps_of(journey: Journey) -> tuple[str, ...]:
    """The pages of a journey by name, each once."""
    return tuple(dict.fromkeys(place.name for place in journey.places))


def given_up(found: GivenUp, facts: CaseFacts, answers: Answers) -> GivenUp:
    """How far somebody came who sent nothing: the pages before the first that is not answered."""
    journey = Journey(facts, answers)
    stopped_at = journey.first_unanswered()
    places = journey.places
    answered = dict.fromkeys(place.name for place in places[: places.index(stopped_at)])
    answered.pop(stopped_at.name, None)
    return replace(found, steps=tuple(answered), stopped_at=stopped_at.name)


def _facts_from(answers: Answers, *, today: date, is_company: bool) -> CaseFacts:
    """What the case was like, as far as the answers tell: a question that was answered was asked."""
    person, attendance = answers.person, answers.attendance
    return CaseFacts(
        charges=tuple(answers.charges),
        today=today,
        is_company=is_company,
        court_supports_welsh=answers.document_language is not None
        or (attendance is not None and attendance.hearing_language is not None),
        has_motoring_charge=person is not None and person.has_licence is not None,
        birth_is_known=person is None or person.born_on is None,
        has_fixed_offer=answers.offer is not None,
    )


def _written(answers: Answers, *, denied: bool) -> int:
    return sum(
        len(charge.statement)
        for charge in answers.charges.values()
        if charge.plea is not None and (charge.plea == PleaChoice.NOT_GUILTY) == denied
    )
