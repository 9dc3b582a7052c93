"""Import: a report is uploaded, read, reviewed row by row, and confirmed by a performance officer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldenthread.plan import Period, Return, UserError
from goldenthread.plan.saying import so_many
from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.imports.deciding import changes_of, is_newest
from goldenthread.web.actions.intake import (
    accept_sure,
    begin_intake,
    confirm_intake,
    discard_intake,
    same_as,
    save_row,
    set_aside,
    understood_report,
)
from goldenthread.web.actions.writing import Refused
from goldenthread.web.intake.confirming import ConfirmForm
from goldenthread.web.intake.forms import RowForm
from goldenthread.web.intake.kept import intakes_of, pending
from goldenthread.web.intake.pages import PDF, picture_of
from goldenthread.web.intake.reading import TAKEN, read_report, sent_file
from goldenthread.web.pages.asked import number_in
from goldenthread.web.pages.downloads import download
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.exact import from_exact, report_from
from goldenthread.web.records.models import Intake, IntakeRow, IntakeState, Measure, Placement

_PRINTED = {
    "target_text": "Target",
    "actual_text": "Figure",
    "previous_text": "Earlier figure",
    "ref_printed": "Reference",
}
_TEXTS = {"action": "Priority action", "outcome": "Success criterion", "progress": "Progress"}


@allow(OFFICER)
def intakes(request: Request, authority: str) -> HttpResponse:
    """Ask for a report; show those on their way in and those that were taken in."""
    fault = None
    if request.method == "POST":
        try:
            return redirect("intake", authority, _begun(request).pk)
        except UserError as told:
            fault = told
    looked = Count("rows", Q(rows__accepted=True))
    found = intakes_of(request.authority).select_related("by", "became__plan_year").defer("content", "report")
    context = {"intakes": found.annotate(measures=Count("rows"), looked=looked), "fault": fault, "taken": TAKEN}
    return render(request, "intake/list.html", context, status=422 if fault else 200)


def _begun(request: Request) -> Intake:
    file = sent_file(request)
    read = read_report(file, request.authority)
    report = report_from(read["report"])
    person = request.standing.person
    return begin_intake(authority=request.authority, file=file, report=report, matches=read["same"], by=person)


@dataclass(frozen=True)
class _Counts:
    """How far a review has come."""

    rows: int
    sure: int
    sure_open: int
    open: int
    unread_open: int

    @property
    def doubts(self) -> int:
        """How many rows reading wasn't sure of."""
        return self.rows - self.sure

    @property
    def done(self) -> bool:
        """Whether nothing is left to look at."""
        return bool(self.rows) and not self.open and not self.unread_open


def _counts(found: Intake) -> _Counts:
    unread = len(found.report["unread"]) - len(found.set_aside)
    kinds = IntakeRow.objects.filter(intake=found).values_list("sure", "accepted").annotate(Count("pk")).order_by()
    counted = {(sure, accepted): number for sure, accepted, number in kinds}
    sure_open, doubts_open = counted.get((True, False), 0), counted.get((False, False), 0)
    sure = sure_open + counted.get((True, True), 0)
    return _Counts(sum(counted.values()), sure, sure_open, sure_open + doubts_open, unread)


@allow(OFFICER)
def intake(request: Request, authority: str, intake: int) -> HttpResponse:
    """Show what was read of a report, what is sure and what is to be looked at, and whether its totals agree."""
    found = pending(request, intake)
    rows = list(found.rows.all())
    report = understood_report(found, rows)
    candidates = set() if report.reconciliation.holds else set(report.reconciliation.candidates)
    lost = [row for row, noun in zip(rows, report.rows, strict=True) if (noun.ref or noun.id) in candidates]
    context = {
        "intake": found,
        "report": report,
        "counts": _counts(found),
        "lost": [(row.position, noun) for row, noun in zip(rows, report.rows, strict=True) if row in lost],
        "doubtful": [
            (row, noun) for row, noun in zip(rows, report.rows, strict=True) if not row.sure and not row.accepted
        ],
        "first": next((row.position for row in sorted(rows, key=lambda row: row.sure) if not row.accepted), None),
        "paged": found.media_type == PDF,
    }
    return render(request, "intake/intake.html", context)


