"""Keeps a claim of gigabytes from filling a disk: what is above the limit is read past, not kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class LargestUpload(FileUploadHandler):
    """First of `FILE_UPLOAD_HANDLERS`: drops a file once it exceeds `UPLOAD_LARGEST_BYTES`.

    The rest of the form arrives as usual; `was_too_large` then tells the form to say so.
    """

    received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LARGEST_BYTES:
            dropped: set[str | None] = self.request.__dict__.setdefault("uploads_too_large", set())
            dropped.add(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the keeping of the file to the handlers after this one."""


@contextmanager
def on_disk(sent: UploadedFile[Any]) -> Iterator[BinaryIO]:
    """The file that came with a form, on the disk: small ones are held in memory, and programs need a real file."""
    if isinstance(sent, TemporaryUploadedFile):
        yield cast("BinaryIO", sent.file)
        return
    with TemporaryFile() as file:
        for piece in sent.chunks():
            file.write(piece)
        file.seek(0)
        yield file


def was_too_large(request: HttpRequest, field: str) -> bool:
    """Was a file sent in this field that was dropped for its size?"""
    return field in request.__dict__.get("uploads_too_large", ())
