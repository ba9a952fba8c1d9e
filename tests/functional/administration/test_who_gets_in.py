"""Administration is for people acting as administrator with their second factor; it shows no case."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import SIGNED_IN_ROLES, Role
from disclosure.models import SectionRight
from tests.functional.accounts.steps import somebody, text_of
from tests.support.world import make_firm, make_organisation, signed_in

pytestmark = pytest.mark.django_db

OTHERS = sorted(SIGNED_IN_ROLES - {Role.ADMINISTRATOR})


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("page", ["admin:index", "admin:reference_court_changelist", "admin:accounts_user_add"])
def test_every_other_role_is_refused(client: Client, role: Role, page: str) -> None:
    signed_in(client, somebody(role))
    assert client.get(reverse(page)).status_code == 403


def test_the_staff_flag_alone_opens_nothing(client: Client) -> None:
    user = somebody(Role.COURT_OFFICER)
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    signed_in(client, user)
    assert client.get(reverse("admin:index")).status_code == 403


def test_somebody_not_signed_in_is_sent_to_the_one_sign_in_page(client: Client) -> None:
    response = client.get(reverse("admin:reference_court_changelist"), follow=True)
    assert response.redirect_chain[-1][0] == "/accounts/login/?next=/administration/reference/court/"


def test_an_administrator_whose_role_has_ended_is_refused(desk: Client, administrator: User) -> None:
    Membership.objects.filter(user=administrator).update(starts_on="2020-01-01", ends_on="2020-12-31")
    assert desk.get(reverse("admin:index")).status_code == 403


def test_an_administrator_without_second_factor_sets_one_up_first(client: Client) -> None:
    user = somebody(Role.ADMINISTRATOR, make_organisation("hmcts"), app=False)
    signed_in(client, user)
    assert client.get(reverse("admin:index")).headers["Location"] == reverse("mfa_activate_totp")


def test_an_administrator_sees_reference_data_and_people_and_nothing_else(desk: Client) -> None:
    page = text_of(desk.get(reverse("admin:index")))  # type: ignore[arg-type]
    for name in ("Courts", "Prosecuting authorities", "Offences", "Codes", "Organisations", "Users"):
        assert name in page
    assert "Case" not in page
    assert "Authenticator" not in page


def test_no_model_with_case_data_is_in_administration() -> None:
    shown = {model._meta.app_label for model in admin.site._registry}
    assert shown == {"reference", "accounts", "budgets", "disclosure"}
    of_documents = {model for model in admin.site._registry if model._meta.app_label == "disclosure"}
    assert of_documents == {SectionRight}, "the matrix of sections names no case"
    assert not shown & {config.label for config in apps.get_app_configs() if "case" in config.label}


def test_an_administrator_who_acts_in_another_role_is_refused(desk: Client, administrator: User) -> None:
    second = Membership.objects.create(user=administrator, organisation=make_firm(), role=Role.SOLICITOR)
    desk.post(reverse("accounts:switch_role"), {"membership": str(second.pk)})
    assert desk.get(reverse("admin:index")).status_code == 403


@pytest.mark.parametrize(
    "page",
    [
        "admin:reference_court_changelist",
        "admin:reference_court_add",
        "admin:reference_prosecutor_changelist",
        "admin:reference_prosecutor_add",
        "admin:reference_offence_changelist",
        "admin:reference_offence_add",
        "admin:reference_code_changelist",
        "admin:accounts_organisation_changelist",
        "admin:accounts_organisation_add",
        "admin:accounts_user_changelist",
        "admin:accounts_user_add",
    ],
)
def test_every_page_opens(desk: Client, page: str) -> None:
    assert desk.get(reverse(page)).status_code == 200
