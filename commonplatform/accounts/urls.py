"""Signing in, the second factor, and choosing the role to act in."""

from django.urls import include, path

from commonplatform.accounts import views

urlpatterns = [
    path("role/", include(([path("", views.switch_role, name="switch_role")], "accounts"))),
    path("", include("allauth.urls")),
]
