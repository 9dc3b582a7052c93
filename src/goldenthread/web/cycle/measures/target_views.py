"""Setting a target, and mending one: the words are read, the boundaries are shown, then it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.plan import Criterion, MeasureSettings, Settings
from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.entries.boxes import MOST
from goldenthread.web.actions.measures import Wanted, mend_target, set_target
from goldenthread.web.actions.measures.sound_further import faults_of
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.measures.boundaries import outlooks, sentence_without_figures
from goldenthread.web.cycle.measures.finding import measure_at
from goldenthread.web.cycle.measures.further_forms import boxes_of_further
from goldenthread.web.cycle.measures.rules import rules_now
from goldenthread.web.cycle.measures.target_forms import MendForm, TargetForm, boxes_of, boxes_typed, mark_of
from goldenthread.web.cycle.measures.words import further_words, time_words, understood_words
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.further import decided_with, further_of
from goldenthread.web.records.models import Measure, TargetSetting
from goldenthread.web.records.targets import criterion_of, judged_until, tolerance_of
from goldenthread.wording import understand_criterion

_FORM = ["GET", "HEAD", "POST"]
_APRIL = 4


@dataclass(frozen=True)
class _Page:
    """One of the two pages: its form, and what keeps the target."""

    request: Request
    measure: Measure
    kind: type[TargetForm]
    keep: Callable[[TargetForm], object]
    setting: TargetSetting | None = None

    def form(self, data: Any = None, **given: Any) -> TargetForm:
        """Make the form."""
        return self.kind(data, authority=self.request.authority, by=self.request.standing.person, **given)

    def answer(self, first: TargetForm) -> HttpResponse:
        """Answer what was asked: to see the form, to read the words, one more part, to look, or to save."""
        post = self.request.POST
        if self.request.method != "POST":
            return self._shown(first)
        asked = post.get("do", "see")
        if asked in ("read", "more"):
            return self._refilled(read=asked == "read")
        form = self.form(post)
        if not form.is_valid():
            return self._shown(form, status=422)
        if asked == "save" and post.get("seen") == mark_of(post):
            try:
                self.keep(form)
            except Refused as refused:
                form.add_error(None, said(refused))
                return self._shown(form, status=422)
            messages.success(self.request, "Saved: the target.")
            return redirect("measure-kept", self.request.authority.slug, self.measure.permanent_id)
        return self._shown(form, changed=asked == "save", **self._preview(form))

    def _refilled(self, *, read: bool) -> HttpResponse:
        """Show what was typed again, with the parts that the words name, or with one part more."""
        post = self.request.POST
        typed = {name: post.get(name, "") for name in self.kind.base_fields}
        parts = boxes_typed(post)
        if not read:
            return self._shown(self.form(initial=typed, parts=[*parts, {}][:MOST]))
        criterion = understand_criterion(typed["text"])
        typed |= _of_criterion(criterion)
        form = self.form(initial=typed, parts=boxes_of(criterion))
        return self._shown(form, understood=understood_words(criterion))

    def _preview(self, form: TargetForm) -> dict[str, Any]:
        wanted, start = form.wanted(), _year_of(form.cleaned_data["effective_from"])
        for what, expected, do in faults_of(wanted.criterion, wanted.tolerance, wanted.further):
            form.add_error(None, said(Refused(what, where="", expected=expected, do=do)))
            return {"status": 422}
        settings = _settings(rules_now(self.measure).settings, self.measure, wanted)
        return {
            "outlooks": outlooks(wanted.criterion, settings, start, form.trial_figure()),
            "without": sentence_without_figures(wanted.criterion, settings, start),
            "stated": f"{understood_words(wanted.criterion)} {further_words(wanted.further, wanted.criterion)}".strip(),
            "seen": mark_of(self.request.POST),
        }

    def _shown(self, form: TargetForm, status: int = 200, **shown: Any) -> HttpResponse:
        shown |= {"form": form, "measure": self.measure, "setting": self.setting, "errors": _errors(form)}
        shown["from_hint"] = from_hint(self.measure)
        shown["rules"] = rules_now(self.measure)
        shown["tolerance"] = shown["rules"].tolerance(*_names(self.measure))
        return render(self.request, "cycle/measures/target.html", shown, status=status)


@allow(OFFICER)
@require_http_methods(_FORM)
def set_target_page(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Set a target from a day on."""
    measure = measure_at(request, permanent_id)
    last = TargetSetting.objects.filter(measure=measure).prefetch_related("parts", "baselines").last()

    def keep(form: TargetForm) -> object:
        given = form.cleaned_data
        return set_target(
            measure=measure,
            wanted=form.wanted(),
            effective_from=given["effective_from"],
            reason=given["reason"],
            approval=form.approval(),
            by=request.standing.person,
        )

    page = _Page(request, measure, TargetForm, keep)
    if last is None:
        read = understand_criterion(measure.name)
        return page.answer(page.form(initial=_begun(read), parts=boxes_of(read)))
    return page.answer(page.form(initial=_of_setting(last, measure), parts=boxes_of(criterion_of(last))))


