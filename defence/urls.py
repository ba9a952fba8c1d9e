"""Addresses of the defence room."""

from django.urls import path

from defence import views

app_name = "defence"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("found/<str:proof>/", views.go_on_record, name="go_on_record"),
    path("found/<str:proof>/instruction/", views.instruct, name="instruct"),
    path("legal-aid/", views.legal_aid, name="legal_aid"),
    path("cases/<uuid:case_id>/legal-aid/", views.case_legal_aid, name="case_legal_aid"),
    path("cases/<uuid:case_id>/locks/<uuid:lock_id>/unlock/", views.unlock, name="unlock"),
    path("cases/<uuid:case_id>/representation/", views.representation, name="representation"),
    path(
        "cases/<uuid:case_id>/representation/<uuid:association_id>/end/",
        views.end_representation_view,
        name="end_representation",
    ),
]
