"""Stopping somebody who reads too much, and letting them read again. One use case, one module."""

from commonplatform.budgets.services.allow_reading_again import allow_reading_again as allow_reading_again
from commonplatform.budgets.services.stop_reading import stop_reading as stop_reading
