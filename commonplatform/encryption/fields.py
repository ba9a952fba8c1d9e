"""Model fields whose values are sealed in Python: the database, its dumps and its replicas hold envelopes.

A blank text, and the empty value of a JSON field with `blank=True`, is stored as no bytes at all, so
that "nothing given" can be asked for (`__blank=True`) without a key; nothing else can be asked of an
encrypted column.
"""

import json
from typing import TYPE_CHECKING, Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import BuiltinLookup

from commonplatform.encryption.envelope import seal, unseal

if TYPE_CHECKING:
    _TextBase = models.Field[str, str]
    _JSONBase = models.Field[Any, Any]
    _BytesBase = models.Field[bytes, bytes]
    _Lookup = BuiltinLookup[bool]
else:
    _TextBase = _JSONBase = _BytesBase = models.Field
    _Lookup = BuiltinLookup

LOOKUPS_ALLOWED = frozenset({"isnull", "blank"})


def sealed_text(text: str, *, about: str) -> bytes:
    """What a text column holds; for statements written out by hand."""
    return seal(text.encode(), about=about) if text else b""


def unsealed_text(stored: bytes | memoryview | None, *, about: str) -> str:
    """The text of a column read by a statement written out by hand."""
    return unseal(bytes(stored), about=about).decode() if stored else ""


def sealed_bytes(value: bytes, *, about: str) -> bytes:
    """What a column of bytes holds; for statements written out by hand."""
    return seal(value, about=about) if value else b""


def unsealed_bytes(stored: bytes | memoryview | None, *, about: str) -> bytes:
    """The bytes of a column read by a statement written out by hand."""
    return unseal(bytes(stored), about=about) if stored else b""


def sealed_json(value: Any, *, about: str) -> bytes:
    """What a JSON column holds; for statements written out by hand."""
    written = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return seal(written.encode(), about=about)


def sealed_json_or_blank(value: Any, *, about: str) -> bytes:
    """The same for a column with `blank=True`: an empty list or mapping is no bytes."""
    return sealed_json(value, about=about) if value else b""


def unsealed_json(stored: bytes | memoryview, *, about: str) -> Any:
    """The value of a JSON column read by a statement written out by hand."""
    return json.loads(unseal(bytes(stored), about=about))


class _Encrypted:
    """What both fields share: a column of bytes that can only be asked whether it holds anything."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self: Any, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in LOOKUPS_ALLOWED else None  # type: ignore[misc]


class EncryptedTextField(_Encrypted, _TextBase):
    """A text that only the service can read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, stored: Any, expression: Any, connection: BaseDatabaseWrapper) -> str | None:
        return None if stored is None else unsealed_text(stored, about=cast("str", self.column))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return None if value is None else sealed_text(str(value), about=cast("str", self.column))


class EncryptedJSONField(_Encrypted, _JSONBase):
    """A JSON value that only the service can read."""

    def from_db_value(self, stored: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        if stored is None:
            return None
        return unsealed_json(stored, about=cast("str", self.column)) if len(stored) else self.get_default()

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None:
            return None
        sealed = sealed_json_or_blank if self.blank else sealed_json
        return sealed(value, about=cast("str", self.column))


class EncryptedBytesField(_Encrypted, _BytesBase):
    """Bytes that only the service can read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", b"")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, stored: Any, expression: Any, connection: BaseDatabaseWrapper) -> bytes | None:
        return None if stored is None else unsealed_bytes(stored, about=cast("str", self.column))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return None if value is None else sealed_bytes(bytes(value), about=cast("str", self.column))


ENCRYPTED = (EncryptedTextField, EncryptedJSONField, EncryptedBytesField)


@EncryptedTextField.register_lookup
@EncryptedJSONField.register_lookup
@EncryptedBytesField.register_lookup
class Blank(_Lookup):
    """`field__blank=True`: nothing was given."""

    lookup_name = "blank"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"(octet_length({column}) = 0) = %s", (*parameters, bool(self.rhs))
