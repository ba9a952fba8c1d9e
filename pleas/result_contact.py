"""Where the result of a case is mailed to: the address that was given with the plea."""

from uuid import UUID

from cases.results.contacts import Contact, contact_source
from pleas.models import Submission


@contact_source
def contact_of_submission(defendant_id: UUID) -> Contact | None:
    """The latest e-mail address and language of a journey (domain document "Online plea", Results)."""
    sent = Submission.objects.filter(defendant_id=defendant_id).order_by("-submitted_at").first()
    return Contact(email=sent.email, language=sent.language) if sent else None
