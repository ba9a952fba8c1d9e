"""Lengths of time in words, for notices that state a configured period."""

from datetime import timedelta

from django.utils.translation import ngettext

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_DAYS_FROM = timedelta(hours=48)


def period_words(period: timedelta) -> str:
    """45 minutes, 24 hours, 7 days: in days from two days on, rounded up to the unit."""
    if period < _HOUR or (period % _HOUR and period < 2 * _HOUR):
        count = -(-period // _MINUTE)
        return ngettext("%(num)s minute", "%(num)s minutes", count) % {"num": count}
    if period < _DAYS_FROM:
        count = -(-period // _HOUR)
        return ngettext("%(num)s hour", "%(num)s hours", count) % {"num": count}
    count = -(-period // timedelta(days=1))
    return ngettext("%(num)s day", "%(num)s days", count) % {"num": count}
