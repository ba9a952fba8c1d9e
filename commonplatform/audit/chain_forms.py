"""The forms that events have had: each is verified by what its digest was made of.

Form 1 is `chain_sql`, without address and outcome. Every event is written in the latest form, whatever is asked for.
A row of form 1 that has an address or another outcome than the usual was changed after it was written: it is compared
as one of form 2, and fails.
"""

from commonplatform.audit.chain_sql import CONTENT as FORM_1

LATEST = 2

_FORM_2 = FORM_1.replace("NEW.sequence)", "NEW.sequence, NEW.form, NEW.network_address, NEW.outcome)")
CONTENT = f"""CASE WHEN NEW.form = 1 AND NEW.network_address = '' AND NEW.outcome = 'done'
    THEN {FORM_1} ELSE {_FORM_2} END"""


def content_of(row: str) -> str:
    """What the digest of a row of `audit_event` is made of, in the form in which it was written."""
    return CONTENT.replace("NEW.", f"{row}.")


def _function(body: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION audit_link_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE head audit_chainhead%ROWTYPE;
BEGIN
    INSERT INTO audit_chainhead AS h (chain_id, sequence, digest) VALUES (NEW.chain_id, 0, '')
        ON CONFLICT (chain_id) DO UPDATE SET sequence = h.sequence RETURNING * INTO head;
    NEW.sequence := head.sequence + 1;
    NEW.previous_digest := head.digest;
    {body}
    UPDATE audit_chainhead SET sequence = NEW.sequence, digest = NEW.digest WHERE chain_id = NEW.chain_id;
    RETURN NEW;
END $$;
"""


def _digest(content: str) -> str:
    return f"NEW.digest := encode(sha256(convert_to(head.digest || {content}, 'UTF8')), 'hex');"


INSTALL = _function(f"NEW.form := {LATEST};\n    {_digest(_FORM_2)}")
REMOVE = _function(_digest(FORM_1))
