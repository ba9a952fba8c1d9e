"""A developer's machine and `make demo`: embedded services, plain static files, the gallery."""

import os
from pathlib import Path

from commonplatform.devservices.endpoints import read_endpoints
from commonplatform.env import PROJECT_FOLDER

_running = read_endpoints(Path(os.environ.get("STATE_FOLDER", PROJECT_FOLDER / "var" / "demo")))
if _running is not None:
    for _name, _value in _running.as_environment().items():
        os.environ.setdefault(_name, _value)

from commonplatform.settings.base import *  # noqa: E402, F403
from commonplatform.settings.base import INSTALLED_APPS, STORAGES  # noqa: E402

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "commonplatform.devservices",
    "commonplatform.benchmarks",
    "commonplatform.demonstration",
]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Files are found where they were built.
STATIC_ROOT = None
GALLERY_SHOWN = True
WHITENOISE_USE_FINDERS = True
