"""The test suite: real Postgres, Valkey and S3 from the environment that `make test` gives."""

import os

from commonplatform.settings.development import *  # noqa: F403
from commonplatform.settings.development import DATABASES, STORAGES

ENVIRONMENT = "test"
GALLERY_SHOWN = False
CELERY_TASK_ALWAYS_EAGER = False

# Tests that run side by side have a bucket each, as they have a database each: what is left in it is their own.
if _worker := os.environ.get("PYTEST_XDIST_WORKER"):
    STORAGES["default"]["OPTIONS"]["bucket_name"] += f"-{_worker}"

# Where `make_test_template` has run, the databases of the workers are copies of it: the migrations run once.
TEST_TEMPLATE = f"{DATABASES['default']['NAME']}_template"
if os.environ.get("TEST_FROM_TEMPLATE"):
    DATABASES["default"]["TEST"] = {"TEMPLATE": TEST_TEMPLATE}
