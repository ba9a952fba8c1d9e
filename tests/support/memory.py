"""How much memory the processes take that some work starts."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Result = TypeVar("Result")


def with_peak_of_children(work: Callable[[], Result]) -> tuple[Result, int]:
    """What the work gives, and the bytes that the largest process it started took.

    It runs in a process of its own: the figures of this one hold whatever other tests have started before.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return pool.submit(_measured, work).result()


def _measured(work: Callable[[], Result]) -> tuple[Result, int]:
    result = work()
    return result, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
