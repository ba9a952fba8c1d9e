"""Object storage: write-once objects under random or content keys, read by links of a minute at most."""

import re
from typing import Any, cast
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.core.files.storage import storages

LINK_SECONDS = 60
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]')


def store_object(key: str, content: bytes, *, content_type: str) -> None:
    """Write an object. The same key with the same content may be written again without harm."""
    client, bucket = _client()
    client.put_object(Bucket=bucket, Key=key, Body=content, ContentType=content_type)


def read_object(key: str) -> bytes:
    """The whole object. Raises botocore's ClientError when there is none."""
    client, bucket = _client()
    return cast(bytes, client.get_object(Bucket=bucket, Key=key)["Body"].read())


def signed_link(key: str, *, file_name: str, content_type: str) -> str:
    """A link to download the object as an attachment, good for `LINK_SECONDS`.

    The caller has decided the right and recorded the reading.
    """
    client, bucket = _client()
    plain = _UNSAFE.sub("_", file_name).encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(_UNSAFE.sub('_', file_name), safe='')}"
    return cast(
        str,
        client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": bucket,
                "Key": key,
                "ResponseContentDisposition": disposition,
                "ResponseContentType": content_type,
            },
            ExpiresIn=LINK_SECONDS,
        ),
    )


def _client() -> tuple[Any, str]:
    storage = cast(Any, storages["default"])
    return storage.connection.meta.client, storage.bucket_name


def as_upload(content: bytes, name: str) -> ContentFile[bytes]:
    """Bytes as a Django file, for services that take an upload."""
    return ContentFile(content, name=name)
