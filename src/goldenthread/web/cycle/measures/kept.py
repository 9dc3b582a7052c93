"""Everything that is kept of one measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldenthread.plan import Criterion, Direction, DirectionBasis, Kind
from goldenthread.web.accounts.access import OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.measures.defining import FIELDS
from goldenthread.web.actions.writing import name_of
from goldenthread.web.cycle.journal.told import told_entries
from goldenthread.web.cycle.measures.finding import measure_at
from goldenthread.web.cycle.measures.rules import rules_now
from goldenthread.web.cycle.measures.words import (
    baseline_words,
    better_words,
    further_words,
    target_words,
    time_words,
    tolerance_words,
)
from goldenthread.web.records.further import further_of
from goldenthread.web.records.models import (
    Assignment,
    ComparatorFigure,
    JournalEntry,
    Measure,
    Placement,
    Return,
    TargetSetting,
)
from goldenthread.web.records.targets import KIND_WORDS, criterion_of, in_force, judged_until, tolerance_of

_RETURNS, _ENTRIES = 12, 20
_IN_WORDS = {"direction", "quarters", "counts_people", "public", "counted_over"}


@dataclass(frozen=True)
class Set:
    """One target of a measure as its page shows it."""

    setting: TargetSetting
    until: date | None
    judged: bool
    now: bool

    @cached_property
    def kind(self) -> str:
        """Its kind, in words."""
        return KIND_WORDS[Kind(self.setting.kind)]

    @cached_property
    def parts(self) -> list[str]:
        """Its parts, in words."""
        return [target_words(part) for part in self._criterion.targets]

    @cached_property
    def starts(self) -> list[str]:
        """Its baselines, in words."""
        return [baseline_words(start) for start in self._criterion.baselines]

    @property
    def due(self) -> str:
        """By when it has to be done, in words."""
        return time_words(self.setting.due)

    @property
    def tolerance(self) -> str:
        """How far a figure may miss it, in words; "" where it has no tolerance of its own."""
        found = tolerance_of(self.setting)
        return tolerance_words(found, self._criterion.targets) if found else ""

    @property
    def further(self) -> str:
        """What else was set with it, in words; "" where nothing was."""
        return further_words(further_of(self.setting), self._criterion)

    @cached_property
    def _criterion(self) -> Criterion:
        return criterion_of(self.setting)


@allow(OFFICER_OR_AUDITOR)
@require_safe
def measure_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Show all that is kept of a measure, and lead to what changes it."""
    measure, today = measure_at(request, permanent_id), timezone.localdate()
    places = list(_places(measure))
    duties = list(Assignment.objects.filter(measure=measure).select_related("person").order_by("duty", "since", "pk"))
    returns = list(_returns(measure))
    history = _history(measure, request.GET.get("page"))
    rules, names = rules_now(measure), (measure.permanent_id, places[0].ref if places else None)
    shown = {
        "measure": measure,
        "here": places[0] if places else None,
        "years_before": places[1:],
        "twins": _twins(places),
        "people": [one for one in duties if one.until is None],
        "people_before": [one for one in duties if one.until is not None],
        "defined": [(words, text) for words, text in defined(measure) if text],
        "not_defined": [words for words, text in defined(measure) if not text],
        "tolerance": rules.tolerance(*names),
        "rules": rules,
        "judged_by": rules.title(*names),
        "sets": sets_of(measure, today),
        "comparators": list(_comparators(measure)),
        "returns": returns[:_RETURNS],
        "more_returns": len(returns) > _RETURNS,
        "history": history,
        "entries": told_entries(history, request.authority),
        "is_withdrawn": measure.withdrawn_from is not None and measure.withdrawn_from <= today,
    }
    return render(request, "cycle/measures/measure.html", shown)


def _places(measure: Measure) -> QuerySet[Placement]:
    places = Placement.objects.filter(measure=measure).order_by("-plan_year__start", "-pk")
    return places.select_related(
        "plan_year__plan", "priority_action__objective__theme__section", "same_row_as__measure"
    ).prefetch_related("responsible", "also_relates_to")


def _twins(places: Sequence[Placement]) -> list[Placement]:
    """Give the other measures that the plan year gives the same ref."""
    if not places or not places[0].ref:
        return []
    same = Placement.objects.filter(plan_year=places[0].plan_year_id, ref=places[0].ref).exclude(pk=places[0].pk)
    return list(same.select_related("measure")[:5])


def _returns(measure: Measure) -> QuerySet[Return]:
    returns = Return.objects.filter(measure=measure).select_related("period__plan_year")
    return returns.order_by("-period__plan_year__start", "-period__quarter")[: _RETURNS + 1]


def _comparators(measure: Measure) -> QuerySet[ComparatorFigure]:
    found = ComparatorFigure.objects.filter(measure=measure).select_related("period__plan_year", "kept_by")
    return found.order_by("-period__plan_year__start", "-period__quarter", "who", "pk")[:30]


def _history(measure: Measure, number: str | None) -> "Page[JournalEntry]":
    entries = JournalEntry.objects.filter(authority=measure.authority_id, subject=name_of(measure))
    told = entries.select_related("by").prefetch_related("words").order_by("-number")
    return Paginator(told, _ENTRIES).get_page(number)


def sets_of(measure: Measure, today: date) -> list[Set]:
    """Give a measure's targets, the latest first, each with when it ends and whether it has judged."""
    found = TargetSetting.objects.filter(measure=measure).select_related("recorded_by")
    found = found.prefetch_related("parts", "baselines")
    settings, until = list(found), judged_until(measure)
    now = in_force(settings, today)
    ends = [*(one.effective_from - timedelta(days=1) for one in settings[1:]), None]
    for setting in settings:
        setting.measure = measure
    return [
        Set(setting, end, until is not None and setting.effective_from <= until, setting is now)
        for setting, end in zip(settings, ends, strict=False)
    ][::-1]


def defined(measure: Measure) -> list[tuple[str, str]]:
    """Give how a measure is defined: the words for each field with what stands there, "" for what is open."""
    told = [(words, _value(measure, name)) for name, words in FIELDS.items()]
    return [(f"{words[:1].upper()}{words[1:]}", text) for words, text in told]


def _value(measure: Measure, name: str) -> str:
    if name not in _IN_WORDS:
        return str(getattr(measure, name))
    direction = Direction(measure.direction) if measure.direction else None
    basis = DirectionBasis(measure.direction_basis) if measure.direction_basis else None
    quarters = ", ".join(f"Q{one}" if one != "4" else "year end" for one in measure.quarters)
    return {
        "direction": better_words(direction, basis),
        "quarters": quarters,
        "counts_people": "Yes: small numbers are kept from public readers" if measure.counts_people else "No",
        "public": "Yes" if measure.public else "No: it is left out of public pages",
        "counted_over": str(measure.get_counted_over_display() or ""),
    }[name]
