"""How much memory the processes take that some work starts."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

import django

Result = TypeVar("Result")


def with_peak_of_children(work: Callable[[], Result]) -> tuple[Result, int]:
    """What the work gives, and the bytes that the largest process it started took.

    It runs in a new process of its own: what is forked from this one counts this one's memory as its own.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        return pool.submit(_measured, work).result()


def _measured(work: Callable[[], Result]) -> tuple[Result, int]:
    result = work()
    return result, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
