"""The two addresses that stand before any authority: the site's own, and where a person starts after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.web.accounts.access import PUBLIC, SIGNED_IN, allow
from goldenthread.web.records.models import Authority, Person, Role
from goldenthread.web.records.models.roles import SIGNING


@allow(PUBLIC)
def front(request: HttpRequest) -> HttpResponse:
    """Lead to the one authority's public pages, or let the reader choose where there are several."""
    authorities = list(Authority.objects.order_by("name"))
    if len(authorities) == 1:
        return redirect("public-home", authority=authorities[0].slug)
    return render(request, "accounts/front.html", {"authorities": authorities})


@allow(SIGNED_IN)
def start(request: HttpRequest) -> HttpResponse:
    """Lead a person to their work; let them choose where they work for several authorities."""
    people = Person.objects.filter(user=request.user.pk, left_on__isnull=True).select_related("authority")
    if len(people) == 1:
        return redirect(_work_of(people[0]), authority=people[0].authority.slug)
    return render(request, "accounts/start.html", {"people": people})


def _work_of(person: Person) -> str:
    """Name the page on which someone's work begins: their returns, or what their post is there for."""
    if person.assignments.filter(until__isnull=True).exists():
        return "my-work"
    roles = set(person.posts.values_list("role", flat=True))
    if Role.OFFICER in roles:
        return "latest-control-room"
    if roles & set(SIGNING):
        return "sign-off"
    return "samples" if Role.AUDITOR in roles else "my-work"
