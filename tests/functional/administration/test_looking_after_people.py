"""People and their roles in administration: every change is an event, nobody lifts their own safeguards."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.functional.accounts.steps import PASSWORD, enter_password, sign_in, somebody, text_of
from tests.support.world import court_staff, make_court, make_firm, make_organisation

pytestmark = pytest.mark.django_db

ADD = "admin:accounts_user_add"
CHANGE = "admin:accounts_user_change"
LIST = "admin:accounts_user_changelist"


def no_roles(**fields: str) -> dict[str, str]:
    return {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0", **fields}


def one_role(organisation_id: object, role: Role) -> dict[str, str]:
    return {
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "0",
        "memberships-0-organisation": str(organisation_id),
        "memberships-0-role": role,
        "memberships-0-starts_on": timezone.localdate().isoformat(),
    }


def new_person(desk: Client, **more: str) -> User:
    typed = {
        "full_name": "Noor Newcomer",
        "email": "Noor@Example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    desk.post(reverse(ADD), {**typed, **no_roles(), **more})
    return User.objects.get(email="noor@example.org")


def test_somebody_added_signs_in_once_they_have_a_role(desk: Client) -> None:
    user = new_person(desk)
    fields = {"full_name": user.full_name, "email": user.email, "is_active": "on"}
    desk.post(
        reverse(CHANGE, args=[user.pk]),
        {**fields, **one_role(court_staff(make_court()).pk, Role.COURT_OFFICER)},
    )
    browser = Client()
    enter_password(browser, user)
    assert browser.get(reverse("mfa_activate_totp")).status_code == 200
    assert set(Event.objects.filter(subject_id=user.pk).values_list("kind", flat=True)) >= {
        "person.added",
        "person.changed",
        "person.signed_in",
    }


def test_two_people_cannot_have_one_address_in_any_case(desk: Client) -> None:
    new_person(desk)
    page = desk.post(
        reverse(ADD),
        {
            "full_name": "Other",
            "email": "NOOR@example.org",
            "password1": PASSWORD,
            "password2": PASSWORD,
            **no_roles(),
        },
    )
    assert "Somebody with this e-mail address is there already" in text_of(page)  # type: ignore[arg-type]


def test_a_role_that_does_not_fit_the_organisation_is_refused(desk: Client) -> None:
    user = new_person(desk)
    fields = {"full_name": user.full_name, "email": user.email, "is_active": "on"}
    desk.post(reverse(CHANGE, args=[user.pk]), {**fields, **one_role(make_firm().pk, Role.COURT_OFFICER)})
    assert not Membership.objects.filter(user=user).exists()


def test_the_administrator_role_opens_administration_and_its_end_closes_it(desk: Client) -> None:
    user = new_person(desk)
    fields = {"full_name": user.full_name, "email": user.email, "is_active": "on"}
    desk.post(
        reverse(CHANGE, args=[user.pk]),
        {**fields, **one_role(make_organisation("hmcts").pk, Role.ADMINISTRATOR)},
    )
    user.refresh_from_db()
    assert user.is_staff
    assert user.has_perm("reference.change_court")
    assert not user.has_perm("reference.delete_court")
    membership = Membership.objects.get(user=user)
    ended = {
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "1",
        "memberships-0-id": str(membership.pk),
        "memberships-0-organisation": str(membership.organisation_id),
        "memberships-0-role": Role.ADMINISTRATOR,
        "memberships-0-starts_on": "2026-01-01",
        "memberships-0-ends_on": "2026-01-31",
    }
    desk.post(reverse(CHANGE, args=[user.pk]), {**fields, **ended})
    assert not User.objects.get(pk=user.pk).has_perm("reference.change_court")


def test_resetting_the_second_factor_is_recorded_and_ends_the_sessions(desk: Client) -> None:
    user, phone = somebody(), Client()
    sign_in(phone, user)
    desk.post(
        reverse(LIST) + f"?q={user.email}",
        {"action": "reset_the_second_factor", "_selected_action": [user.pk]},
    )
    assert not Authenticator.objects.filter(user=user).exists()
    assert phone.get(reverse("mfa_index")).status_code == 302
    event = Event.objects.get(kind="person.second_factor_reset")
    assert (event.actor_name, event.subject_id) == ("Ada Ministrator", user.pk)


def test_nobody_resets_their_own_second_factor_here(desk: Client, administrator: User) -> None:
    desk.post(
        reverse(LIST) + "?q=admin@example.org",
        {"action": "reset_the_second_factor", "_selected_action": [administrator.pk]},
    )
    assert Authenticator.objects.filter(user=administrator).exists()


def test_nobody_gives_themselves_a_role(desk: Client, administrator: User) -> None:
    fields = {"full_name": administrator.full_name}
    desk.post(
        reverse(CHANGE, args=[administrator.pk]),
        {**fields, **one_role(court_staff(make_court()).pk, Role.COURT_OFFICER)},
    )
    assert not Membership.objects.filter(user=administrator, role=Role.COURT_OFFICER).exists()


def test_a_superuser_is_out_of_reach(desk: Client) -> None:
    root = User.objects.create_superuser("root@example.org", PASSWORD, full_name="Root")
    desk.post(reverse(CHANGE, args=[root.pk]), {"full_name": "Changed", "email": root.email, **no_roles()})
    desk.post(reverse("admin:auth_user_password_change", args=[root.pk]), {"password1": "x", "password2": "x"})
    root.refresh_from_db()
    assert root.full_name == "Root"
    assert root.check_password(PASSWORD)


def test_a_new_password_is_set_through_administration_and_recorded(desk: Client) -> None:
    user = somebody()
    new = "staple battery horse correct"
    desk.post(reverse("admin:auth_user_password_change", args=[user.pk]), {"password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)
    assert Event.objects.filter(kind="person.changed", subject_id=user.pk).exists()


def test_somebody_dormant_is_let_in_again(desk: Client) -> None:
    user = somebody()
    User.objects.filter(pk=user.pk).update(last_login=timezone.now() - timedelta(days=100))
    desk.post(reverse(LIST) + f"?q={user.email}", {"action": "let_in_again", "_selected_action": [user.pk]})
    assert enter_password(Client(), user).headers["Location"] == reverse("mfa_authenticate")
