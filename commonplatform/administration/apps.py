from django.contrib.admin.apps import SimpleAdminConfig
from django.db.models.signals import post_migrate


class AdministrationConfig(SimpleAdminConfig):
    """Replaces Django's default admin site with ours, and shows in it only what is registered here."""

    default_site = "commonplatform.administration.site.AdministrationSite"

    def ready(self) -> None:
        super().ready()
        from commonplatform.administration import (  # noqa: F401
            budgets_admin,
            figures_admin,
            people_admin,
            reference_admin,
            sign_in_record,
        )
        from commonplatform.administration.permissions import give_administrators_their_permissions

        post_migrate.connect(
            give_administrators_their_permissions, dispatch_uid="commonplatform.administration.permissions"
        )
