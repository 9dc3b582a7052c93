"""The security log, for officers and auditors: who signed in, who tried to, who was locked out."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.web.accounts.access import OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.records.models import Authority, Person, SecurityEvent, SecurityKind

_A_PAGE = 50


class SignInsFilter(forms.Form):
    """What of the log to show."""

    person = forms.ModelChoiceField(Person.objects.none(), required=False, empty_label="Anyone", label="Who")
    kind = forms.ChoiceField(choices=[("", "Anything"), *SecurityKind.choices], required=False, label="What happened")

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["person"]
        assert isinstance(people, forms.ModelChoiceField)
        people.queryset = Person.objects.filter(authority=authority)


@allow(OFFICER_OR_AUDITOR)
@require_safe
def page(request: Request, authority: str) -> HttpResponse:
    """Show the log, the latest first. Tries at addresses that nobody has are shown to every authority."""
    form = SignInsFilter(request.GET or None, authority=request.authority)
    events = SecurityEvent.objects.filter(Q(authority=request.authority) | Q(kind=SecurityKind.UNKNOWN))
    shown = Paginator(_chosen(events, form).select_related("person").order_by("-last_at", "-pk"), _A_PAGE)
    query = request.GET.copy()
    query.pop("page", None)
    told = {"form": form, "page": shown.get_page(request.GET.get("page")), "query": query.urlencode()}
    return render(request, "cycle/sign_ins.html", told)


def _chosen(events: QuerySet[SecurityEvent], form: SignInsFilter) -> QuerySet[SecurityEvent]:
    if not form.is_bound or not form.is_valid():
        return events
    return events.filter(**{name: value for name, value in form.cleaned_data.items() if value})
