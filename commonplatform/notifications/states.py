"""The states of a message and the moves between them; to whom messages go."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageStatus(TextChoices):
    """How far a message has come. `HANDED_OVER` is the last word of a gateway that tells no more."""

    CREATED = "created", _("Being sent")
    HANDED_OVER = "handed_over", _("Handed over")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Did not arrive")
    FAILED_FOR_NOW = "failed_for_now", _("Not sent yet, being tried again")


# A person may ask for a message that failed to be tried again, hence the move out of `FAILED`.
MESSAGE_MOVES: dict[MessageStatus, frozenset[MessageStatus]] = {
    MessageStatus.CREATED: frozenset({MessageStatus.HANDED_OVER, MessageStatus.FAILED, MessageStatus.FAILED_FOR_NOW}),
    MessageStatus.FAILED_FOR_NOW: frozenset(
        {MessageStatus.HANDED_OVER, MessageStatus.FAILED, MessageStatus.FAILED_FOR_NOW}
    ),
    MessageStatus.HANDED_OVER: frozenset({MessageStatus.DELIVERED, MessageStatus.FAILED}),
    MessageStatus.FAILED: frozenset({MessageStatus.HANDED_OVER, MessageStatus.FAILED, MessageStatus.FAILED_FOR_NOW}),
    MessageStatus.DELIVERED: frozenset(),
}

GONE = frozenset({MessageStatus.HANDED_OVER, MessageStatus.DELIVERED})


class Audience(TextChoices):
    """To whom a message is addressed; each template has one."""

    DEFENDANT = "defendant", _("Defendant")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    COURT = "court", _("Court")
    SERVICE = "service", _("Service staff")
    LAWYER = "lawyer", _("Advocate or lawyer")
