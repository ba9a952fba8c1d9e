"""Words of how long documents are kept (domain document "Defence portal", Retention)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.retention.rules import Policy


class KeptUnder(TextChoices):
    """The policies as they are stored and shown."""

    LIFE = Policy.LIFE.value, _("Life sentence")
    CUSTODIAL = Policy.CUSTODIAL.value, _("Custody")
    NON_CUSTODIAL = Policy.NON_CUSTODIAL.value, _("No custody")
    REMITTAL = Policy.REMITTAL.value, _("Remitted to another court")
    ACQUITTAL = Policy.ACQUITTAL.value, _("Acquitted")
    NOT_GUILTY = Policy.NOT_GUILTY.value, _("Not guilty")


class NotKnown(TextChoices):
    """Why nobody can say yet until when the documents of a closed case are kept: nothing is disposed of until then."""

    NO_RESULT = "no_result", _("a charge has no final result")
    NOT_OVER = "not_over", _("a charge is adjourned or goes on in another hearing")
    NO_TERM = "no_term", _("the result names custody without saying for how long in total")
    UNKNOWN_CODE = "unknown_code", _("the result has a code of which this service does not know whether it is custody")
