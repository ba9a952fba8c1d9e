"""The effect that sends a mail."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.selectors import defendant_of_event
from commonplatform.audit.services.run_effect import TRIES_UNTIL_A_PERSON_LOOKS
from commonplatform.audit.types import EffectJob, EffectRefused
from commonplatform.notifications.gateways import AddressRefused, Gateway, gateway
from commonplatform.notifications.mail_templates import message_template, write_letter
from commonplatform.notifications.models import Message
from commonplatform.notifications.services.keep_delivery import keep_delivery
from commonplatform.notifications.states import GONE, MessageStatus
from commonplatform.notifications.types import SEND_MAIL, Letter, OutgoingMail

LONGEST_ADDRESS = 254


@effect_handler(SEND_MAIL)
def send_message(job: EffectJob) -> None:
    """Write down what is sent, send it, write down that it was.

    What can never arrive is refused and reported; everything else is tried again by the effect's own
    growing delay, until a person has to look.
    """
    through = gateway()
    message, again = _written_down(job, through)
    if message.status in GONE:
        return
    try:
        _check(message.address)
        gateway_id = through.send(mail=_outgoing(message, again=again))
    except AddressRefused as refused:
        keep_delivery(message_id=message.pk, status=MessageStatus.FAILED, reason=str(refused))
        raise EffectRefused(str(refused)) from None
    except Exception as error:
        _note_failed_try(job, message, f"{type(error).__name__}: {error}")
        raise
    keep_delivery(message_id=message.pk, status=MessageStatus.HANDED_OVER, gateway_id=gateway_id)


def _written_down(job: EffectJob, through: Gateway) -> tuple[Message, bool]:
    """The message as it is kept, and whether it was there before this try."""
    with task_scope(purpose=Purpose.EFFECTS):
        message = Message.objects.filter(pk=job.key).first()
        if message is not None:
            return message, True
        payload = job.payload
        letter = write_letter(payload["template"], language=payload["language"], facts=payload["facts"])
        return Message.objects.create(
            id=job.key,
            case_id=job.case_id,
            defendant_id=defendant_of_event(job.event_id),
            template=payload["template"],
            audience=message_template(payload["template"]).audience,
            language=payload["language"],
            address=payload["address"][:LONGEST_ADDRESS],
            subject=letter.subject,
            body=letter.text,
            html=letter.html,
            gateway=through.name,
        ), False


def _check(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise AddressRefused("the address is not an e-mail address") from None


def _outgoing(message: Message, *, again: bool) -> OutgoingMail:
    return OutgoingMail(
        key=message.pk,
        address=message.address,
        letter=Letter(subject=message.subject, text=message.body, html=message.html),
        language=message.language,
        again=again,
    )


def _note_failed_try(job: EffectJob, message: Message, error: str) -> None:
    spent = job.attempt >= TRIES_UNTIL_A_PERSON_LOOKS
    status = MessageStatus.FAILED if spent else MessageStatus.FAILED_FOR_NOW
    keep_delivery(message_id=message.pk, status=status, reason=error)
