"""Every address of the service."""

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from commonplatform import health

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("accounts/", include("commonplatform.accounts.urls")),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("cases/", include("cases.urls")),
    path("audit/", include("cases.auditing.urls")),
    path("documents/", include("disclosure.urls")),
    path("defence/", include("defence.urls")),
    path("court/", include("listings.urls")),
    path("reports/", include("pleas.figures.urls")),
    path("assisted/", include("pleas.assisted_urls")),
    path("api/figures/", include("pleas.figures.public_urls")),
    path("", include("pleas.urls")),
    path("", include("commonplatform.ui.urls")),
]

if apps.is_installed("commonplatform.demonstration"):
    urlpatterns.append(path("development/", include("commonplatform.demonstration.urls")))

handler400 = "commonplatform.ui.error_views.bad_request"
handler403 = "commonplatform.ui.error_views.permission_denied"
handler404 = "commonplatform.ui.error_views.page_not_found"
handler500 = "commonplatform.ui.error_views.server_error"
