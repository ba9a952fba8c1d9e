"""The test suite: real Postgres, Valkey and S3 from the environment that `make test` gives."""

from commonplatform.settings.development import *  # noqa: F403

ENVIRONMENT = "test"
GALLERY_SHOWN = False
CELERY_TASK_ALWAYS_EAGER = False
