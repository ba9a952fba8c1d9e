"""Addresses of the record of events."""

from django.urls import path

from cases.auditing import views

app_name = "auditing"

urlpatterns = [
    path("", views.record_of_events, name="record"),
    path("export/", views.export, name="export"),
    path("<uuid:event_id>/", views.event, name="event"),
]
