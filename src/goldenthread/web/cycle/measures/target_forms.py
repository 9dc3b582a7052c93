"""The form of a target: its words, its parts with their baselines, its tolerance, from when and why."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from pydantic import ValidationError as Unfit

from goldenthread.plan import (
    Baseline,
    Criterion,
    Direction,
    DirectionBasis,
    Kind,
    Op,
    Target,
    Tolerance,
    ToleranceMode,
)
from goldenthread.web.actions.entries.boxes import MOST
from goldenthread.web.actions.measures import Approval, Wanted
from goldenthread.web.cycle.measures import fields
from goldenthread.web.cycle.measures.approvals import ApprovalFields
from goldenthread.web.cycle.measures.further_forms import FurtherFields
from goldenthread.web.cycle.measures.words import BETTER, time_words
from goldenthread.web.pages.asked import number_in
from goldenthread.web.records.targets import KIND_WORDS, OP_WORDS
from goldenthread.wording import understand_criterion

LEVEL, LESS, MORE = "level", "less", "more"
_MEANS = ((LEVEL, "the figure itself"), (LESS, "a fall from the baseline"), (MORE, "a rise from the baseline"))
PARTS = "parts"


class PartForm(forms.Form):
    """One part of a target. Without a value it is none."""

    label = fields.text("Name of the part", 100)
    op = fields.choice("To reach", [(op.value, words) for op, words in OP_WORDS.items()])
    value = fields.NumberField("Value")
    high = fields.NumberField("up to")
    unit = fields.text("Unit", 40)
    when = fields.TimeField("When")
    means = fields.choice("The value is", _MEANS)
    start = fields.NumberField("Baseline")
    start_unit = fields.text("Unit of the baseline", 40)
    start_when = fields.TimeField("Baseline of")

    def clean(self) -> dict[str, Any]:
        """Let the nouns check it."""
        given = self.cleaned_data
        if self.errors:
            return given
        if given["value"] is None and any(given.get(name) for name in ("label", "unit", "high", "when", "start")):
            self.add_error("value", "Give the value to reach, or empty the other boxes of this part.")
        elif given["value"] is not None and given["means"] != LEVEL and given["start"] is None:
            self.add_error("start", "Give the figure that the change is counted from.")
        elif given["value"] is not None:
            self._check()
        return given

    def _check(self) -> None:
        try:
            self.target()
        except Unfit:
            ranged = self.cleaned_data["op"] == Op.RANGE
            self.add_error("high", "Say where the range ends." if ranged else "Only a range has a second number.")

    def target(self) -> Target | None:
        """Give the part; None where it is empty."""
        given = self.cleaned_data
        value, high = given.get("value"), given.get("high")
        if value is None:
            return None
        means = given["means"] or LEVEL
        return Target(
            label=given["label"].strip() or None,
            op=Op(given["op"] or Op.AT_LEAST),
            value=value.value,
            high=high.value if high else None,
            unit=given["unit"].strip() or value.unit or "count",
            when=given["when"] or None,
            relative_to=None if means == LEVEL else "baseline",
            direction={LESS: Direction.DOWN, MORE: Direction.UP}.get(means),
            printed=value.printed,
        )

    def baseline(self) -> Baseline | None:
        """Give the figure that the part starts from; None without one."""
        given, target = self.cleaned_data, self.target()
        start = given.get("start")
        if start is None or target is None:
            return None
        unit = given["start_unit"].strip() or start.unit or target.unit
        when = given["start_when"] or None
        return Baseline(label=target.label, value=start.value, unit=unit, when=when, printed=start.printed)


Parts = forms.formset_factory(PartForm, extra=0, max_num=MOST, absolute_max=MOST)


class TargetForm(FurtherFields, ApprovalFields):
    """A target as a whole. `parts` are its parts."""

    text = fields.area("Success criterion", required="Write the success criterion as the plan has it.")
    kind = fields.choice("Kind of target", [(kind.value, words) for kind, words in KIND_WORDS.items()])
    due = fields.TimeField("To be done by")
    direction = fields.choice("Which way is better", [("", "Not known"), *((d.value, w) for d, w in BETTER.items())])
    tolerance = fields.NumberField("A figure may miss it by")
    tolerance_mode = fields.choice(
        "counted in", [(ToleranceMode.POINTS.value, "its own unit"), (ToleranceMode.PERCENT.value, "% of the target")]
    )
    effective_from = fields.day("In force from", "Say from which day it is in force.")
    reason = fields.reason("Why it is set, or changes")
    trial = fields.NumberField("Try a figure of your own")
    field_order = ("text", "kind", "due", "direction", "tolerance", "tolerance_mode", "effective_from", "reason")

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        parts: list[dict[str, Any]] = kwargs.pop("parts", [])
        super().__init__(data, **kwargs)
        self.parts = Parts(data, prefix=PARTS, initial=None if data is not None else parts or [{}])

    def is_valid(self) -> bool:
        """Check the target and its parts."""
        return all([super().is_valid(), self.parts.is_valid()])

    def errors_of_parts(self) -> Iterator[tuple[str, str]]:
        """Give what is wrong with the parts: the id of the box, and the message with the part's number."""
        for number, part in enumerate(self.parts, start=1):
            for box in part:
                for error in box.errors:
                    yield box.id_for_label, f"Part {number}, {str(box.label)[:1].lower()}{str(box.label)[1:]}: {error}"

    def wanted(self) -> Wanted:
        """Give the target that was typed."""
        given = self.cleaned_data
        miss = given["tolerance"]
        mode = ToleranceMode(given["tolerance_mode"] or ToleranceMode.POINTS)
        tolerance = Tolerance(value=abs(miss.value), mode=mode) if miss else None
        return Wanted(self._criterion(), tolerance, self.further())

    def _criterion(self) -> Criterion:
        given = self.cleaned_data
        targets = [part.target() for part in self.parts]
        starts = [part.baseline() for part in self.parts]
        text = given["text"].replace("\r\n", "\n").strip()
        direction = Direction(given["direction"]) if given["direction"] else None
        return Criterion(
            text=text,
            kind=Kind(given["kind"] or Kind.QUALITATIVE),
            targets=tuple(target for target in targets if target),
            baselines=tuple(dict.fromkeys(start for start in starts if start)),
            due=given["due"] or None,
            direction=direction,
            direction_basis=_basis(text, direction),
        )

    def trial_figure(self) -> tuple[Any, str] | None:
        """Give the figure that is tried out; None without one."""
        found = self.cleaned_data.get("trial")
        return (found.value, found.unit) if found else None

    def approval(self) -> Approval:
        """Give who approved it, and when."""
        return self.approved()


