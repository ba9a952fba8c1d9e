"""Addresses of the journey, named as the steps of `pleas.journey`."""

from django.urls import URLPattern, path

from pleas.journey import STEPS, Step, has_page, page_of
from pleas.views import asking, details, estimating, finding, progress, saving, sending
from pleas.views import journey_pages as journey_pages

app_name = "plea"


def _of_a_step(step: Step) -> URLPattern:
    words = step.name.replace("_", "-")
    return path(f"{words}/<int:number>/" if step.once_per_charge else f"{words}/", page_of(step.name), name=step.name)


urlpatterns = [
    path("", finding.before, name="before"),
    path("reference/", finding.reference, name="reference"),
    path("your-notice/", finding.proof, name="proof"),
    *(_of_a_step(step) for step in STEPS if has_page(step.name)),
    path("under-18/", details.too_young, name="too_young"),
    path("receipt/pdf/", sending.receipt_file, name="receipt_file"),
    path("receipt/", sending.receipt, name="receipt"),
    path("equality/", sending.equality, name="equality"),
    path("track/", finding.track, name="track"),
    path("tasks/", progress.tasks, name="tasks"),
    path("progress/", progress.progress, name="progress"),
    path("ask/", asking.ask, name="ask"),
    path("asked/", asking.asked, name="asked"),
    path("estimate/", estimating.estimate_page, name="estimate"),
    path("emails/", progress.emails, name="emails"),
    path("save/", saving.save, name="save"),
    path("saved/", saving.saved, name="saved"),
    path("stay/", saving.stay, name="stay"),
    path("leave/", saving.leave, name="leave"),
    path("ended/", finding.ended, name="ended"),
]
