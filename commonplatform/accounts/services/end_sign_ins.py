"""End everything a person is signed in to."""

from django.db.models import F

from commonplatform.accounts.models import User


def end_sign_ins(user: User) -> None:
    """Every session of the person is over at its next request. The caller has the right and records it."""
    User.objects.filter(pk=user.pk).update(sign_in_generation=F("sign_in_generation") + 1)
    user.refresh_from_db(fields=["sign_in_generation"])
