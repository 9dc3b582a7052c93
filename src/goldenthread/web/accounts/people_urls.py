"""Addresses of the pages about people, under an authority's work."""

from django.urls import path

from goldenthread.web.accounts.people import (
    hand_over_page,
    invite_page,
    let_in_without_factor,
    people,
    person_page,
    send_again,
)

urlpatterns = [
    path("", people, name="people"),
    path("invite/", invite_page, name="invite"),
    path("<int:person>/", person_page, name="person"),
    path("<int:person>/invite-again/", send_again, name="invite-again"),
    path("<int:person>/no-factor/", let_in_without_factor, name="no-factor"),
    path("<int:person>/hand-over/", hand_over_page, name="hand-over"),
]
