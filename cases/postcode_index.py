"""The second factor of a lookup without the postcode: a blind index over reference and postcode.

The reference is bound in, so that two cases at one address have nothing in common in the database;
without the letters that a prosecutor puts before its numbers, because people leave them out.
"""

from cases.references import compact_postcode
from commonplatform.encryption.blind_index import IndexedColumn, blind_index, blind_indexes
from commonplatform.encryption.fields import unsealed_text
from commonplatform.encryption.keys import ID_BYTES

PURPOSE = "find a case by reference and postcode"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def postcode_index(reference: str, postcode: str) -> bytes:
    """What `Particulars.postcode_index` holds for a normalised reference; nothing where no postcode is known."""
    compact = compact_postcode(postcode)
    return blind_index(reference.lstrip(LETTERS), compact, purpose=PURPOSE) if compact else b""


def postcode_indexes(reference: str, postcode: str) -> list[bytes]:
    """What a lookup compares with: one for every index key that rows may still stand under."""
    return blind_indexes(reference.lstrip(LETTERS), compact_postcode(postcode), purpose=PURPOSE)


def _refilled(postcode: bytes, reference: str) -> bytes:
    return postcode_index(reference, unsealed_text(postcode, about="postcode"))


POSTCODE_INDEX = IndexedColumn(
    table="cases_particulars",
    key="defendant_id",
    name="postcode_index",
    rows="SELECT t.defendant_id, t.postcode_index, t.postcode, c.reference"
    " FROM cases_particulars t JOIN cases_case c ON c.id = t.case_id WHERE true",
    outdated=f"octet_length(t.postcode_index) > 0 AND substring(t.postcode_index FROM 1 FOR {ID_BYTES}) <> %s",
    marker=bytes,
    refill=_refilled,
)
