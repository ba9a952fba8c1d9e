"""Addresses for the people who answer for somebody else."""

from django.urls import path

from pleas.views import assisting

app_name = "assisted"
urlpatterns = [path("", assisting.start, name="start")]
