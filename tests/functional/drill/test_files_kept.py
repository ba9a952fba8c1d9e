"""The count of sent files finds what it looks for: a lost file, a doubled one, half a sending, a changed one."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from commonplatform.benchmarks.drill.checking import Verdict
from commonplatform.benchmarks.drill.files_kept import KeptFile, judge_files
from commonplatform.benchmarks.drill.sent_files import Browser, FileToSend, Sending

FILES = (FileToSend("a.txt", b"one", in_parts=False), FileToSend("b.txt", b"two", in_parts=False))
SENDING = Sending(uuid4(), uuid4(), Browser("", ""), FILES)
WHOLE = [KeptFile(uuid4(), file.name, "published", file.sha256) for file in FILES]


def verdict(kept: Sequence[KeptFile], *, told: bool = True, left: bool = False, out: str = "") -> Verdict:
    acknowledged: set[UUID] = {SENDING.key} if told else set()
    gone = {SENDING.key} if left else set()
    return judge_files([SENDING], acknowledged, gone, {SENDING.case_id: kept}, lambda _sent, file: out or file.sha256)


def test_files_that_are_whole_and_once_or_of_somebody_who_left_not_at_all_are_good() -> None:
    assert verdict(WHOLE).is_good
    assert verdict([], told=False, left=True).is_good
    whole_and_not_told = verdict(WHOLE, told=False, left=True)
    assert (whole_and_not_told.is_good, whole_and_not_told.saved_unacknowledged) == (True, 1)


def test_a_lost_file_a_doubled_one_and_half_a_sending_are_found() -> None:
    assert verdict(WHOLE[:1]).lost == 1
    assert verdict([*WHOLE, WHOLE[0]]).doubled == 1
    assert verdict(WHOLE[:1], told=False, left=True).half_saved == 1
    assert verdict([], told=False).never_told == 1


def test_a_file_that_cannot_be_read_or_comes_out_changed_is_lost() -> None:
    assert verdict([WHOLE[0], replace(WHOLE[1], status="waiting_for_scan")]).lost == 1
    assert not verdict(WHOLE, out="of something else").is_good
