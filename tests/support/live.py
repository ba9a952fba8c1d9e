"""The service as it runs: the least privileged database logins, a worker, mail that can be read.

Threads other than the test's own are the web process (role `cp_web`) or the worker (`cp_task`): they
have the rights in Postgres that they have in production, where nobody is owner or superuser.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import current_thread, local, main_thread
from typing import Any
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.db import connection
from django.db.backends.signals import connection_created

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import DatabaseRole, Purpose
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from tests.support.world import make_person

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LONGEST_CHAIN = 10

_thread = local()


@contextmanager
def least_privileged_threads() -> Iterator[None]:
    """Inside, every new connection of another thread is one of the web role, or of the worker's."""

    def log_in(sender: Any, connection: Any, **signal: Any) -> None:
        if current_thread() is main_thread():
            return
        role = getattr(_thread, "role", DatabaseRole.WEB)
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}")

    connection_created.connect(log_in, weak=False)
    try:
        yield
    finally:
        connection_created.disconnect(log_in)


def carry_out_effects(*, workers: int = 1) -> None:
    """Be the workers until nothing waits. An effect that does not succeed fails the test with its error."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for _ in range(LONGEST_CHAIN):
            waiting = pool.submit(_as_a_worker, _waiting).result()
            if not waiting:
                return
            for done in [pool.submit(_as_a_worker, _carry_out, effect_id) for effect_id in waiting]:
                done.result()
    raise AssertionError("effects keep asking for further effects")


def _as_a_worker(work: Callable[..., Any], *about: Any) -> Any:
    _thread.role = DatabaseRole.TASK
    try:
        return work(*about)
    finally:
        connection.close()


def _carry_out(effect_id: UUID) -> None:
    assert run_effect(effect_id), _why(effect_id)


def _waiting() -> list[UUID]:
    with task_scope(purpose=Purpose.EFFECTS):
        waiting = Effect.objects.filter(status=Effect.Status.WAITING)
        return list(waiting.order_by("created_at").values_list("pk", flat=True))


def _why(effect_id: UUID) -> str:
    with task_scope(purpose=Purpose.EFFECTS):
        effect = Effect.objects.get(pk=effect_id)
        return f"{effect.kind} was not carried out: {effect.last_error}"


@dataclass(frozen=True, slots=True)
class Outbox:
    """The mails that the file gateway has written."""

    folder: Path

    @property
    def messages(self) -> list[EmailMessage]:
        files = sorted(self.folder.glob("outbox/*.eml"))
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if message["To"] == address]

    def the_mail_to(self, address: str) -> EmailMessage:
        (message,) = self.to(address)
        return message


def words_of(mail: EmailMessage) -> str:
    """The plain part of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def person_who_signs_in(role: Role, organisation: Organisation, *, full_name: str = "") -> User:
    """Somebody who knows `PASSWORD` and whose authenticator app holds `SECRET`."""
    user = make_person(role, organisation, full_name=full_name, second_factor=False)
    user.set_password(PASSWORD)
    user.save()
    TOTP.activate(user, SECRET)
    return user


def code_now() -> str:
    """What the authenticator app shows at this moment."""
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
