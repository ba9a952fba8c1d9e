"""Addresses of the defence room."""

from django.urls import path

from defence import views

app_name = "defence"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("found/<str:proof>/", views.go_on_record, name="go_on_record"),
    path("cases/<uuid:case_id>/representation/", views.representation, name="representation"),
    path(
        "cases/<uuid:case_id>/representation/<uuid:association_id>/end/",
        views.end_representation_view,
        name="end_representation",
    ),
]
