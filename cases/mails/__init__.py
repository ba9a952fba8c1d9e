"""The messages about a case that need no journey: what was decided, what did not arrive, the result."""

from cases.mails.access_given import ACCESS_GIVEN
from cases.mails.access_given import access_mail as access_mail
from cases.mails.details_decided import DETAILS_CHANGED, DETAILS_NOT_CHANGED
from cases.mails.fixed_offer import FIXED_OFFER_NOT_OPEN
from cases.mails.fixed_offer_ended import FIXED_OFFER_CANCELLED, FIXED_OFFER_CONCLUDED
from cases.mails.message_failed import MESSAGE_FAILED_NOTICE
from cases.mails.plea_request import PLEA_REQUEST_ACCEPTED, PLEA_REQUEST_REFUSED
from commonplatform.notifications.mail_templates import register_messages

register_messages(
    ACCESS_GIVEN,
    DETAILS_CHANGED,
    DETAILS_NOT_CHANGED,
    FIXED_OFFER_CANCELLED,
    FIXED_OFFER_CONCLUDED,
    FIXED_OFFER_NOT_OPEN,
    MESSAGE_FAILED_NOTICE,
    PLEA_REQUEST_ACCEPTED,
    PLEA_REQUEST_REFUSED,
)
