"""Addresses of the public pages; they are permanent. Each page of an edition has its own, under the edition's."""

from django.urls import URLPattern, include, path

from goldenthread.web.public import views
from goldenthread.web.public.documents import document, documents, verify
from goldenthread.web.public.following import measure_feed, plan_feed
from goldenthread.web.public.handing_out import measures_csv, report_json
from goldenthread.web.public.measure_data import measure_csv, measure_json


def _pages(of: str) -> list[URLPattern]:
    """Give the addresses of the latest edition's pages, or of those below an edition's own; `of` begins their names."""
    return [
        path("themes/<slug:theme>/", views.theme, name=f"{of}-theme"),
        path("exceptions/", views.exceptions, name=f"{of}-exceptions"),
        path("measures/", views.measures, name=f"{of}-measures"),
        path("measures/<slug:permanent_id>/", views.measure, name=f"{of}-measure"),
        path("changes/", views.changes, name=f"{of}-changes"),
        path("search/", views.search, name=f"{of}-search"),
        path("print/", views.whole, name=f"{of}-print"),
        path("documents/", documents, name=f"{of}-documents"),
    ]


urlpatterns = [
    path("", views.home, name="public-home"),
    path("publications/", views.editions, name="public-editions"),
    path("publications/<slug:period>/<int:edition>/", views.home, name="public-edition"),
    path("publications/<slug:period>/<int:edition>/", include(_pages("edition"))),
    path("data/", views.data, name="public-data"),
    path("data/<slug:name>.json", report_json, name="public-json"),
    path("data/<slug:name>.csv", measures_csv, name="public-csv"),
    path("publications/<slug:period>/<int:edition>/documents/<slug:of_format>/", document, name="edition-document"),
    path("verify/", verify, name="public-verify"),
    path("about/", views.about, name="public-about"),
    path("follow.atom", plan_feed, name="public-feed"),
    path("measures/<slug:permanent_id>/follow.atom", measure_feed, name="public-measure-feed"),
    path("measures/<slug:permanent_id>/data.csv", measure_csv, name="public-measure-csv"),
    path("measures/<slug:permanent_id>/data.json", measure_json, name="public-measure-json"),
    *_pages("public"),
]
