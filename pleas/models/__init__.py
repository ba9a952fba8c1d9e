"""Drafts, submissions and lookup attempts. The pleas themselves belong to the case."""

from pleas.models.draft import Draft as Draft
from pleas.models.feedback import Feedback as Feedback
from pleas.models.lookup import LookupAttempt as LookupAttempt
from pleas.models.submission import Submission as Submission
