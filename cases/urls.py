"""Addresses of the shared pages."""

from django.urls import path

from cases.views import case_page, effects, lists

app_name = "cases"

urlpatterns = [
    path("", lists.case_list, name="list"),
    path("search/", lists.search, name="search"),
    path("work/", lists.work, name="work"),
    path("outbox/", effects.outbox, name="outbox"),
    path("<uuid:case_id>/", case_page.summary, name="summary"),
    path("<uuid:case_id>/defendants/", case_page.defendants, name="defendants"),
    path("<uuid:case_id>/hearings/", case_page.hearings, name="hearings"),
    path("<uuid:case_id>/timeline/", case_page.case_timeline, name="timeline"),
    path("<uuid:case_id>/access/", case_page.access, name="access"),
]
