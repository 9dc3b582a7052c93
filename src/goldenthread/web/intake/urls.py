"""Addresses of documents on their way in, and of checking a draft."""

from django.urls import path

from goldenthread.web.intake import checks, pages, views

urlpatterns = [
    path("intake/", views.intakes, name="intakes"),
    path("intake/<int:intake>/", views.intake, name="intake"),
    path("intake/<int:intake>/row/<int:position>/", views.intake_row, name="intake-row"),
    path("intake/<int:intake>/accept-sure/", views.intake_accept_sure, name="intake-accept-sure"),
    path("intake/<int:intake>/unread/", views.intake_unread, name="intake-unread"),
    path("intake/<int:intake>/confirm/", views.intake_confirm, name="intake-confirm"),
    path("intake/<int:intake>/discard/", views.intake_discard, name="intake-discard"),
    path("intake/<int:intake>/document/", views.intake_document, name="intake-document"),
    path("intake/<int:intake>/pages/", pages.intake_pages, name="intake-pages"),
    path("intake/<int:intake>/page/<int:page>.svg", pages.intake_page, name="intake-page"),
    path("check/", checks.check_draft, name="check-draft"),
    path("check/download/", checks.check_download, name="check-download"),
]
