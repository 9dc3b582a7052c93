"""The auditor's pages: the journal, which officers read too, samples, and a return recomputed with its evidence."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.web.accounts.access import AUDITOR, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions import auditing
from goldenthread.web.actions.writing import Refused, name_of
from goldenthread.web.cycle.audit.forms import JournalFilter, SampleForm, TestForm
from goldenthread.web.cycle.audit.recomputing import recomputed
from goldenthread.web.cycle.audit.tracing import trace
from goldenthread.web.cycle.journal.names import subjects_of
from goldenthread.web.cycle.journal.told import told_entries
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import (
    AuditResult,
    AuditSample,
    AuditTest,
    Authority,
    JournalEntry,
    Placement,
    Return,
)

_FORM = ["GET", "HEAD", "POST"]
_A_PAGE = 50


@allow(OFFICER_OR_AUDITOR)
@require_safe
def journal(request: Request, authority: str) -> HttpResponse:
    """Show the journal, the newest entry first, by who, what, to what and when."""
    entries = JournalEntry.objects.filter(authority=request.authority)
    verbs = list(entries.order_by("verb").values_list("verb", flat=True).distinct())
    form = JournalFilter(request.GET or None, authority=request.authority, verbs=verbs)
    found = _filtered(entries, form, request.authority) if form.is_bound and form.is_valid() else entries
    page = Paginator(found.select_related("by").prefetch_related("words").order_by("-number"), _A_PAGE).get_page(
        request.GET.get("page")
    )
    query = request.GET.copy()
    query.pop("page", None)
    shown = {"form": form, "page": page, "entries": told_entries(page, request.authority), "query": query.urlencode()}
    return render(request, "cycle/journal.html", shown)


def _filtered(entries: QuerySet[JournalEntry], form: JournalFilter, authority: Authority) -> QuerySet[JournalEntry]:
    asked = form.cleaned_data
    if asked["ref"].strip():
        entries = entries.filter(subject__in=subjects_of(asked["ref"].strip(), authority))
    chosen = {"by": asked["by"], "verb": asked["verb"]}
    chosen |= {"at__date__gte": asked["since"], "at__date__lte": asked["until"]}
    return entries.filter(**{name: value for name, value in chosen.items() if value})


@allow(AUDITOR)
@require_http_methods(_FORM)
def samples(request: Request, authority: str) -> HttpResponse:
    """List samples; draw one."""
    form = SampleForm(request.POST or None, authority=request.authority)
    if request.method == "POST" and form.is_valid():
        try:
            made = auditing.draw_sample(by=request.standing.person, **form.cleaned_data)
        except Refused as refused:
            form.add_error("size", f"{refused.what}: give {refused.expected}.")
        else:
            messages.success(request, "Drawn")
            return redirect("sample", authority=authority, sample=made.pk)
    found = AuditSample.objects.filter(authority=request.authority).select_related("period__plan_year", "by")
    shown = {"form": form, "samples": found.prefetch_related("returns", "tests").order_by("-at")}
    return render(request, "cycle/samples.html", shown, status=422 if form.errors else 200)


def _sample(request: Request, number: int) -> AuditSample:
    samples = AuditSample.objects.select_related("period__plan_year", "by", "authority")
    return get_object_or_404(samples, pk=number, authority=request.authority)


@allow(AUDITOR)
@require_safe
def sample_page(request: Request, authority: str, sample: int) -> HttpResponse:
    """Show what was drawn, and what each test came to."""
    found = _sample(request, sample)
    tests: dict[int, list[AuditTest]] = {}
    for test in found.tests.select_related("by"):
        tests.setdefault(test.of_return_id, []).append(test)
    places = Placement.objects.filter(measure=OuterRef("measure"), plan_year=OuterRef("period__plan_year"))
    drawn = found.returns.select_related("measure").annotate(ref=Subquery(places.values("ref")[:1]))
    drawn = drawn.order_by("measure__permanent_id")
    lines = [{"found": one, "tests": tests.get(one.pk, [])} for one in drawn]
    return render(request, "cycle/sample.html", {"sample": found, "lines": lines})


@allow(AUDITOR)
@require_http_methods(_FORM)
def tested_return(request: Request, authority: str, sample: int, number: int) -> HttpResponse:
    """Show a sampled return recomputed, with its evidence and its journal; record what the test came to."""
    drawn = _sample(request, sample)
    found = get_object_or_404(
        Return.objects.select_related("measure", "period__plan_year__plan", "period__authority", "authority"),
        pk=number,
        audit_samples=drawn,
    )
    form = TestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        result = AuditResult(form.cleaned_data["result"])
        note = form.cleaned_data["note"]
        try:
            auditing.record_test(sample=drawn, of_return=found, result=result, note=note, by=request.standing.person)
        except Refused as refused:
            form.add_error("note", said(refused))
        else:
            messages.success(request, "Recorded")
            return redirect("sample", authority=authority, sample=drawn.pk)
    shown = {
        "sample": drawn,
        "found": found,
        "form": form,
        "recomputed": recomputed(found),
        "trace": trace(found),
        "evidence": found.evidence.defer("content").select_related("added_by"),
        "entries": told_entries(_entries_of(found), request.authority),
        "tests": found.audit_tests.filter(sample=drawn).select_related("by"),
    }
    return render(request, "cycle/tested_return.html", shown, status=422 if form.errors else 200)


def _entries_of(found: Return) -> QuerySet[JournalEntry]:
    entries = JournalEntry.objects.filter(authority=found.authority_id, subject=name_of(found))
    return entries.select_related("by").prefetch_related("words")
