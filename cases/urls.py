"""Addresses of the shared pages."""

from django.urls import path

from cases.views import (
    advocates,
    case_page,
    custody,
    custody_limits,
    decisions,
    effects,
    lists,
    messages,
    retention,
    statements,
)

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
    path("documents-due/", retention.due, name="documents_due"),
    path("documents-due/courts/", retention.counts, name="documents_due_counts"),
    path("<uuid:case_id>/", case_page.summary, name="summary"),
    path("<uuid:case_id>/hold/", retention.hold, name="hold"),
    path("<uuid:case_id>/defendants/", case_page.defendants, name="defendants"),
    path("<uuid:case_id>/defendants/<uuid:defendant_id>/remand/", custody.remand, name="record_remand"),
    path("<uuid:case_id>/charges/<uuid:offence_id>/custody-limit/", custody_limits.extend, name="extend_limit"),
    path("<uuid:case_id>/charges/<uuid:offence_id>/clock/", custody_limits.clock, name="custody_clock"),
    path("<uuid:case_id>/means/", case_page.means, name="means"),
    path("<uuid:case_id>/requests/", case_page.requests, name="requests"),
    path("<uuid:case_id>/statements/", statements.statements, name="statements"),
    path("<uuid:case_id>/changes/<uuid:change_id>/", decisions.proposed_change, name="proposed_change"),
    path("<uuid:case_id>/plea-requests/<uuid:request_id>/", decisions.plea_request, name="plea_request"),
    path("<uuid:case_id>/hearings/", case_page.hearings, name="hearings"),
    path("<uuid:case_id>/messages/", messages.case_messages_tab, name="messages"),
    path("<uuid:case_id>/timeline/", case_page.case_timeline, name="timeline"),
    path("<uuid:case_id>/access/", case_page.access, name="access"),
    path("<uuid:case_id>/why/", case_page.why, name="why"),
    path("advocates/hearings/", advocates.hearings, name="prosecution_hearings"),
    path("advocates/assign/", advocates.assign, name="assign_advocate"),
    path("<uuid:case_id>/advocates/assign/", advocates.assign_to_case, name="assign_to_case"),
    path("<uuid:case_id>/advocates/<uuid:grant_id>/remove/", advocates.remove, name="remove_advocate"),
]
