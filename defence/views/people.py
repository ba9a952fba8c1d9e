"""The people of one's own organisation, for the members who manage them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commonplatform.accounts.requests import ActingRequest
from commonplatform.accounts.roles import Role
from defence.exceptions import LastAdministrator, WorksElsewhere, WorksHereAlready
from defence.people_forms import InviteForm, MemberForm
from defence.people_presenters import member_rows, people_table
from defence.selectors.people import member, members, roles_there
from defence.services import change_member, end_members_membership, invite_again, invite_person

asks_and_saves = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people(request: ActingRequest) -> HttpResponse:
    """Everybody who works for the organisation."""
    columns, rows = people_table(members(request.actor))
    return render(request, "defence/people.jinja", {"columns": columns, "rows": rows})


@asks_and_saves
def invite(request: ActingRequest) -> HttpResponse:
    """Invite somebody: they are sent a link to set a password."""
    roles = roles_there(request.actor)
    form = InviteForm(request.POST if request.method == "POST" else None, roles=roles)
    if form.is_valid():
        try:
            invite_person(
                actor=request.actor,
                email=form.cleaned_data["email"],
                full_name=form.cleaned_data["full_name"],
                role=Role(form.cleaned_data["role"]),
                manages_people=form.cleaned_data["manages_people"],
            )
        except WorksHereAlready:
            form.add_error("email", _("Somebody with this e-mail address works for you already"))
        except WorksElsewhere:
            form.add_error(
                "email",
                _("Somebody with this e-mail address works for another organisation. They must leave it first"),
            )
        else:
            messages.success(request, _("Invitation sent to %(email)s") % {"email": form.cleaned_data["email"]})
            return redirect("defence:people")
    return render(request, "defence/invite.jinja", {"form": form, "back_href": reverse("defence:people")})


@asks_and_saves
def person(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """One member: their role, the right to manage people; another invitation while there is no password."""
    found = member(request.actor, user_id)
    if request.method == "POST" and "invite" in request.POST:
        invite_again(actor=request.actor, user_id=user_id)
        messages.success(request, _("Invitation sent to %(email)s") % {"email": found.email})
        return redirect("defence:person", user_id=user_id)
    form = MemberForm(
        request.POST if request.method == "POST" else None,
        roles=roles_there(request.actor),
        initial={"role": found.roles[0].value, "manages_people": found.manages_people},
    )
    if form.is_valid():
        role, manages = Role(form.cleaned_data["role"]), form.cleaned_data["manages_people"]
        try:
            change_member(actor=request.actor, user_id=user_id, role=role, manages_people=manages)
        except LastAdministrator:
            form.add_error("manages_people", _("Nobody else manages the people. Give somebody else the right first"))
        else:
            messages.success(request, _("%(who)s changed") % {"who": found.full_name})
            return redirect("defence:people")
    context = {"member": found, "rows": member_rows(found), "form": form, "back_href": reverse("defence:people")}
    return render(request, "defence/person.jinja", context)


@asks_and_saves
def leave(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """Somebody leaves: what follows, and that it is so."""
    found = member(request.actor, user_id)
    context = {"member": found, "rows": member_rows(found), "is_last": False}
    context["back_href"] = reverse("defence:person", kwargs={"user_id": user_id})
    if request.method == "POST":
        try:
            end_members_membership(actor=request.actor, user_id=user_id)
        except LastAdministrator:
            return render(request, "defence/leave.jinja", {**context, "is_last": True}, status=409)
        messages.success(request, _("%(who)s no longer works for the organisation") % {"who": found.full_name})
        return redirect("defence:people" if user_id != request.actor.user_id else "public:start")
    return render(request, "defence/leave.jinja", context)
