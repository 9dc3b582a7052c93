"""What a target may carry besides its parts: the fields for it, all of them optional."""

from typing import Any

from django import forms
from django.forms import BoundField

from goldenthread.plan import PathPoint
from goldenthread.web.cycle.measures import fields
from goldenthread.web.cycle.measures.words import time_words
from goldenthread.web.records.further import Further

_QUARTERS = ("expected_1", "expected_2", "expected_3")
_POINTS = tuple((f"way_{number}_when", f"way_{number}_value") for number in range(1, 6))


class FurtherFields(forms.Form):
    """Asks for an amber value, the figures expected by quarter, and values on the way."""

    amber = fields.NumberField("Amber up to this figure")
    expected_1 = fields.NumberField("By the end of Q1")
    expected_2 = fields.NumberField("By the end of Q2")
    expected_3 = fields.NumberField("By the end of Q3")
    way_1_when = fields.TimeField("When")
    way_1_value = fields.NumberField("Value")
    way_2_when = fields.TimeField("When")
    way_2_value = fields.NumberField("Value")
    way_3_when = fields.TimeField("When")
    way_3_value = fields.NumberField("Value")
    way_4_when = fields.TimeField("When")
    way_4_value = fields.NumberField("Value")
    way_5_when = fields.TimeField("When")
    way_5_value = fields.NumberField("Value")
    even = forms.BooleanField(label="Between them a straight line is expected", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for what lacks of figures by quarter, and of each value on the way."""
        given = super().clean() or self.cleaned_data
        if any(given.get(name) for name in _QUARTERS):
            for name in _QUARTERS:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, "Give the figure for each of the three quarters, or for none.")
        for when, value in _POINTS:
            lacks = when if given.get(value) else value if given.get(when) else ""
            if lacks and not given.get(lacks) and lacks not in self.errors:
                self.add_error(lacks, "Give both: when, and the value.")
        return given

    def further(self) -> Further:
        """Give what was typed."""
        given = self.cleaned_data
        pairs = [(given[when], given[value]) for when, value in _POINTS]
        return Further(
            amber=given["amber"].value if given["amber"] else None,
            expected=tuple(given[name].value for name in _QUARTERS if given[name]),
            points=tuple(PathPoint(when=when, value=value.value) for when, value in pairs if value),
            even=given["even"],
        )

    @property
    def quarters(self) -> list[BoundField]:
        """The fields of the figures by quarter."""
        return [self[name] for name in _QUARTERS]

    @property
    def way(self) -> list[tuple[BoundField, BoundField]]:
        """The fields of the values on the way."""
        return [(self[when], self[value]) for when, value in _POINTS]

    @property
    def further_filled(self) -> bool:
        """Whether any of these fields holds something, so that they are shown open."""
        return any(self[name].value() for name in FurtherFields.base_fields)


def boxes_of_further(further: Further) -> dict[str, Any]:
    """Give what stands in these fields."""
    boxes: dict[str, Any] = {"amber": fields.number_written(further.amber), "even": further.even}
    for name, value in zip(_QUARTERS, further.expected, strict=False):
        boxes[name] = fields.number_written(value)
    for (when, at), point in zip(_POINTS, further.points, strict=False):
        boxes |= {when: time_words(point.when), at: fields.number_written(point.value)}
    return boxes
