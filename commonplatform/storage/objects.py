"""Object storage: write-once objects under unguessable keys."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.storage import storages

_PIECE = 1024 * 1024


@dataclass
class ObjectMissing(Exception):
    """There is no object under this key."""

    key: str


class StoreUnavailable(Exception):
    """The object store did not answer or refused; nothing is known to be stored."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One line of a listing of the store."""

    key: str
    stored_at: datetime


def new_key(folder: str) -> str:
    """A key in `folder` that nobody can guess."""
    return f"{folder}/{secrets.token_urlsafe(32)}"


def store_object(key: str, content: bytes, *, content_type: str) -> None:
    """Write an object. The same key with the same content may be written again without harm.

    Raises `StoreUnavailable`.
    """
    client, bucket = store_client()
    with answering(key):
        client.put_object(Bucket=bucket, Key=key, Body=content, ContentType=content_type)


def store_file(key: str, path: Path, *, content_type: str) -> None:
    """Write an object from a file, however large it is. Raises `StoreUnavailable`."""
    with path.open("rb") as content:
        store_stream(key, content, content_type=content_type)


def fetch_object(key: str, path: Path) -> str:
    """The object into a file, in pieces; its SHA-256. Raises `ObjectMissing` or `StoreUnavailable`."""
    digest = sha256()
    with path.open("wb") as file:
        for piece in read_pieces(key):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def store_stream(key: str, file: BinaryIO, *, content_type: str) -> None:
    """Write an object from a file on the disk, which is not held in memory. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    file.seek(0)
    with answering(key):
        client.put_object(Bucket=bucket, Key=key, Body=file, ContentType=content_type)


def copy_object(key: str, copy: str) -> None:
    """The same object under another key, copied by the store itself. Raises `ObjectMissing`, `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        client.copy_object(Bucket=bucket, Key=copy, CopySource={"Bucket": bucket, "Key": key})


def read_pieces(key: str) -> Iterator[bytes]:
    """The object piece by piece. Raises `ObjectMissing` or `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        yield from client.get_object(Bucket=bucket, Key=key)["Body"].iter_chunks(_PIECE)


def read_object(key: str) -> bytes:
    """The whole object. Raises `ObjectMissing` or `StoreUnavailable`."""
    return b"".join(read_pieces(key))


def object_size(key: str) -> int:
    """How large the object is. Raises `ObjectMissing` or `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        return int(client.head_object(Bucket=bucket, Key=key)["ContentLength"])


def read_part(key: str, first: int, last: int) -> bytes:
    """The bytes from `first` to `last`, both included. Raises `ObjectMissing` or `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        return cast("bytes", client.get_object(Bucket=bucket, Key=key, Range=f"bytes={first}-{last}")["Body"].read())


def object_digest(key: str) -> str:
    """The SHA-256 of what is stored, read in pieces. Raises `ObjectMissing` or `StoreUnavailable`."""
    digest = sha256()
    for piece in read_pieces(key):
        digest.update(piece)
    return digest.hexdigest()


def delete_object(key: str) -> None:
    """Remove an object; one that is gone already is no error. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        client.delete_object(Bucket=bucket, Key=key)


def list_objects(folder: str) -> Iterator[StoredObject]:
    """Every object in a folder, in the order of the keys. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(folder):
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{folder}/"):
            for entry in page.get("Contents", ()):
                yield StoredObject(key=entry["Key"], stored_at=entry["LastModified"])


def store_origin() -> str:
    """Scheme, host and port under which browsers reach the store, for a page that sends files to it."""
    client, _bucket = store_client(for_browsers=True)
    address = urlsplit(client.meta.endpoint_url)
    return f"{address.scheme}://{address.netloc}"


@contextmanager
def answering(key: str) -> Iterator[None]:
    """What the store's own errors mean here: `ObjectMissing` or `StoreUnavailable`."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in {"NoSuchKey", "NoSuchUpload", "404"}:
            raise ObjectMissing(key) from error
        raise StoreUnavailable(str(error)) from error
    except BotoCoreError as error:
        raise StoreUnavailable(str(error)) from error


def store_client(*, for_browsers: bool = False) -> tuple[Any, str]:
    """The client and the bucket; links are signed for the address under which browsers reach the store."""
    public = settings.ENV.s3_public_endpoint_url if for_browsers else ""
    storage = _at_address(public) if public else cast("Any", storages["default"])
    return storage.connection.meta.client, storage.bucket_name


@cache
def _at_address(endpoint_url: str) -> Any:
    options = {**settings.STORAGES["default"]["OPTIONS"], "endpoint_url": endpoint_url}
    return type(storages["default"])(**options)
