"""The gallery of the kit. Its view answers only where GALLERY_SHOWN is on: in development."""

from django.urls import path

from commonplatform.ui.gallery_views import gallery

app_name = "ui"
urlpatterns = [path("gallery/", gallery, name="gallery")]
