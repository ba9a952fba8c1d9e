"""A file above the limit is read past, not kept; the rest of the form still arrives."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from commonplatform.storage.upload_limits import was_too_large

HANDLERS = [
    "commonplatform.storage.upload_limits.LargestUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


@pytest.mark.parametrize(("size", "kept"), [(1000, True), (1001, False), (300_000, False)])
def test_only_files_within_the_limit_are_kept(size: int, kept: bool) -> None:
    with override_settings(FILE_UPLOAD_HANDLERS=HANDLERS, UPLOAD_LARGEST_BYTES=1000):
        sent = SimpleUploadedFile("x.pdf", b"0" * size)
        request = RequestFactory().post("/", {"before": "1", "file": sent, "second": "2"})
        assert (request.POST["before"], request.POST["second"]) == ("1", "2")
        assert ("file" in request.FILES) is kept
        assert was_too_large(request, "file") is not kept
        assert not was_too_large(request, "other")
