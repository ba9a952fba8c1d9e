"""Count a reference that somebody entered, whatever came of it."""

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cases.references import reference_variants


def note_reference(*, reference: str) -> None:
    """Every attempt does the same work; whether the reference is held is found out and kept by the
    database function, never told (domain document "Online plea", Statistics; Attempts and lockout)."""
    variants = list(reference_variants(reference) or ("",))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT note_reference(%s, %s, %s)",
            [variants, digest_of_reference(variants[-1]), timezone.localdate()],
        )


def digest_of_reference(reference: str) -> str:
    """By this and nothing else a reference that was entered is known again."""
    return salted_hmac("pleas.figures.reference", reference, algorithm="sha256").hexdigest()
