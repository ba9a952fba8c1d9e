"""Addresses of the public figures."""

from django.urls import path

from pleas.figures.views import public

app_name = "public_figures"
urlpatterns = [
    path("totals", public.totals, name="totals"),
    path("by-court", public.by_court, name="by_court"),
    path("by-hearing-day", public.by_hearing_day, name="by_hearing_day"),
    path("by-hearing-day/all", public.by_any_hearing_day, name="by_any_hearing_day"),
    path("by-week", public.by_week, name="by_week"),
    path("days-to-hearing", public.days_to_hearing, name="days_to_hearing"),
]
