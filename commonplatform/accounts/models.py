"""Users, organisations and memberships. A person's rights come from the membership they act in."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.laa_contracts import LAA_CONTRACT_FORMAT, LAA_CONTRACT_NUMBER
from commonplatform.accounts.roles import Role


class UserManager(BaseUserManager["User"]):
    """Creates people by e-mail address; addresses are compared without case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A professional who signs in. Citizens have no account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=255)
    is_staff = models.BooleanField(_("may use administration"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("added"), default=timezone.now)
    sign_in_generation = models.PositiveIntegerField(default=0, editable=False)

    # What was read along with the person of a request (`accounts.backends`); nothing for anybody else.
    held_memberships: tuple[Membership, ...] | None = None

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="user_email_lower_case", condition=models.Q(email=models.functions.Lower("email"))
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """The name, as Django's admin asks for it."""
        return self.full_name

    get_short_name = get_full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Sessions end when the password changes, and when `end_sign_ins` starts a new generation."""
        stands_for = f"{self.password}:{self.sign_in_generation}"
        return salted_hmac("accounts.User.session", stands_for, secret=secret, algorithm="sha256").hexdigest()


class Organisation(models.Model):
    """Whom people act for: a prosecuting authority, a law firm, chambers, a court's staff, HMCTS."""

    class Kind(models.TextChoices):
        PROSECUTION = "prosecution", _("Prosecuting authority")
        FIRM = "firm", _("Solicitors' firm")
        CHAMBERS = "chambers", _("Barristers' chambers")
        COURT = "court", _("Court staff")
        HMCTS = "hmcts", _("HMCTS")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=255)
    email = models.EmailField(_("e-mail for notices"), blank=True)
    address = models.TextField(_("address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=30, blank=True)
    court = models.ForeignKey(
        "reference.Court",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("court"),
    )
    prosecutor = models.ForeignKey(
        "reference.Prosecutor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("prosecuting authority"),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="organisation_stands_for_what_its_kind_says",
                condition=(
                    models.Q(kind="court", court__isnull=False, prosecutor__isnull=True)
                    | models.Q(kind="prosecution", court__isnull=True, prosecutor__isnull=False)
                    | models.Q(kind__in=["firm", "chambers", "hmcts"], court__isnull=True, prosecutor__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LaaContract(models.Model):
    """The number of a contract that an office of a firm has with the Legal Aid Agency; a firm may have several.

    Representation orders name the firm by it (domain document "Defence portal", Defence organisations).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="laa_contracts", verbose_name=_("organisation")
    )
    number = models.CharField(
        _("legal aid contract number"),
        max_length=6,
        unique=True,
        error_messages={"unique": _("Another organisation already has this legal aid contract number")},
    )
    since = models.DateTimeField(_("known since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("legal aid contract number")
        verbose_name_plural = _("legal aid contract numbers")
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="laacontract_number_has_its_format",
                condition=models.Q(number__regex=LAA_CONTRACT_NUMBER),
                violation_error_message=LAA_CONTRACT_FORMAT,
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Membership(models.Model):
    """One person in one role for one organisation, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    role = models.CharField(
        _("role"),
        max_length=30,
        choices=[choice for choice in Role.choices if choice[0] not in {Role.CITIZEN, Role.SYSTEM}],
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    manages_people = models.BooleanField(
        _("manages the organisation's people"),
        default=False,
        help_text=_("May invite people to the organisation, change their roles and end their membership."),
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="membership_once_per_role"),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}, {self.organisation}"


class CacheEntry(models.Model):
    """A row of Django's cache: counters of sign-in attempts and codes already used.

    The columns are those of `django.core.cache.backends.db`; only it reads and writes them.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
