"""The Celery application: executes effects; Postgres holds what is to be done."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonplatform.settings.development")

app = Celery("commonplatform")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
