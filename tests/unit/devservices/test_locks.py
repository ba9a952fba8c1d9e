"""One supervisor per state folder; test runs side by side get places of their own."""

import os
from pathlib import Path

import pytest

from commonplatform.devservices.exceptions import AlreadyRunning
from commonplatform.devservices.locks import Slots, only_supervisor, supervisor_of


def test_a_second_supervisor_is_refused_and_told_who_has_the_folder(tmp_path: Path) -> None:
    with only_supervisor(tmp_path), pytest.raises(AlreadyRunning) as refused, only_supervisor(tmp_path):
        pass

    assert refused.value.pid == os.getpid()


def test_the_folder_is_free_again_when_its_supervisor_is_gone(tmp_path: Path) -> None:
    with only_supervisor(tmp_path):
        assert supervisor_of(tmp_path) == os.getpid()

    assert supervisor_of(tmp_path) is None
    with only_supervisor(tmp_path):
        pass


def test_looking_for_a_supervisor_makes_no_folder(tmp_path: Path) -> None:
    assert supervisor_of(tmp_path / "demo") is None
    assert not (tmp_path / "demo").exists()


def test_each_run_gets_the_first_free_place(tmp_path: Path) -> None:
    first, second, third = Slots(tmp_path, 2), Slots(tmp_path, 2), Slots(tmp_path, 2)

    assert (first.take(), second.take(), third.take()) == (0, 1, None)
    first.leave()
    assert third.take() == 0


def test_the_last_run_to_leave_sees_that_all_places_are_free(tmp_path: Path) -> None:
    first, second = Slots(tmp_path), Slots(tmp_path)
    first.take()
    second.take()

    first.leave()
    assert not first.all_free()
    second.leave()
    assert second.all_free()
