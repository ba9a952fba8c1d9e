"""The initial details of a defendant, and building them from documents of the case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from cases.services import record_reading
from commonplatform.accounts.requests import ActingRequest
from disclosure.bundle_forms import BuildIdpcForm, too_many
from disclosure.bundle_presenters import change_lists, changes_in_short, contents_table, version_facts, versions_table
from disclosure.exceptions import NothingChosen, NotYetServed, PartsUnreadable, TooManyBundles
from disclosure.permissions import document_rights
from disclosure.readers_report import readers_table
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors import choosable_documents, idpc_page
from disclosure.services import IdpcToBuild, build_idpc
from disclosure.states import BundlePurpose, DocumentAct
from disclosure.views.disposed import gone_where_disposed_of


@require_safe
@gone_where_disposed_of
def idpc(request: ActingRequest, case_id: UUID, defendant_id: UUID) -> HttpResponse:
    """The version in force, what is new in it, those before; or a plain page that says they are not served yet."""
    try:
        page = idpc_page(request.actor, case_id, defendant_id)
    except NotYetServed as absent:
        frame = frame_of(request.actor, absent.file, "documents")
        facts = {"frame": frame, "defendant": absent.defendant_name}
        return render(request, "disclosure/not_yet_served.jinja", facts, status=404)
    record_reading(actor=request.actor, case_id=case_id, page="initial details")
    return render(
        request,
        "disclosure/idpc.jinja",
        {
            "frame": frame_of(request.actor, page.file, "documents"),
            "page": page,
            "facts": version_facts(page.current),
            "contents": contents_table(page.current),
            "versions": versions_table(page),
            "short": changes_in_short(page.news.changes) if page.news else "",
            "changes": change_lists(page.news.changes) if page.news else (),
            "readers": readers_table(page.readers) if page.readers is not None else None,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def build_initial_details(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Whoever may serve them chooses defendants and documents; what is made from them is published."""
    file = open_case(request.actor, case_id)
    document_rights(file.standing).require(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC])
    choice = choosable_documents(file, purpose=BundlePurpose.INITIAL_DETAILS)
    form = BuildIdpcForm(request.POST if request.method == "POST" else None, choice=choice, defendants=file.defendants)
    if request.method == "POST" and form.is_valid():
        asked = _asked_for(request, case_id, form)
        if asked:
            return _to_the_first(request, asked)
    frame = frame_of(request.actor, file, "documents")
    return render(request, "disclosure/build_idpc.jinja", {"frame": frame, "form": form, "choice": choice})


def _asked_for(request: ActingRequest, case_id: UUID, form: BuildIdpcForm) -> tuple[UUID, ...]:
    """The bundles that become them; none where the choice was refused, which the form then says."""
    wanted = IdpcToBuild(
        case_id=case_id,
        defendant_ids=tuple(UUID(each) for each in form.cleaned_data["defendants"]),
        material_ids=form.chosen(),
        submission_key=form.cleaned_data["submission_key"],
    )
    try:
        return build_idpc(actor=request.actor, wanted=wanted)
    except PartsUnreadable as refusal:
        form.refuse(refusal.names)
    except NothingChosen:
        form.refuse_nothing()
    except TooManyBundles as refusal:
        form.add_error("documents", too_many(refusal.limit))
    return ()


def _to_the_first(request: ActingRequest, asked: tuple[UUID, ...]) -> HttpResponse:
    messages.success(
        request,
        ngettext(
            "Initial details for %(num)d defendant are being built. They are published when they are finished",
            "Initial details for %(num)d defendants are being built. They are published when they are finished",
            len(asked),
        )
        % {"num": len(asked)},
    )
    return redirect("disclosure:bundle", bundle_id=asked[0])
