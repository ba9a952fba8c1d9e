"""The composition root and the kernel; the Celery application is loaded with Django."""

from commonplatform.celery import app as celery_app

__all__ = ("celery_app",)
