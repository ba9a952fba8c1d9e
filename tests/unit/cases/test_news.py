"""What counts as news to somebody who comes back to a case."""

from cases.event_sentences import READINGS, SENTENCES
from cases.visits import KINDS, NEWS_OF, News, counted


def test_every_kind_of_news_is_an_event_that_the_timeline_can_tell() -> None:
    assert set(NEWS_OF) <= set(SENTENCES)
    assert not set(NEWS_OF) & READINGS


def test_no_kind_is_counted_twice() -> None:
    assert sum(len(kinds) for kinds in KINDS.values()) == len(NEWS_OF)


def test_numbers_are_put_together_in_the_order_in_which_they_are_told() -> None:
    found = counted({"document.filed": 2, "hearing.listed": 1, "idpc.published": 3, "case.opened": 9})
    assert list(found.items()) == [(News.HEARINGS, 1), (News.DOCUMENTS, 5)]
