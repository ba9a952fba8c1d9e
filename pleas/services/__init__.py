"""What a citizen can do."""

from pleas.services.accept_offer import accept_offer as accept_offer
from pleas.services.ask_about_plea import ask_about_plea as ask_about_plea
from pleas.services.flag_under_18 import flag_under_18 as flag_under_18
from pleas.services.give_feedback import give_feedback as give_feedback
from pleas.services.keep_draft import keep_draft as keep_draft
from pleas.services.keep_typing import keep_typing as keep_typing
from pleas.services.mail_way_back import mail_way_back as mail_way_back
from pleas.services.open_case import open_case as open_case
from pleas.services.save_answers import save_answers as save_answers
from pleas.services.submit_plea import submit_plea as submit_plea
