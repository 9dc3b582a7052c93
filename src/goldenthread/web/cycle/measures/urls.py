"""Addresses of the pages on which the plan's measures are kept."""

from django.urls import path

from goldenthread.web.cycle.measures import comparators, kept, listing, target_views, views

_ONE = "<slug:permanent_id>/"

urlpatterns = [
    path("", listing.measures_page, name="measures-kept"),
    path("add/", views.add_page, name="add-measure"),
    path(_ONE, kept.measure_page, name="measure-kept"),
    path(f"{_ONE}place/", views.place_page, name="measure-place"),
    path(f"{_ONE}wording/", views.wording_page, name="measure-wording"),
    path(f"{_ONE}definition/", views.definition_page, name="measure-definition"),
    path(f"{_ONE}people/", views.people_page, name="measure-people"),
    path(f"{_ONE}people/<int:assignment>/end/", views.end_duty_page, name="end-duty"),
    path(f"{_ONE}withdraw/", views.withdraw_page, name="measure-withdraw"),
    path(f"{_ONE}targets/set/", target_views.set_target_page, name="set-target"),
    path(f"{_ONE}targets/<int:setting>/", target_views.mend_target_page, name="mend-target"),
    path(f"{_ONE}comparators/add/", comparators.add_comparator_page, name="add-comparator"),
    path(f"{_ONE}comparators/<int:comparator>/", comparators.mend_comparator_page, name="mend-comparator"),
    path(f"{_ONE}comparators/<int:comparator>/remove/", comparators.remove_comparator_page, name="remove-comparator"),
]
