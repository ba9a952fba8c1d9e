"""What the court can do with its diary and its lists. One use case, one module."""

from listings.services.book_hearing import book_hearing as book_hearing
from listings.services.create_session import create_session as create_session
from listings.services.export_list import export_list as export_list
from listings.services.hand_out_list import hand_out_list as hand_out_list
from listings.services.prepare_daily_list import prepare_daily_list as prepare_daily_list
