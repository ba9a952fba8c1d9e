"""People of a prosecuting authority at their browsers, each with files that are like no others."""

import wave
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from random import Random
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.utils import timezone
from django.utils.crypto import get_random_string

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Purpose
from commonplatform.benchmarks.fill import bench_principals
from commonplatform.storage.content import digest_of

BACKEND = "commonplatform.accounts.backends.PeopleWithTheirRoles"
# In three parts, as the page's script sends what is large.
RECORDING_BYTES = 18 * 1024 * 1024
SMALL_BYTES = (2_000, 400_000)
_CASES = "SELECT id FROM cases_case WHERE reference LIKE 'BENCH%%' AND prosecutor_id = %s ORDER BY reference LIMIT %s"


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in session as its cookies."""

    cookie: str
    token: str


@dataclass(frozen=True, slots=True)
class FileToSend:
    """One file, and whether it goes in parts."""

    name: str
    content: bytes
    in_parts: bool

    @property
    def sha256(self) -> str:
        return digest_of(self.content)


@dataclass(frozen=True, slots=True)
class Sending:
    """What one person sends into one case; the key is that of the form that begins it."""

    key: UUID
    case_id: UUID
    browser: Browser
    files: tuple[FileToSend, ...]


def signed_in_people(count: int) -> list[Browser]:
    """So many people of the largest bench prosecutor, signed in with their second factor."""
    prosecutor = bench_principals()["prosecutors"][0]
    office, _made = Organisation.objects.get_or_create(
        kind=Organisation.Kind.PROSECUTION, prosecutor_id=prosecutor, defaults={"name": "Bench office"}
    )
    return [_signed_in(office, number) for number in range(count)]


def cases_to_send_to(count: int) -> list[UUID]:
    """Cases of that prosecutor, one for each sending."""
    with task_scope(purpose=Purpose.DEMONSTRATION), connection.cursor() as cursor:
        cursor.execute(_CASES, [bench_principals()["prosecutors"][0], count])
        return [case_id for (case_id,) in cursor.fetchall()]


def something_to_send(case_id: UUID, browser: Browser, chance: Random) -> Sending:
    """A recording in parts, or one to three small files with the form."""
    if chance.random() < 0.4:
        files = [FileToSend("interview.wav", _recording(chance), in_parts=True)]
    else:
        names = [f"note {number}.txt" for number in range(chance.randint(1, 3))]
        files = [FileToSend(name, _note(chance), in_parts=False) for name in names]
    return Sending(uuid4(), case_id, browser, tuple(files))


def _signed_in(office: Organisation, number: int) -> Browser:
    user, _made = User.objects.get_or_create(
        email=f"sender{number}@bench.example", defaults={"full_name": f"Sender {number}", "password": "!"}
    )
    Membership.objects.get_or_create(
        user=user, organisation=office, defaults={"role": Role.PROSECUTOR, "starts_on": timezone.localdate()}
    )
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "A"}})
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["second_factor"] = True
    session.create()
    secret = get_random_string(32)
    cookies = {settings.CSRF_COOKIE_NAME: secret, settings.SESSION_COOKIE_NAME: session.session_key}
    return Browser("; ".join(f"{name}={value}" for name, value in cookies.items()), secret)


def _recording(chance: Random) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(chance.randbytes(RECORDING_BYTES))
    return out.getvalue()


def _note(chance: Random) -> bytes:
    words = [f"{chance.randrange(16**8):08x}" for _ in range(chance.randint(*SMALL_BYTES) // 9)]
    return " ".join(words).encode()
