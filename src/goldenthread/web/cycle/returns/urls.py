"""Addresses of the owner's pages."""

from django.urls import path

from goldenthread.web.cycle.returns import evidence, page, views, writes

_RETURN = "returns/<int:number>/"

urlpatterns = [
    path("", views.my_work, name="my-work"),
    path(_RETURN, page.return_page, name="return-page"),
    path(f"{_RETURN}check/", writes.check, name="return-check"),
    path(f"{_RETURN}save/", writes.save, name="return-save"),
    path(f"{_RETURN}another-action/", writes.another_action, name="return-another-action"),
    path(f"{_RETURN}submit/", writes.submit, name="return-submit"),
    path(f"{_RETURN}take-back/", writes.take_back, name="return-take-back"),
    path(f"{_RETURN}versions/", writes.choose, name="return-versions"),
    path(f"{_RETURN}evidence/<int:file>/", evidence.hand_out, name="evidence"),
    path(f"{_RETURN}evidence/<int:file>/remove/", evidence.remove, name="evidence-remove"),
]