@allow(OFFICER)
def intake_row(request: Request, authority: str, intake: int, position: int) -> HttpResponse:
    """Show one row as printed beside as understood; take it as it is, or as it was mended."""
    found = pending(request, intake)
    row = get_object_or_404(IntakeRow.objects.select_related("measure"), intake=found, position=position)
    understood = from_exact(Return, row.edited or row.as_read)
    report = report_from(found.report)
    placed = _placed(row.measure)
    known = (placed.ref if placed else "") or (row.measure.permanent_id if row.measure else "")
    data = request.POST if request.method == "POST" else None
    form = RowForm(
        data, row=understood, codes=report.scheme, authority=request.authority, known=known, measure=row.measure
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_row(row=row, understood=form.noun(), measure=form.measure, by=request.standing.person)
        except Refused as refused:
            messages.error(request, said(refused))
            return redirect("intakes", authority)
        ahead = _next_doubt(found, position)
        return redirect("intake-row", authority, intake, ahead) if ahead else redirect("intake", authority, intake)
    as_read = from_exact(Return, row.as_read)
    context = {
        "intake": found,
        "row": row,
        "noun": understood,
        "printed": list(_as_printed(as_read)),
        "repairs": as_read.repairs,
        "source": as_read.source,
        "picture": picture_of(request, found, as_read.source),
        "form": form,
        "sets": (form.figures, form.targets),
        "counts": _counts(found),
        "ahead": _next_doubt(found, position),
    }
    return render(request, "intake/row.html", context, status=422 if data else 200)


def _placed(measure: Measure | None) -> Placement | None:
    """Give where a measure stands in the latest plan year that has it."""
    if measure is None:
        return None
    return Placement.objects.filter(measure=measure).order_by("plan_year__start").last()


def _next_doubt(found: Intake, after: int) -> int | None:
    """Give the next row that isn't accepted: the doubtful ones first, from here on and then from the start."""
    still = IntakeRow.objects.filter(intake=found, accepted=False).exclude(position=after)
    positions = list(still.order_by("position").values_list("sure", "position"))
    ordered = sorted(positions, key=lambda one: (one[0], one[1] < after, one[1]))
    return ordered[0][1] if ordered else None


def _as_printed(row: Return) -> Iterator[tuple[str, str]]:
    """Give the cells of a row as they stood: what a repair changed is shown as it was before."""
    before = {repair.field: repair.before for repair in row.repairs}
    yield "Status", before.get("status", row.status_printed) or "(blank)"
    for name, heading in {**_PRINTED, **_TEXTS}.items():
        text = before.get(name, getattr(row, name) or "")
        if text:
            yield heading, text
    if row.responsibility or before.get("responsibility"):
        yield "Responsibility", before.get("responsibility", "/".join(row.responsibility))
    if row.remedial_action:
        yield "Remedial action", before.get("remedial_action", row.remedial_action)
    yield from row.also_printed.items()


@allow(OFFICER)
@require_POST
def intake_accept_sure(request: Request, authority: str, intake: int) -> HttpResponse:
    """Accept all rows that reading was sure of."""
    found = pending(request, intake)
    count = accept_sure(intake=found, by=request.standing.person)
    messages.success(request, f"Accepted {so_many(count, 'row')}.")
    return redirect("intake", authority, intake)


@allow(OFFICER)
def intake_unread(request: Request, authority: str, intake: int) -> HttpResponse:
    """Show what couldn't be read; set entries aside, one by one or all."""
    found = pending(request, intake)
    entries = report_from(found.report).unread
    if request.method == "POST":
        chosen = [number for one in request.POST.getlist("entry") if (number := number_in(one)) is not None]
        numbers = list(range(len(entries))) if "all" in request.POST else chosen
        set_aside(intake=found, entries=numbers, by=request.standing.person)
        return redirect("intake-unread", authority, intake)
    aside = set(found.set_aside)
    numbered = [(number, entry, number in aside) for number, entry in enumerate(entries)]
    return render(
        request, "intake/unread.html", {"intake": found, "entries": numbered, "open": len(entries) - len(aside)}
    )


@allow(OFFICER)
def intake_confirm(request: Request, authority: str, intake: int) -> HttpResponse:
    """Ask for the period, its dates and what levels are that are printed otherwise; then take the report in."""
    found = get_object_or_404(intakes_of(request.authority), pk=intake)
    read = report_from(found.report).period
    form = _confirm_form(request, found, read)
    refused = None
    if request.method == "POST" and form.is_valid():
        by, decisions = request.standing.person, form.decisions
        try:
            period = confirm_intake(
                intake=found, period=form.period, deadlines=form.deadlines, decisions=decisions, by=by
            )
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, f"{period} is in the record, with all its measures.")
            return redirect("intakes", authority)
    context = {"intake": found, "form": form, "refused": refused, "counts": _counts(found), "read": read}
    return render(request, "intake/confirm.html", context, status=422 if refused or form.errors else 200)


def _confirm_form(request: Request, found: Intake, read: Period | None) -> ConfirmForm:
    """Ask of what the report prints otherwise than the plan, as things stand now."""
    sent = request.POST or None
    initial: dict[str, Any] = {"start": read.start, "quarter": read.quarter} if read else {}
    plain = ConfirmForm(sent, initial=initial)
    if found.state != IntakeState.PENDING:
        return plain
    rows = list(found.rows.select_related("measure"))
    report = understood_report(found, rows, plain.period if plain.is_valid() else read)
    changes = changes_of(report, request.authority, same_as(rows))
    return ConfirmForm(sent, initial=initial, changes=changes, newest=is_newest(report, request.authority))


@allow(OFFICER)
@require_POST
def intake_discard(request: Request, authority: str, intake: int) -> HttpResponse:
    """Let a document go."""
    found = pending(request, intake)
    discard_intake(intake=found, by=request.standing.person)
    messages.success(request, f"Removed {found.name}. Nothing of it was taken in.")
    return redirect("intakes", authority)


@allow(OFFICER_OR_AUDITOR)
def intake_document(request: Request, authority: str, intake: int) -> HttpResponse:
    """Hand out the document itself, to be saved."""
    found = get_object_or_404(intakes_of(request.authority).defer(None), pk=intake)
    if not found.content:
        raise Http404
    return download(bytes(found.content), found.name, found.media_type)