def _basis(text: str, direction: Direction | None) -> DirectionBasis | None:
    """Which way is better is known from the words where they say so, else because a person said it."""
    if direction is None:
        return None
    read = understand_criterion(text)
    said = read.direction is direction and read.direction_basis is DirectionBasis.WORDS
    return DirectionBasis.WORDS if said else DirectionBasis.GIVEN


class MendForm(TargetForm):
    """A target whose typing errors are mended: who approved it stays."""

    reason = fields.reason("What was wrong")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.without_approval()


def boxes_of(criterion: Criterion) -> list[dict[str, Any]]:
    """Give what stands in the boxes of each part, each with the baseline of the same name, or the only one."""
    starts = list(criterion.baselines)
    return [_boxes(target, _start_of(target, starts)) for target in criterion.targets]


def _start_of(target: Target, starts: list[Baseline]) -> Baseline | None:
    same = (one for one in starts if (one.label or "") == (target.label or ""))
    return next(same, starts[0] if len(starts) == 1 else None)


def _boxes(target: Target, start: Baseline | None) -> dict[str, Any]:
    less = LESS if target.direction is Direction.DOWN else MORE
    boxes = {
        "label": target.label or "",
        "op": target.op.value,
        "value": fields.number_written(target.value, target.printed),
        "high": fields.number_written(target.high),
        "unit": target.unit,
        "when": time_words(target.when),
        "means": less if target.relative_to else LEVEL,
    }
    if start is not None:
        unit = start.unit if start.unit != target.unit else ""
        boxes |= {"start": fields.number_written(start.value, start.printed), "start_unit": unit}
        boxes["start_when"] = time_words(start.when)
    return boxes


def boxes_typed(post: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give the boxes of the parts as they were typed, whatever stands in them."""
    asked = number_in(str(post.get(f"{PARTS}-TOTAL_FORMS", "")), digits=2)
    count = 1 if asked is None else asked
    names = PartForm.base_fields
    return [{name: post.get(f"{PARTS}-{number}-{name}", "") for name in names} for number in range(min(count, MOST))]


def mark_of(post: Mapping[str, str]) -> str:
    """Give a mark of all that was typed: what is saved is what was looked at."""
    own = {name: post.get(name, "") for name in TargetForm.base_fields if name != "trial"}
    return hashlib.sha256(json.dumps([own, boxes_typed(post)], sort_keys=True).encode()).hexdigest()[:16]
