"""The fields that forms about measures are made of."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.web.actions.entries.typed import TypedNumber, number_typed
from goldenthread.web.cycle.measures.words import time_typed
from goldenthread.web.cycle.periods.forms import day_field

LONGEST = 20_000
Choices = Iterable[tuple[str, str]]


def text(label: str, longest: int = 200, *, required: str = "") -> forms.CharField:
    """Make a field of one line; `required` says what lacks where it is empty."""
    return forms.CharField(
        label=label, max_length=longest, required=bool(required), error_messages={"required": required}
    )


def area(label: str, help_text: str = "", *, required: str = "", longest: int = LONGEST) -> forms.CharField:
    """Make a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(required),
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def reason(label: str = "Why it changes") -> forms.CharField:
    """Make the field for a reason."""
    missing = f"Say {label[:1].lower()}{label[1:]}."
    return area(label, "It stands in the measure’s history and in the journal.", required=missing, longest=2_000)


def day(label: str, missing: str) -> forms.DateField:
    """Make a field for a day; `missing` says what lacks where it is empty."""
    field = day_field(label)
    field.error_messages["required"] = missing
    return field


def choice(label: str, choices: Choices, *, required: str = "") -> forms.ChoiceField:
    """Make a field to choose one of several."""
    messages = {"required": required, "invalid_choice": f"{label}: choose one of the list."}
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(required),
        error_messages=messages,
        widget=forms.Select(attrs={"class": "govuk-select"}),
    )


class NumberField(forms.CharField):
    """A number as people type it, with its precision and, where it stands there, its unit: "59.9 %", "£1.2m"."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False, max_length=60)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> TypedNumber | None:
        """Give the number; None for an empty box."""
        typed = super().clean(value)
        found = number_typed(typed) if typed else None
        if typed and found is None:
            raise ValidationError("Give a number, such as 1,486, 65.9 or £1.2m.")
        return found


class TimeField(forms.CharField):
    """A year, quarter, month or day, given as the record keeps it."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False, max_length=60)

    def clean(self, value: Any) -> str:
        """Give the time; "" for an empty box."""
        typed: str = super().clean(value)
        found = time_typed(typed) if typed else ""
        if found is None:
            raise ValidationError("Give a year, a month or a day, such as 2011/12 or March 2012.")
        return found


def number_written(value: Decimal | None, printed: str = "") -> str:
    """Write a number for a box: as it was printed, where that is the same number."""
    if value is None:
        return ""
    read = number_typed(printed)
    return printed if read is not None and read.value == value and not read.unit else f"{value:f}"
