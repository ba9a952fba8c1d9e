"""Addresses of the defence room."""

from django.urls import path

from defence import views

app_name = "defence"

urlpatterns = [
    path("my-cases/", views.my_cases, name="my_cases"),
    path("my-cases/file/", views.my_cases_file, name="my_cases_file"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<str:secret>.ics", views.calendar_feed, name="calendar_feed"),
    path("my-cases/daily-e-mail/", views.digest, name="digest"),
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
    path("access/", views.grants, name="grants"),
    path("chambers/", views.chambers, name="chambers"),
    path("chambers/<uuid:grant_id>/remove/", views.remove_chambers_grant, name="remove_chambers_grant"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/<uuid:user_id>/", views.person, name="person"),
    path("people/<uuid:user_id>/leave/", views.leave, name="leave"),
    path("invitation/<uuid:user_id>/<str:token>/", views.accept_invitation_view, name="accept_invitation"),
    path("cases/<uuid:case_id>/access/give/", views.grant_access_view, name="grant_access"),
    path("cases/<uuid:case_id>/access/<uuid:grant_id>/remove/", views.remove_grant, name="remove_grant"),
]
