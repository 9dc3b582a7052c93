"""Addresses of remedial actions."""

from django.urls import path

from goldenthread.web.cycle.remedies import views

_ONE = "returns/<int:number>/remedial-actions/<int:position>/"

urlpatterns = [
    path("remedial-actions/", views.remedies, name="remedies"),
    path(_ONE, views.remedy, name="remedy"),
    path(f"{_ONE}done/", views.done, name="remedy-done"),
    path(f"{_ONE}not-done/", views.not_done, name="remedy-not-done"),
]
