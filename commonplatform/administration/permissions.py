"""What administrators may do: see, add and change reference data and people; delete nothing."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

from commonplatform.accounts.services.keep_administrator_rights import ADMINISTRATORS

LOOKED_AFTER = {
    "reference": (
        "court",
        "courtroom",
        "courtregion",
        "courtunit",
        "prosecutor",
        "offence",
        "code",
        "standardpenalty",
        "surchargerate",
        "fineguideline",
        "custodylimitdays",
        "bankholiday",
    ),
    "accounts": ("user", "organisation", "membership", "laacontract"),
    "budgets": ("readstop",),
    "disclosure": ("sectionright",),
}
ACTIONS = ("view", "add", "change")


def give_administrators_their_permissions(sender: AppConfig, **signal: Any) -> None:
    """Keep the group as this module says, after every migration."""
    if sender.label != "accounts":
        return
    from django.contrib.auth.models import Group, Permission

    for label in LOOKED_AFTER:
        create_permissions(apps.get_app_config(label), verbosity=0)
    names = [f"{action}_{model}" for models in LOOKED_AFTER.values() for model in models for action in ACTIONS]
    group, _created = Group.objects.get_or_create(name=ADMINISTRATORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label__in=LOOKED_AFTER, codename__in=names))
