"""The effect that sends a mail."""

import smtplib

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob, EffectRefused
from commonplatform.notifications.gateways import gateway
from commonplatform.notifications.mail_templates import render_mail
from commonplatform.notifications.models import Message
from commonplatform.notifications.types import SEND_MAIL


@effect_handler(SEND_MAIL)
def send_message(job: EffectJob) -> None:
    """Write down what is sent, send it, write down that it was. An address that is none is refused."""
    address, language, template = job.payload["address"], job.payload["language"], job.payload["template"]
    try:
        validate_email(address)
    except ValidationError:
        raise EffectRefused("the address is not an e-mail address") from None
    through = gateway()
    with task_scope(purpose=Purpose.EFFECTS):
        message = Message.objects.filter(pk=job.key).first()
        if message is not None and message.status == Message.Status.SENT:
            return
        if message is None:
            subject, body = render_mail(template, language=language, facts=job.payload["facts"])
            message = Message.objects.create(
                id=job.key,
                case_id=job.case_id,
                template=template,
                language=language,
                address=address,
                subject=subject,
                body=body,
                gateway=through.name,
            )
    try:
        through.send(key=job.key, address=address, subject=message.subject, body=message.body)
    except smtplib.SMTPRecipientsRefused:
        _set_status(job, Message.Status.FAILED)
        raise EffectRefused("the mail server refused the address") from None
    _set_status(job, Message.Status.SENT)


def _set_status(job: EffectJob, status: Message.Status) -> None:
    sent_at = timezone.now() if status == Message.Status.SENT else None
    with task_scope(purpose=Purpose.EFFECTS):
        Message.objects.filter(pk=job.key).update(status=status, sent_at=sent_at)
