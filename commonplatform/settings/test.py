"""The test suite: real Postgres, Valkey and S3 from the environment that `make test` gives."""

import os

from commonplatform.settings.development import *  # noqa: F403
from commonplatform.settings.development import STORAGES

ENVIRONMENT = "test"
GALLERY_SHOWN = False
CELERY_TASK_ALWAYS_EAGER = False

# Tests that run side by side have a bucket each, as they have a database each: what is left in it is their own.
if _worker := os.environ.get("PYTEST_XDIST_WORKER"):
    STORAGES["default"]["OPTIONS"]["bucket_name"] += f"-{_worker}"
