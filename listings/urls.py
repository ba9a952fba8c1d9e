"""Addresses of the court's diary and lists, under court/."""

from django.urls import path

from listings import addresses as addresses  # registers the converter of days
from listings.views import booking, daily_list, diary

app_name = "listings"

urlpatterns = [
    path("diary/", diary.today, name="diary"),
    path("diary/<iso_day:day>/", diary.day, name="diary_day"),
    path("sessions/new/", diary.create, name="create_session"),
    path("cases/<uuid:case_id>/list/", booking.book_case, name="book_case"),
    path("lists/<iso_day:day>/", daily_list.show, name="daily_list"),
    path("lists/<iso_day:day>/list.csv", daily_list.as_file, name="daily_list_csv"),
    path("lists/<iso_day:day>/issue/", daily_list.issue, name="issue_list"),
    path("lists/issued/<uuid:list_id>/", daily_list.issued, name="issued_list"),
    path("lists/issued/<uuid:list_id>/pdf/", daily_list.download_pdf, name="download_list_pdf"),
    path("lists/issued/<uuid:list_id>/csv/", daily_list.download_csv, name="download_list_csv"),
]
