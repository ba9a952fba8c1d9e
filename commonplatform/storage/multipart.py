"""Large files go straight from the browser to the store, in parts, each by its own link of a minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from commonplatform.storage.objects import ObjectMissing, answering, store_client

# The smallest part but the last that S3 takes is 5 MB; 256 parts of this size make the largest recording.
PART_BYTES = 8 * 1024 * 1024
LINK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class StoredPart:
    """A part that has arrived whole."""

    number: int
    size: int
    tag: str


@dataclass(frozen=True, slots=True)
class OpenUpload:
    """An upload in parts that was begun and neither completed nor ended."""

    key: str
    upload: str
    begun_at: datetime


def parts_of(size: int) -> int:
    """How many parts a file of this size has."""
    return max(1, -(-size // PART_BYTES))


def part_length(size: int, number: int) -> int:
    """How long this part is: all but the last are `PART_BYTES`."""
    return min(PART_BYTES, size - (number - 1) * PART_BYTES)


def begin_upload(key: str, *, content_type: str) -> str:
    """Begin an upload in parts; its name in the store. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        begun = client.create_multipart_upload(Bucket=bucket, Key=key, ContentType=content_type)
        return cast("str", begun["UploadId"])


def part_link(key: str, upload: str, *, number: int, length: int) -> str:
    """A link to send exactly this part, good for `LINK_SECONDS`. The caller has decided the right."""
    client, bucket = store_client(for_browsers=True)
    asked = {"Bucket": bucket, "Key": key, "UploadId": upload, "PartNumber": number, "ContentLength": length}
    return cast("str", client.generate_presigned_url("upload_part", Params=asked, ExpiresIn=LINK_SECONDS))


def stored_parts(key: str, upload: str) -> list[StoredPart]:
    """What has arrived. Raises `ObjectMissing` when the upload is over, `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(key):
        pages = client.get_paginator("list_parts").paginate(Bucket=bucket, Key=key, UploadId=upload)
        return [
            StoredPart(number=part["PartNumber"], size=part["Size"], tag=part["ETag"])
            for page in pages
            for part in page.get("Parts", ())
        ]


def complete_upload(key: str, upload: str, parts: list[StoredPart]) -> None:
    """Put the parts together to one object. Raises `ObjectMissing` when the upload is over, `StoreUnavailable`."""
    client, bucket = store_client()
    named = [{"PartNumber": part.number, "ETag": part.tag} for part in sorted(parts, key=lambda p: p.number)]
    with answering(key):
        client.complete_multipart_upload(Bucket=bucket, Key=key, UploadId=upload, MultipartUpload={"Parts": named})


def end_upload(key: str, upload: str) -> None:
    """Throw away what has arrived; an upload that is over is no error. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    try:
        with answering(key):
            client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload)
    except ObjectMissing:
        return


def open_uploads(folder: str) -> Iterator[OpenUpload]:
    """Every upload in parts that is still open in this folder. Raises `StoreUnavailable`."""
    client, bucket = store_client()
    with answering(folder):
        pages = client.get_paginator("list_multipart_uploads").paginate(Bucket=bucket, Prefix=f"{folder}/")
        for page in pages:
            for entry in page.get("Uploads", ()):
                yield OpenUpload(key=entry["Key"], upload=entry["UploadId"], begun_at=entry["Initiated"])
