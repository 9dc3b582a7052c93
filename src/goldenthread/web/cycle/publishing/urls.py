"""Addresses of the pages on which a period is published and what was published is corrected."""

from django.urls import path

from goldenthread.web.cycle.publishing import corrections, views

urlpatterns = [
    path("publications/", views.publications, name="publications"),
    path("publications/<int:publication>/", views.publication, name="publication"),
    path("publications/<int:publication>/documents/<slug:of_format>/", views.document, name="officers-document"),
    path("publications/<int:publication>/texts/<int:text>/", corrections.take_down_page, name="take-down"),
    path("periods/<int:period>/publish/", views.publish_page, name="publish"),
    path("figures/<int:figure>/restate/", corrections.restate_page, name="restate"),
    path("returns/<int:number>/exempt/", corrections.exempt_page, name="exempt"),
]
