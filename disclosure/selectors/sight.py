"""Documents that a reader of a case must not even read of."""

from collections.abc import Collection
from uuid import UUID

from cases.access.relations import Standing
from disclosure.models import Material
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE
from disclosure.states import DocumentAct


def documents_kept_from(standing: Standing, material_ids: Collection[UUID]) -> frozenset[UUID]:
    """All but those filed in sections that the reader may read: a title alone says what is in them.

    What the database does not show them is among those kept.

    Source: domain document "Defence portal", What each side sees of a case; The RBAC decision.
    """
    filed = Material.objects.filter(pk__in=material_ids).values_list("pk", "section", "defendant_id")
    rights = document_rights(standing)
    return frozenset(material_ids) - {
        material_id
        for material_id, section, defendant_id in filed
        if rights.may(DocumentAct.READ, BY_CODE[section], defendant_id)
    }
