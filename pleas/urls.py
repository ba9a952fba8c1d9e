"""Addresses for the public. Nothing about a person stands in any of them."""

from django.urls import include, path

from commonplatform.ui.language_views import set_language
from pleas.views import feedback, public

app_name = "public"
urlpatterns = [
    path("", public.start, name="start"),
    path("courts/", public.courts, name="courts"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("cookies/", public.cookies, name="cookies"),
    path("privacy/", public.privacy, name="privacy"),
    path("contact/", public.contact, name="contact"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/sent/", feedback.feedback_sent, name="feedback_sent"),
    path("language/", set_language, name="set_language"),
    path("plea/", include("pleas.plea_urls")),
]
