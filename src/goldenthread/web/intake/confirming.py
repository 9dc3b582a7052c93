"""What is asked before a report comes into the record."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django import forms

from goldenthread.plan import Period
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.imports.deciding import Changes, Decision


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label)


_SAME_KEPT, _SAME_TAKEN = "The same one, by the words of the plan", "The same one: the plan takes the report’s words"
_LEVEL = "level-"


class ConfirmForm(forms.Form):
    """The period that a report is for, its dates, and what is said of levels that it prints otherwise than the plan."""

    start = forms.IntegerField(label="The financial year begins in", min_value=1990, max_value=2100)
    quarter = forms.TypedChoiceField(
        label="Period", coerce=int, choices=[(1, "Q1"), (2, "Q2"), (3, "Q3"), (4, "Year end")]
    )
    committee = forms.CharField(label="Committee", max_length=100, initial="Cabinet")
    committee_on = _day("The committee met on")
    papers_on = _day("The papers went out on")
    sign_off_due_on = _day("Sign-off was due on")
    returns_due_on = _day("Returns were due on")

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        initial: dict[str, Any] | None = None,
        changes: Changes = (),
        newest: bool = True,
    ) -> None:
        super().__init__(data, initial=initial)
        for change in changes:
            choices = [("", "Choose"), (Decision.KEEP, _SAME_KEPT)]
            choices += [(Decision.TAKE, _SAME_TAKEN)] if newest else []
            choices += [(Decision.ANOTHER, f"Another {change.kind}, new in the record")]
            label = f"The {change.kind}: was “{change.was}”, now “{change.now}”"
            required = {"required": f"Say what the {change.kind} printed as “{change.now}” is."}
            self.fields[f"{_LEVEL}{change.key}"] = forms.ChoiceField(
                label=label, choices=choices, error_messages=required
            )

    @property
    def levels(self) -> list[forms.BoundField]:
        """The boxes for what is printed otherwise."""
        return [self[name] for name in self.fields if name.startswith(_LEVEL)]

    @property
    def decisions(self) -> dict[str, Decision]:
        """What was said of them."""
        given = {box.name: self.cleaned_data[box.name] for box in self.levels}
        return {name.removeprefix(_LEVEL): Decision(chosen) for name, chosen in given.items()}

    def clean(self) -> dict[str, Any]:
        """Check the order of the dates."""
        given = super().clean() or {}
        order = ("returns_due_on", "sign_off_due_on", "papers_on", "committee_on")
        for first, then in pairwise(order):
            before, after = given.get(first), given.get(then)
            if before and after and (after < before or (then == "committee_on" and after == before)):
                self.add_error(then, "This is before the date that has to come first.")
        return given

    @property
    def period(self) -> Period:
        """The period that was given."""
        return Period(start=self.cleaned_data["start"], quarter=self.cleaned_data["quarter"])

    @property
    def deadlines(self) -> Deadlines:
        """The dates that were given."""
        names = ("returns_due_on", "sign_off_due_on", "papers_on", "committee_on", "committee")
        return Deadlines(**{name: self.cleaned_data[name] for name in names})
