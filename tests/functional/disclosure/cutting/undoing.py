"""The same beginning for every cut: what happened is undone in Postgres and in the store."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from commonplatform.storage.multipart import end_upload, open_uploads
from commonplatform.storage.objects import delete_object, read_object, store_client, store_object
from disclosure.types import QUARANTINE


def stored_keys() -> set[str]:
    """Every file in the bucket of the test, whatever its folder."""
    client, bucket = store_client()
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {entry["Key"] for page in pages for entry in page.get("Contents", ())}


@contextmanager
def undone() -> Iterator[None]:
    """Rows go back to the savepoint; files are put back, and those that came are removed."""
    files = {key: read_object(key) for key in stored_keys()}
    uploads = {upload.upload for upload in open_uploads(QUARANTINE)}
    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(savepoint)
        _put_back(files, uploads)


def empty_the_store() -> None:
    _put_back({}, set())


def _put_back(files: dict[str, bytes], uploads: set[str]) -> None:
    there = stored_keys()
    for key in there - set(files):
        delete_object(key)
    for key in set(files) - there:
        store_object(key, files[key], content_type="application/octet-stream")
    for open_upload in open_uploads(QUARANTINE):
        if open_upload.upload not in uploads:
            end_upload(open_upload.key, open_upload.upload)
