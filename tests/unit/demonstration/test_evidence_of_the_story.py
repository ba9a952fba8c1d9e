"""The files of the story's evidence: of their kinds, and each about its own case but for the planted mistake."""

from datetime import date
from tempfile import TemporaryFile

import pytest

from commonplatform.demonstration.evidence.made_files import made_file
from commonplatform.demonstration.evidence.told_documents import MISFILED, ToldAct, acts, documents
from commonplatform.demonstration.evidence.written_words import blocks_of
from commonplatform.demonstration.told import Case, cases, rows
from commonplatform.storage.inspection import inspect_file, words_of
from disclosure.misfiling import Charged, doubts_about

FILED = [act for act in acts() if act.act == "file"]
RECEIVED_ON = date(2026, 11, 9)


def case_of(act: ToldAct) -> Case:
    return next(case for case in cases() if case.reference == act.reference)


@pytest.mark.parametrize("act", FILED, ids=lambda act: act.what)
def test_a_file_is_taken_in_and_names_no_other_case_but_for_the_planted_mistake(act: ToldAct) -> None:
    told, case = documents()[act.what], case_of(act)
    with TemporaryFile() as file:
        file.write(made_file(told, case, received_on=RECEIVED_ON))
        file.seek(0)
        found = inspect_file(file, name=told.file_name)
        words = words_of(file, found.file_type)
    charged = [Charged(defendant.forenames, defendant.surname) for defendant in case.defendants]
    doubts = doubts_about(words, file_name=told.file_name, reference=case.reference, charged=charged)
    assert f".{told.ending}" in found.file_type.endings
    assert {doubt.value for doubt in doubts} == ({"06MC1000926", "Dean Fairclough"} if told.key == MISFILED else set())


def test_every_document_is_filed_once_and_no_two_say_the_same() -> None:
    assert sorted(act.what for act in FILED) == sorted(documents())
    written = [key for key, told in documents().items() if told.ending not in {"jpg", "mp4", "mp3"}]
    said = {blocks_of(key, case_of(FILED[0]), received_on=RECEIVED_ON) for key in written}
    assert len(said) == len(written)


def test_people_and_cases_of_every_act_are_of_the_story() -> None:
    people, references = {row["email"] for row in rows("people")}, {case.reference for case in cases()}
    assert {act.who for act in acts()} <= people
    assert {act.reference for act in acts() if act.reference} <= references


def test_nobody_does_two_things_at_one_moment_so_that_an_act_is_known_by_its_time() -> None:
    moments = [(act.reference, act.who, act.days_ago, act.clock) for act in acts()]
    assert len(set(moments)) == len(moments)
