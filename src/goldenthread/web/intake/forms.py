"""What the pages of documents on their way in ask for."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from pydantic import ValidationError as Unfit

from goldenthread.plan import Figure, Missing, Op, Rating, Return, SchemeCode, Target
from goldenthread.plan.noun import Noun
from goldenthread.web.records.models import Authority, Measure

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,8})?")
_LONGEST_TEXT = 20_000
_MISSING = {
    Missing.BLANK: "No status given",
    Missing.AWAITING_DATA: "Awaiting data",
    Missing.NOT_DUE: "Not due",
    Missing.DEFERRED: "Deferred",
    Missing.WITHDRAWN: "Withdrawn",
    Missing.NO_TARGET: "No target",
    Missing.DATA_ONLY: "Data only",
}
_RATINGS = {
    Rating.ACHIEVED: "Achieved",
    Rating.ON_TRACK: "On track",
    Rating.SLIPPED: "Slipped",
    Rating.NOT_ACHIEVED: "Not achieved",
}
_OPS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "less than",
    Op.EQUALS: "exactly",
    Op.RANGE: "from … to …",
}


class NumberField(forms.CharField):
    """A number as people type it, with its precision: "1,486", "65.90", "£1,200", "7 %"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, required=False, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Decimal | None:
        """Give the number; None for an empty box."""
        text = super().clean(value)
        plain = "".join(sign for sign in text if sign not in ",£% \u00a0\u2009").replace("−", "-")
        if not text:
            return None
        if not _NUMBER.fullmatch(plain) or not plain.isascii():
            raise ValidationError("Give a number, such as 1,486 or 65.9.")
        return Decimal(plain)


def _text(label: str, longest: int, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget)


class FigureForm(forms.Form):
    """One figure. Without a value it is none."""

    label = _text("Part", 100)
    value = NumberField(label="Figure")
    unit = _text("Unit", 40)
    as_at = _text("As at", 20)

    def clean(self) -> dict[str, Any]:
        """Let the noun check it."""
        return _fitting(self, Figure, self.noun)

    def noun(self, before: Figure | None = None) -> Figure | None:
        """Give the figure. What it was made of stays where its value does."""
        given = self.cleaned_data
        if given.get("value") is None:
            return None
        named: dict[str, Any] = {
            "label": given["label"] or None,
            "unit": given["unit"] or "count",
            "as_at": given["as_at"] or None,
        }
        if before is not None and _same(before.value, given["value"]):
            return before.model_copy(update=named)
        return Figure(value=given["value"], printed=str(given["value"]), **named)


class TargetForm(forms.Form):
    """One part of a target. Without a value it is none."""

    label = _text("Part", 100)
    op = forms.ChoiceField(label="Target", choices=[(op.value, words) for op, words in _OPS.items()], required=False)
    value = NumberField(label="Value")
    high = NumberField(label="to")
    unit = _text("Unit", 40)
    when = _text("When", 20)

    def clean(self) -> dict[str, Any]:
        """Let the noun check it."""
        return _fitting(self, Target, self.noun)

    def noun(self, before: Target | None = None) -> Target | None:
        """Give the part of the target. What the page doesn't ask stays as it was read."""
        given = self.cleaned_data
        if given.get("value") is None:
            return None
        fields = {
            "label": given["label"] or None,
            "op": Op(given["op"] or Op.AT_LEAST),
            "value": given["value"],
            "high": given["high"],
            "unit": given["unit"] or "count",
            "when": given["when"] or None,
        }
        kept = {} if before is None else {"relative_to": before.relative_to, "direction": before.direction}
        if before is not None and _same(before.value, given["value"]):
            return Target.model_validate({**fields, **kept, "value": before.value, "printed": before.printed})
        return Target.model_validate({**fields, **kept, "printed": str(given["value"])})


def _same(before: Decimal, typed: Decimal) -> bool:
    """Whether a box holds what it was filled with: 1.2 million, good to 100,000, stands there as 1200000."""
    return f"{before:f}" == f"{typed:f}"


def _fitting(form: forms.Form, kind: type[Noun], noun: Any) -> dict[str, Any]:
    given = form.cleaned_data
    if form.errors:
        return given
    try:
        noun()
    except Unfit as fault:
        told = fault.errors()[0]["msg"].removeprefix("Value error, ")
        form.add_error("high" if "high" in form.fields else "value", f"{told[:1].upper()}{told[1:]}.")
    if given.get("value") is None and any(given.get(name) for name in ("label", "unit", "high")) and form.has_changed():
        form.add_error("value", "Give a number, or empty the other boxes too.")
    return given


Figures = forms.formset_factory(FigureForm, extra=1, max_num=60, absolute_max=60)
Targets = forms.formset_factory(TargetForm, extra=1, max_num=60, absolute_max=60)


