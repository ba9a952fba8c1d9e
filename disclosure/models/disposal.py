"""The database's own lock on disposing of documents: before its day, or on hold, nothing of a case goes.

Source: domain document "Defence portal", Retention. `cases.retention` decides; these triggers look at what it wrote,
so that neither a fault nor a hand at the database disposes of a document too early. The search for words counts too:
a page is emptied only after its document.
"""

import pgtrigger

_WHEN_DUE = """
    IF NOT EXISTS (
        SELECT 1 FROM case_retention_retention r WHERE r.case_id = NEW.case_id
        AND r.keep_until < (now() AT TIME ZONE 'Europe/London')::date
    ) THEN RAISE EXCEPTION 'documents of case % are still kept', NEW.case_id; END IF;
    IF EXISTS (SELECT 1 FROM case_retention_legalhold h WHERE h.case_id = NEW.case_id AND h.lifted_at IS NULL)
    THEN RAISE EXCEPTION 'case % is on hold', NEW.case_id; END IF;
    RETURN NEW;
"""
_WITH_ITS_DOCUMENT = """
    IF NEW.text = '' AND NOT NEW.read_by_machine AND EXISTS (
        SELECT 1 FROM disclosure_material m WHERE m.id = NEW.material_id AND m.status = 'disposed'
    ) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'the text of a page does not change';
"""


def disposed_of_when_due(name: str) -> pgtrigger.Trigger:
    """For documents: becoming `disposed` is refused before the day of the case and while it is on hold."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__status="disposed"),
        func=_WHEN_DUE,
    )


def emptied_with_its_document(name: str, *, unless: pgtrigger.Q) -> pgtrigger.Trigger:
    """For pages of text: whatever else `unless` forbids is allowed to empty the pages of a disposed document."""
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.Before, operation=pgtrigger.Update, condition=unless, func=_WITH_ITS_DOCUMENT
    )
