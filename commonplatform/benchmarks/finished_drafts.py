"""Proved visits with finished drafts: what is left of each is the click on "send"."""

import time
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.crypto import get_random_string

from cases.states import PleaChoice
from commonplatform.accounts.database_scope import database_scope, task_scope
from commonplatform.accounts.types import DatabaseRole, Purpose
from commonplatform.benchmarks.web_load import Post
from commonplatform.encryption.fields import sealed_json
from pleas.answers import (
    Answers,
    ChargeAnswer,
    DeductionWish,
    EmploymentStatus,
    Income,
    Means,
    PayPeriod,
    PersonDetails,
)

_WAITING = """
    SELECT o.case_id, o.defendant_id, o.id FROM cases_offence o
    JOIN cases_case c ON c.id = o.case_id AND c.status = 'received' AND c.reference LIKE 'BENCH%%'
    WHERE NOT EXISTS (SELECT 1 FROM cases_plea p WHERE p.offence_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM pleas_draft d WHERE d.defendant_id = o.defendant_id)
      AND NOT EXISTS (SELECT 1 FROM cases_defendant d WHERE d.case_id = o.case_id AND d.position = 2)
    ORDER BY c.reference DESC LIMIT %s
"""
_DRAFT = """
    INSERT INTO pleas_draft (id, case_id, defendant_id, visit, answers, created_at, saved_at)
    SELECT gen_random_uuid(), %s, %s, %s, %s, now(), now()
"""


@dataclass(frozen=True, slots=True)
class FinishedDraft:
    """Whose it is, and the request that sends it."""

    defendant_id: UUID
    post: Post


def finished_drafts(count: int, *, language: str = "en") -> list[FinishedDraft]:
    """As many as wanted, of defendants who have no draft yet. Needs `seed_bench` first."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_WAITING, [count])
        waiting = cursor.fetchall()
    assert len(waiting) == count, "seed_bench first: not enough cases without a plea"
    return [FinishedDraft(row[1], _finish(*row, language=language)) for row in waiting]


def _finish(case_id: UUID, defendant_id: UUID, offence_id: UUID, *, language: str) -> Post:
    token, secret = uuid4(), get_random_string(32)
    with (
        database_scope(role=DatabaseRole.CITIZEN, principals=[defendant_id], case_id=case_id),
        connection.cursor() as cursor,
    ):
        cursor.execute(_DRAFT, [case_id, defendant_id, token, _answers(offence_id)])
    cookies = {
        settings.CSRF_COOKIE_NAME: secret,
        settings.SESSION_COOKIE_NAME: _visit(case_id, defendant_id, token),
        settings.LANGUAGE_COOKIE_NAME: language,
    }
    form = {"csrfmiddlewaretoken": secret, "submission_key": str(uuid4()), "declared": "on"}
    return Post(
        reverse("public:plea:declaration"),
        urlencode(form),
        "; ".join(f"{name}={value}" for name, value in cookies.items()),
    )


def _visit(case_id: UUID, defendant_id: UUID, token: UUID) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["plea_visit"] = {"case": str(case_id), "defendant": str(defendant_id), "token": str(token)}
    session["started_at"] = session["seen_at"] = int(time.time())
    session.create()
    return str(session.session_key)


def _answers(offence_id: UUID) -> bytes:
    """Every page answered by somebody in work who pleads guilty, under another name than the case has."""
    answers = Answers(
        {offence_id: ChargeAnswer(PleaChoice.GUILTY)},
        person=PersonDetails(
            "Bench",
            "Mark",
            address_is_correct=True,
            email="bench@example.org",
            telephone="07700 900123",
            has_insurance_number=True,
            insurance_number="AB 12 34 56 C",
        ),
        means=Means(
            EmploymentStatus.EMPLOYED,
            pay=Income(Decimal("1850.00"), PayPeriod.MONTHLY),
            deduction=DeductionWish.NONE,
            has_outstanding_fines=False,
            has_hardship=False,
        ),
    )
    return sealed_json(answers.as_json(), about="answers")