@allow(OFFICER)
@require_http_methods(_FORM)
def mend_target_page(request: Request, authority: str, permanent_id: str, setting: int) -> HttpResponse:
    """Mend a typing error in a target that has judged nothing yet."""
    measure = measure_at(request, permanent_id)
    settings = TargetSetting.objects.prefetch_related("parts", "baselines").select_related("measure__authority")
    found = get_object_or_404(settings, pk=setting, measure=measure)

    def keep(form: TargetForm) -> object:
        given = form.cleaned_data
        return mend_target(
            setting=found,
            wanted=form.wanted(),
            effective_from=given["effective_from"],
            reason=given["reason"],
            by=request.standing.person,
        )

    page = _Page(request, measure, MendForm, keep, found)
    initial = _of_setting(found, measure) | {"effective_from": found.effective_from}
    return page.answer(page.form(initial=initial, parts=boxes_of(criterion_of(found))))


def _of_setting(setting: TargetSetting, measure: Measure) -> dict[str, Any]:
    setting.measure = measure
    tolerance = tolerance_of(setting)
    boxes = boxes_of_further(further_of(setting))
    return (
        _of_criterion(criterion_of(setting))
        | boxes
        | {
            "text": setting.text,
            "tolerance": f"{tolerance.value:f}" if tolerance else "",
            "tolerance_mode": tolerance.mode.value if tolerance else "",
        }
    )


def _begun(read: Criterion) -> dict[str, Any]:
    return _of_criterion(read) | {"text": read.text}


def _of_criterion(criterion: Criterion) -> dict[str, Any]:
    direction = criterion.direction.value if criterion.direction else ""
    return {"kind": criterion.kind.value, "due": time_words(criterion.due), "direction": direction}


def from_hint(measure: Measure) -> str:
    """Say from which day on a target may be in force."""
    until = judged_until(measure)
    if until is None:
        return "For example 1/4/2012"
    return f"{until + timedelta(days=1):%-d %B %Y} at the earliest: returns of the periods before are approved."


def _year_of(day: date | None) -> int:
    day = day or timezone.localdate()
    return day.year - (day.month < _APRIL)


def _names(measure: Measure) -> tuple[str, ...]:
    refs = measure.placements.order_by("-plan_year__start").values_list("ref", flat=True)[:1]
    return (measure.permanent_id, *refs)


def _settings(decided: Settings, measure: Measure, wanted: Wanted) -> Settings:
    """Give what was decided for all, and for this measure, with what is typed."""
    own: MeasureSettings = decided.of_measure(*_names(measure))
    values = [target.value for target in wanted.criterion.targets]
    own = own.model_copy(update=decided_with(wanted.tolerance, wanted.further, values))
    return decided.model_copy(update={"measures": {"preview": own}})


def _errors(form: TargetForm) -> list[tuple[str, str]]:
    if not form.is_bound:
        return []
    found = [("id_text", str(error)) for error in form.non_field_errors()]
    found += [(box.id_for_label, str(error)) for box in form for error in box.errors]
    return [*found, *form.errors_of_parts()]
