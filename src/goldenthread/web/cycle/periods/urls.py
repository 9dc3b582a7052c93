"""Addresses of the pages about periods."""

from django.urls import path

from goldenthread.web.cycle.periods.views import move_page, open_page, periods

urlpatterns = [
    path("", periods, name="periods"),
    path("open/", open_page, name="open-period"),
    path("<int:period>/dates/", move_page, name="move-deadlines"),
]
