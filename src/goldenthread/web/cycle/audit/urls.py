"""Addresses of the auditor's pages."""

from django.urls import path

from goldenthread.web.cycle.audit import sign_ins, views

urlpatterns = [
    path("audit/journal/", views.journal, name="journal"),
    path("audit/sign-ins/", sign_ins.page, name="sign-ins"),
    path("audit/samples/", views.samples, name="samples"),
    path("audit/samples/<int:sample>/", views.sample_page, name="sample"),
    path("audit/samples/<int:sample>/returns/<int:number>/", views.tested_return, name="tested-return"),
]