class RowForm(forms.Form):
    """One row as it is understood, with its figures and targets."""

    known = _text("Measure of the record", 80)
    ref = _text("Reference", 20)
    theme = _text("Theme", 200)
    objective = _text("Objective", 2_000, rows=2)
    outcome = _text("Success criterion", _LONGEST_TEXT, rows=3)
    responsibility = _text("Responsibility", 400)
    status = forms.ChoiceField(label="Status", required=False)
    progress = _text("Progress", _LONGEST_TEXT, rows=6)
    remedial_action = _text("Remedial action", _LONGEST_TEXT, rows=3)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        row: Return,
        codes: Iterable[SchemeCode],
        authority: Authority,
        known: str = "",
        measure: Measure | None = None,
    ) -> None:
        self.row, self.authority, self.codes = row, authority, list(codes)
        initial = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}
        initial |= {"responsibility": ", ".join(row.responsibility), "status": _status_of(row), "known": known}
        super().__init__(data, initial=initial)
        for name in ("objective", "outcome", "progress", "remedial_action"):
            # What was read may be longer than what is typed.
            longest = max(_LONGEST_TEXT, len(getattr(row, name) or ""))
            self.fields[name] = _text(str(self.fields[name].label), longest, self.fields[name].widget.attrs["rows"])
        self.fields["status"].choices = self._statuses()  # type: ignore[attr-defined]
        figures = [_boxes(one, ("label", "value", "unit", "as_at")) for one in row.actuals]
        targets = [_boxes(one, ("label", "op", "value", "high", "unit", "when")) for one in row.targets]
        self.figures = Figures(data, prefix="figures", initial=figures)
        self.targets = Targets(data, prefix="targets", initial=targets)
        self.measure, self.known_before = measure, known

    def _statuses(self) -> list[tuple[str, str]]:
        """Give what a row's status may be: what the report's key has, or else the ratings; and why there is none."""
        rated = [(f"code {one.code}", f"{one.code} {one.label}".strip()) for one in self.codes if one.rating]
        choices = rated or [(f"rating {rating.value}", words) for rating, words in _RATINGS.items()]
        choices += [(f"missing {reason.value}", words) for reason, words in _MISSING.items()]
        current = _status_of(self.row)
        if current not in dict(choices):
            choices.append((current, self.row.status_printed[:60] if current else "Not understood"))
        return choices

    def is_valid(self) -> bool:
        """Check the row, its figures and its targets."""
        return all([super().is_valid(), self.figures.is_valid(), self.targets.is_valid()])

    def clean_known(self) -> str:
        """Find the measure by its permanent id, or by the reference that the latest plan year prints for it."""
        typed: str = self.cleaned_data["known"].strip()
        if typed == self.known_before:
            return typed
        self.measure = None
        if not typed:
            return typed
        here = Measure.objects.filter(authority=self.authority)
        found = list(here.filter(permanent_id=typed)[:1]) or list(here.filter(placements__ref=typed).distinct()[:2])
        if len(found) != 1:
            raise ValidationError(
                "Several measures have this reference: give the measure’s id."
                if found
                else "The record has no such measure. Give a reference or an id, or leave it empty for a new measure."
            )
        self.measure = found[0]
        return typed

    def clean_status(self) -> str:
        """Ask for a status where none was understood."""
        chosen: str = self.cleaned_data["status"]
        if not chosen:
            raise ValidationError("Choose the status, or the reason for having none.")
        return chosen

    def noun(self) -> Return:
        """Give the row as the person understands it."""
        given = self.cleaned_data
        changes: dict[str, Any] = {
            "ref": given["ref"].strip() or None,
            "theme": given["theme"].strip() or None,
            "responsibility": tuple(filter(None, (code.strip() for code in given["responsibility"].split(",")))),
            "actuals": _nouns(self.figures, self.row.actuals),
            "targets": _nouns(self.targets, self.row.targets),
        }
        for name in ("objective", "outcome", "progress", "remedial_action"):
            # A browser sends other line ends than it was given: only what a person changed counts.
            before = getattr(self.row, name)
            typed = given[name].replace("\r\n", "\n").strip()
            changes[name] = before if typed == (before or "").strip() else typed
        changes |= self._status()
        return Return.model_validate({**dict(self.row), **changes})

    def _status(self) -> dict[str, Any]:
        chosen = self.cleaned_data["status"]
        if chosen == _status_of(self.row):
            return {}
        kind, _, value = chosen.partition(" ")
        if kind == "missing":
            return {"status": None, "rating": None, "unrated": Missing(value)}
        if kind == "rating":
            return {"status": value, "rating": Rating(value), "unrated": None}
        entry = next(entry for entry in self.codes if entry.code == value)
        numbered = all(one.code.isdecimal() for one in self.codes if one.rating)
        return {"status": int(value) if numbered else value, "rating": entry.rating, "unrated": None}


def _status_of(row: Return) -> str:
    if row.rating is None:
        return f"missing {row.unrated.value}" if row.unrated else ""
    return f"code {row.status}" if row.status is not None else f"rating {row.rating.value}"


def _boxes(noun: Noun, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(noun, name) for name in names}
    return {name: f"{value:f}" if isinstance(value, Decimal) else value or "" for name, value in values.items()}


def _nouns(forms_: Any, before: tuple[Any, ...]) -> tuple[Any, ...]:
    padded = [*before, *([None] * len(forms_))]
    found = (form.noun(old) for form, old in zip(forms_, padded, strict=False) if hasattr(form, "cleaned_data"))
    return tuple(one for one in found if one is not None)
