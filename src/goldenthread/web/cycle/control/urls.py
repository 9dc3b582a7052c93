"""Addresses of the control room and the outbox."""

from django.urls import path

from goldenthread.web.cycle.control import commentary, cover, outbox, views, writes

_PERIOD = "control/<int:period>/"
_RETURN = "control/returns/<int:number>/"

urlpatterns = [
    path("control/", views.latest_room, name="latest-control-room"),
    path(_PERIOD, views.room, name="control-room"),
    path(f"{_PERIOD}returns/", views.returns, name="control-returns"),
    path(f"{_PERIOD}changes/<slug:group>/", views.moved, name="control-changes"),
    path(f"{_PERIOD}points/<slug:rule>/", views.points, name="control-points"),
    path(f"{_PERIOD}chase/", writes.chase_some, name="chase"),
    path(f"{_PERIOD}commentary/", commentary.page, name="commentary"),
    path(f"{_PERIOD}cover/", cover.page, name="cover"),
    path("control/points/<int:point>/answer/", writes.answer_point, name="answer-point"),
    path(f"{_RETURN}send-back/", writes.send_return_back, name="send-back"),
    path(f"{_RETURN}words/", writes.words, name="edit-words"),
    path("outbox/", outbox.mails, name="outbox"),
    path("outbox/<int:number>/", outbox.mail, name="outbox-mail"),
]
