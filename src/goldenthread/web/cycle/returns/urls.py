"""Addresses of the owner's pages."""

from django.urls import path

from goldenthread.web.cycle.returns.views import my_work

urlpatterns = [path("", my_work, name="my-work")]
