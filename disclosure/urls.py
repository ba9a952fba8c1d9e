"""Addresses of documents."""

from django.urls import path

from disclosure import views

app_name = "disclosure"

urlpatterns = [
    path("affected/", views.affected, name="affected"),
    path("affected/<uuid:report_id>/", views.affected_file, name="affected_file"),
    path("case/<uuid:case_id>/", views.documents, name="documents"),
    path("case/<uuid:case_id>/upload/", views.upload, name="upload_idpc"),
    path("case/<uuid:case_id>/upload-documents/", views.upload_documents, name="upload_documents"),
    path("submissions/<uuid:submission_id>/", views.submission, name="submission"),
    path("submissions/<uuid:submission_id>/doubts/", views.doubts, name="doubts"),
    path("submissions/<uuid:submission_id>/announce/", views.announce, name="announce"),
    path("sent-files/<uuid:file_id>/parts/<int:number>/", views.part, name="part"),
    path("sent-files/<uuid:file_id>/complete/", views.complete, name="complete"),
    path("sent-files/<uuid:file_id>/remove/", views.remove, name="remove"),
    path("sent-files/<uuid:file_id>/", views.sent_file, name="sent_file"),
    path("case/<uuid:case_id>/search/", views.search, name="search"),
    path("case/<uuid:case_id>/notes/", views.annotations, name="annotations"),
    path("notes/<uuid:annotation_id>/", views.annotation, name="annotation"),
    path("<uuid:material_id>/notes/", views.annotate, name="annotate"),
    path("case/<uuid:case_id>/readers/", views.readers, name="readers"),
    path("case/<uuid:case_id>/readers/print/", views.print_readers, name="print_readers"),
    path("case/<uuid:case_id>/readers/file/", views.readers_file, name="readers_file"),
    path("case/<uuid:case_id>/rights/", views.rights, name="rights"),
    path("case/<uuid:case_id>/shared/", views.shared, name="shared"),
    path("case/<uuid:case_id>/share/", views.share, name="share"),
    path("unprepared/", views.unprepared, name="unprepared"),
    path("sections/", views.matrix, name="matrix"),
    path("case/<uuid:case_id>/initial-details/<uuid:defendant_id>/", views.idpc, name="idpc"),
    path("case/<uuid:case_id>/initial-details/build/", views.build_initial_details, name="build_idpc"),
    path("case/<uuid:case_id>/bundles/", views.bundles, name="bundles"),
    path("case/<uuid:case_id>/bundles/new/", views.new_bundle, name="new_bundle"),
    path("bundle/<uuid:bundle_id>/", views.bundle, name="bundle"),
    path("bundle/<uuid:bundle_id>/file/", views.open_bundle_file, name="open_bundle"),
    path("<uuid:material_id>/", views.read, name="read"),
    path("<uuid:material_id>/view/", views.view, name="view"),
    path("<uuid:material_id>/download/", views.download, name="download"),
    path("<uuid:material_id>/attachments/<int:place>/", views.attachment, name="attachment"),
    path("<uuid:material_id>/attachments/<int:place>/download/", views.download_attachment, name="download_attachment"),
    path("<uuid:material_id>/restore/", views.restore, name="restore"),
    path("<uuid:material_id>/details/", views.describe, name="describe"),
    path("<uuid:material_id>/elsewhere/", views.elsewhere, name="elsewhere"),
    path("<uuid:material_id>/contents/", views.contents, name="contents"),
    path("<uuid:material_id>/play/", views.play, name="play"),
    path("<uuid:material_id>/recording/", views.recording, name="recording"),
    path("<uuid:material_id>/poster/", views.poster, name="poster"),
    path("<uuid:material_id>/withdraw/", views.withdraw, name="withdraw"),
]
