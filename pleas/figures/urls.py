"""Addresses of the reports."""

from django.urls import path

from pleas.figures.views import post, reports

app_name = "figures"
urlpatterns = [
    path("", reports.overview, name="overview"),
    path("post/", post.postal_counts, name="postal_counts"),
    path("<slug:key>/", reports.report, name="report"),
    path("<slug:key>/<slug:section>.csv", reports.export, name="export"),
]
