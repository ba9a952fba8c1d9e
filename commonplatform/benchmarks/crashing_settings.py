"""The service with a few pages more, which break in every way that a page can break."""

from commonplatform.settings.development import *  # noqa: F403

ROOT_URLCONF = "commonplatform.benchmarks.crashing"
