"""Addresses of the shared pages."""

from django.urls import path

from cases.views import case_page, effects, lists, messages

app_name = "cases"

urlpatterns = [
    path("", lists.case_list, name="list"),
    path("search/", lists.search, name="search"),
    path("work/", lists.work, name="work"),
    path("outbox/", effects.outbox, name="outbox"),
    path("messages/", messages.message_list, name="message_list"),
    path("messages/templates/", messages.message_template_list, name="message_templates"),
    path("messages/templates/<slug:name>/", messages.message_template_preview, name="message_template"),
    path("messages/<uuid:message_id>/", messages.message, name="message"),
    path("<uuid:case_id>/", case_page.summary, name="summary"),
    path("<uuid:case_id>/defendants/", case_page.defendants, name="defendants"),
    path("<uuid:case_id>/hearings/", case_page.hearings, name="hearings"),
    path("<uuid:case_id>/messages/", messages.case_messages_tab, name="messages"),
    path("<uuid:case_id>/timeline/", case_page.case_timeline, name="timeline"),
    path("<uuid:case_id>/access/", case_page.access, name="access"),
]
