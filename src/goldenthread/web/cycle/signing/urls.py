"""Addresses of sign-off."""

from django.urls import path

from goldenthread.web.cycle.signing import views

urlpatterns = [
    path("sign-off/", views.waiting, name="sign-off"),
    path("sign-off/approve/", views.approve_several, name="sign-off-several"),
    path("returns/<int:number>/approve/", views.approve, name="return-approve"),
    path("returns/<int:number>/query/", views.query, name="return-query"),
]
