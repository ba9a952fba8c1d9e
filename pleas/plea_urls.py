"""Addresses of the journey, named as the steps of `pleas.journey`."""

from django.urls import path

from pleas.views import answering, finding, sending

app_name = "plea"
urlpatterns = [
    path("", finding.before, name="before"),
    path("reference/", finding.reference, name="reference"),
    path("your-notice/", finding.proof, name="proof"),
    path("case/", answering.case, name="case"),
    path("charge/<int:number>/", answering.charge, name="charge"),
    path("contact/", answering.contact, name="contact"),
    path("check/", answering.check, name="check"),
    path("declaration/", sending.declaration, name="declaration"),
    path("receipt/", sending.receipt, name="receipt"),
    path("ended/", finding.ended, name="ended"),
]
