"""Addresses of the public pages; they are permanent."""

from django.urls import path

from goldenthread.web.public.views import home

urlpatterns = [path("", home, name="public-home")]
