"""Asking for bundles, following their making, opening them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.formats import page_language
from disclosure.bundle_forms import BundleForm, too_many, unreadable
from disclosure.bundle_presenters import (
    bundle_facts,
    bundles_table,
    fault_words,
    parts_table,
    progress_words,
    status_tag,
)
from disclosure.exceptions import PartsUnreadable, TooManyBundles
from disclosure.selectors import bundle_page, bundles_of, choosable_documents
from disclosure.services import cancel_bundle, open_bundle, request_bundle, retry_bundle
from disclosure.states import BUNDLE_BEING_MADE, BundlePurpose, BundleStatus


@require_safe
def bundles(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """The bundles that one's own organisation asked for."""
    frame = case_frame(request.actor, case_id, "documents")
    columns, rows = bundles_table(bundles_of(request.actor, frame.file))
    return render(request, "disclosure/bundles.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new_bundle(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Choose what goes into a bundle."""
    frame = case_frame(request.actor, case_id, "documents")
    choice = choosable_documents(frame.file, purpose=BundlePurpose.READING)
    form = BundleForm(
        request.POST if request.method == "POST" else None, choice=choice, defendants=frame.file.defendants
    )
    if request.method == "POST" and form.is_valid():
        try:
            bundle_id = request_bundle(
                actor=request.actor, case_id=case_id, material_ids=form.chosen(), language=page_language()
            )
        except PartsUnreadable as refusal:
            form.refuse(refusal.names)
        except TooManyBundles as refusal:
            form.add_error("documents", too_many(refusal.limit))
        else:
            return redirect("disclosure:bundle", bundle_id=bundle_id)
    return render(request, "disclosure/new_bundle.jinja", {"frame": frame, "form": form, "choice": choice})


@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: ActingRequest, bundle_id: UUID) -> HttpResponse:
    """How far a bundle is; cancel it, try again, open it."""
    if request.method == "POST":
        return _act(request, bundle_id)
    page = bundle_page(request.actor, bundle_id)
    frame = case_frame(request.actor, page.bundle.case_id, "documents")
    columns, rows = parts_table(page)
    return render(
        request,
        "disclosure/bundle.jinja",
        {
            "frame": frame,
            "bundle": page.bundle,
            "being_made": page.bundle.status in BUNDLE_BEING_MADE,
            "failed": page.bundle.status == BundleStatus.FAILED,
            "ready": page.bundle.status == BundleStatus.READY,
            "is_served": page.bundle.becomes_id is not None,
            "lost": unreadable(page.lost) if page.lost else "",
            "progress": progress_words(page),
            "fault": fault_words(page.bundle),
            "status": status_tag(page.bundle),
            "facts": bundle_facts(page),
            "columns": columns,
            "rows": rows,
        },
    )


@require_GET
def open_bundle_file(request: ActingRequest, bundle_id: UUID) -> HttpResponse:
    """Record the reading of every document in it and send the reader to the file."""
    try:
        return HttpResponseRedirect(open_bundle(actor=request.actor, bundle_id=bundle_id))
    except PartsUnreadable as refusal:
        messages.error(request, unreadable(refusal.names))
        return redirect("disclosure:bundle", bundle_id=bundle_id)


def _act(request: ActingRequest, bundle_id: UUID) -> HttpResponse:
    if request.POST.get("do") == "retry":
        return redirect("disclosure:bundle", bundle_id=_again(request, bundle_id))
    if cancel_bundle(actor=request.actor, bundle_id=bundle_id):
        messages.success(request, _("The bundle is not made"))
    else:
        messages.info(request, _("The bundle was finished already"))
    return redirect("disclosure:bundle", bundle_id=bundle_id)


def _again(request: ActingRequest, bundle_id: UUID) -> UUID:
    try:
        return retry_bundle(actor=request.actor, bundle_id=bundle_id)
    except TooManyBundles as refusal:
        messages.error(request, too_many(refusal.limit))
        return bundle_id
