"""Requests of one network address in one minute."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestCount(models.Model):
    """`address_digest` is keyed: no address can be read from it."""

    id = models.BigAutoField(primary_key=True)
    address_digest = models.CharField(max_length=64)
    minute = models.DateTimeField()
    requests = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of requests")
        verbose_name_plural = _("counts of requests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["minute", "address_digest"], name="requestcount_once_per_minute"),
        ]
