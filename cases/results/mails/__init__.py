"""The messages about results."""

from cases.results.mails.result import RESULT
from cases.results.mails.run_report import RESULT_RUN_REPORT
from commonplatform.notifications.mail_templates import register_messages

register_messages(RESULT, RESULT_RUN_REPORT)
