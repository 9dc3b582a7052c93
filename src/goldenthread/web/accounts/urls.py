"""Addresses before any authority: the front, signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from goldenthread.web.accounts.access import PUBLIC, allow
from goldenthread.web.accounts.front import front, start

urlpatterns = [
    path("", front, name="front"),
    path("start/", start, name="start"),
    path("sign-in/", allow(PUBLIC)(LoginView.as_view(template_name="accounts/sign_in.html")), name="sign-in"),
    path("sign-out/", allow(PUBLIC)(LogoutView.as_view()), name="sign-out"),
]
