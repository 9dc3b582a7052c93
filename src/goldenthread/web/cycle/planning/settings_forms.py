"""What pages of the council's settings ask for."""

from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.judging import all_presets
from goldenthread.plan import Tolerance
from goldenthread.web.actions.arranging import LARGEST, LARGEST_TOLERANCE, MODES, MOST_DAYS, SMALLEST
from goldenthread.web.cycle.planning.forms import reason_field, typed_number
from goldenthread.web.records.models import Nation, ReminderDays, ReportingPeriod

_NOT_A_NUMBER = {"invalid": "Write a number.", "required": "Write a number."}


class JudgingForm(forms.Form):
    """Asks for the rules, the tolerance and the profile that measures without their own are judged by."""

    preset = forms.ChoiceField(label="Rules", widget=forms.RadioSelect)
    tolerance = forms.DecimalField(
        widget=typed_number(),
        label="Tolerance",
        required=False,
        min_value=0,
        max_value=LARGEST_TOLERANCE,
        help_text="How far a figure may miss its target and still be near it. Leave it empty for that of the rules.",
        error_messages=_NOT_A_NUMBER,
    )
    mode = forms.ChoiceField(
        label="Tolerance is measured", choices=[(mode.value, told) for mode, told in MODES.items()]
    )
    profile = forms.CharField(
        label="Share of a year’s count that is due by the end of quarters 1 to 4, in per cent",
        required=False,
        max_length=60,
        help_text="For example 25 50 75 100. Left empty: the same share as last year, where that is known, else even.",
    )
    also_in = forms.BooleanField(required=False)
    reason = reason_field()

    def __init__(self, *args: Any, period: ReportingPeriod | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.name, one.title) for one in all_presets().values()]
        self.fields["preset"].choices = choices  # type: ignore[attr-defined]
        if period is None:
            del self.fields["also_in"]
        else:
            self.fields["also_in"].label = f"Judge {period} by them too: nothing in it has been handed in yet"

    def clean_profile(self) -> tuple[Decimal, ...]:
        """Read four rising shares, from per cent to 0 to 1."""
        typed = self.cleaned_data["profile"].replace("%", " ").replace(",", " ").split()
        try:
            shares = tuple(Decimal(one) / 100 for one in typed)
        except ArithmeticError:
            shares = (Decimal(-1),)
        bounded = [Decimal(0), *shares, Decimal(1)]
        # "nan" is a decimal too, and can't be held against another.
        rising = all(share.is_finite() for share in shares) and bounded == sorted(bounded)
        if shares and (len(shares) != 4 or not rising):
            raise forms.ValidationError("Write four numbers from 0 to 100 that don’t fall, such as 25 50 75 100.")
        return shares

    def judged(self) -> dict[str, Any]:
        """Give what `set_judging` takes."""
        given = self.cleaned_data
        value = given["tolerance"]
        return {
            "preset": given["preset"],
            "tolerance": None if value is None else Tolerance(value=value, mode=given["mode"]),
            "profile": given["profile"],
            "reason": given["reason"],
        }


class DatesForm(forms.Form):
    """Asks how dates are counted back from a meeting."""

    nation = forms.ChoiceField(label="Bank holidays of", choices=Nation.choices)
    committee = forms.CharField(label="Which meeting", max_length=100, error_messages={"required": "Name the meeting."})
    clear_days = forms.IntegerField(
        widget=typed_number(),
        label="Clear days that papers are open before the meeting",
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Neither the day on which they go out nor that of the meeting counts. The law asks for five.",
        error_messages=_NOT_A_NUMBER,
    )
    sign_off_days = forms.IntegerField(
        widget=typed_number(),
        label="Working days from sign-off to the papers",
        min_value=0,
        max_value=MOST_DAYS,
        error_messages=_NOT_A_NUMBER,
    )
    return_days = forms.IntegerField(
        widget=typed_number(),
        label="Working days from returns to the papers",
        min_value=0,
        max_value=MOST_DAYS,
        error_messages=_NOT_A_NUMBER,
    )
    reason = reason_field()


class RemindersForm(forms.Form):
    """Asks on which days owners are reminded, counted from the day on which returns are due."""

    before = forms.CharField(
        label="Days before returns are due",
        required=False,
        max_length=60,
        help_text="For example 10 5 1. On the day itself everyone is reminded.",
    )
    after = forms.CharField(
        label="Days late",
        required=False,
        max_length=60,
        help_text="For example 1 3 7. After the last of them, once a week.",
    )
    heads_after = forms.IntegerField(
        widget=typed_number(),
        label="Days late from which the head of service is written to as well",
        min_value=1,
        max_value=MOST_DAYS,
        error_messages=_NOT_A_NUMBER,
    )
    reason = reason_field()

    def clean_before(self) -> tuple[int, ...]:
        """Read whole numbers."""
        return _days(self.cleaned_data["before"])

    def clean_after(self) -> tuple[int, ...]:
        """Read whole numbers."""
        return _days(self.cleaned_data["after"])

    def days(self) -> ReminderDays:
        """Give what was chosen."""
        return ReminderDays(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


def _days(typed: str) -> tuple[int, ...]:
    words = typed.replace(",", " ").split()
    if not all(word.isascii() and word.isdecimal() and 1 <= int(word[:4]) <= MOST_DAYS for word in words):
        raise forms.ValidationError(f"Write whole numbers from 1 to {MOST_DAYS}, such as 10 5 1.")
    return tuple(int(word) for word in words)


class SmallNumberForm(forms.Form):
    """Asks below which count of people the public sees no figure."""

    small_number = forms.IntegerField(
        widget=typed_number(),
        label="Counts of people below this are withheld",
        min_value=SMALLEST,
        max_value=LARGEST,
        help_text="Five is usual. A measure says on its own page whether it counts people.",
        error_messages=_NOT_A_NUMBER,
    )
    reason = reason_field()


class CouncilForm(forms.Form):
    """Asks for the council's name and the address that the public writes to."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Write the name."})
    contact = forms.EmailField(
        label="E-mail address for questions",
        required=False,
        error_messages={"invalid": "Enter an e-mail address as name@council.gov.uk"},
    )
    reason = reason_field()
