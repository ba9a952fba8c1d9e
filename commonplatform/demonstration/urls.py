"""Addresses of the demonstration. The root URL configuration leaves them out in production."""

from django.urls import path

from commonplatform.demonstration import views

app_name = "demonstration"
urlpatterns = [path("codes", views.codes, name="codes")]
