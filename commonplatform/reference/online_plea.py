"""From when, for what and how online pleas are taken: the switches of a court and of a prosecutor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeTypes(models.TextChoices):
    """Which notices may be answered online (domain document "Online plea", Vocabulary)."""

    BOTH = "both", _("Single justice procedure notices, requisitions and summonses")
    SINGLE_JUSTICE = "sjp", _("Only single justice procedure notices")
    OTHERS = "non_sjp", _("Only requisitions and summonses")


class PleaLanguages(models.TextChoices):
    """In which languages the journey is offered."""

    BOTH = "both", _("English and Welsh")
    ENGLISH = "en", _("Only English")


class OnlinePleaSwitch(models.Model):
    """Off, or on from a day, for some notices and languages. A case needs its court and its prosecutor on."""

    online_plea = models.BooleanField(_("online pleas are taken"), default=True)
    online_plea_from = models.DateField(
        _("online pleas from"),
        null=True,
        blank=True,
        help_text=_("Before this day people are asked to use the paper form. Leave it empty for no limit."),
    )
    online_plea_notices = models.CharField(
        _("for which notices"), max_length=10, choices=NoticeTypes.choices, default=NoticeTypes.BOTH
    )
    online_plea_languages = models.CharField(
        _("in which languages"), max_length=4, choices=PleaLanguages.choices, default=PleaLanguages.BOTH
    )

    class Meta:
        abstract = True


SWITCHES = ("online_plea", "online_plea_from", "online_plea_notices", "online_plea_languages")
COURT_SWITCHES = (*SWITCHES, "online_plea_strict", "online_plea_test", "shows_case_data")
