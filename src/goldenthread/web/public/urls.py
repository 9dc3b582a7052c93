"""Addresses of the public pages; they are permanent. Each page of an edition has its own, under the edition's."""

from django.urls import include, path

from goldenthread.web.public import views
from goldenthread.web.public.handing_out import measures_csv, report_json

_pages = [
    path("themes/<slug:theme>/", views.theme),
    path("exceptions/", views.exceptions),
    path("measures/", views.measures),
    path("measures/<slug:permanent_id>/", views.measure),
    path("changes/", views.changes),
    path("search/", views.search),
    path("print/", views.whole),
]

urlpatterns = [
    path("", views.home, name="public-home"),
    path("publications/", views.editions),
    path("publications/<slug:period>/<int:edition>/", views.home, name="public-edition"),
    path("publications/<slug:period>/<int:edition>/", include(_pages)),
    path("data/", views.data),
    path("data/<slug:name>.json", report_json),
    path("data/<slug:name>.csv", measures_csv),
    path("about/", views.about),
    *_pages,
]
