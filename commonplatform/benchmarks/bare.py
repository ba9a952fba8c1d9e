"""The floor of the plea benchmark: Django without any middleware, one view, one INSERT."""

import os
from uuid import uuid4

import django
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonplatform.benchmarks.bare_settings")


def insert(request: HttpRequest) -> HttpResponse:
    """One row in one autocommitted statement."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_floor (id, value) VALUES (%s, %s)", [uuid4(), "guilty"])
    return HttpResponse("saved")


urlpatterns = [path("", insert)]
django.setup()
application = WSGIHandler()
