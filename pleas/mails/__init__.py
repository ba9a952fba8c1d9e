"""The messages of the citizen's journey."""

from commonplatform.notifications.mail_templates import register_messages
from pleas.mails.draft_saved import DRAFT_SAVED
from pleas.mails.feedback import FEEDBACK_COMMENT
from pleas.mails.fixed_offer_accepted import FIXED_OFFER_ACCEPTED
from pleas.mails.lookup_alarm import LOOKUP_ALARM
from pleas.mails.plea_for_court import PLEA_FOR_COURT
from pleas.mails.plea_received import PLEA_RECEIVED

register_messages(DRAFT_SAVED, FEEDBACK_COMMENT, FIXED_OFFER_ACCEPTED, LOOKUP_ALARM, PLEA_FOR_COURT, PLEA_RECEIVED)
