"""Settings of the floor: the same database and connection handling, nothing else of ours."""

from commonplatform.env import read_environment
from commonplatform.settings.database import databases

ENV = read_environment()
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = databases(ENV)
ROOT_URLCONF = "commonplatform.benchmarks.bare"
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []
USE_TZ = True
