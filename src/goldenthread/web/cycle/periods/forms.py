"""What opening a period, and moving its dates, ask for."""

from collections.abc import Iterator
from typing import Any

from django import forms

from goldenthread.plan import Period
from goldenthread.web.actions.arranging import MOST_DAYS
from goldenthread.web.actions.deadlines import Deadlines, count_back
from goldenthread.web.records.models import Authority, PlanYear, ReportingPeriod

_DAYS = ["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d"]
_WRONG_DAY = {"invalid": "Write the day as 14/06/2012 or 14 June 2012.", "required": "Give the day."}


def day_field(label: str) -> forms.DateField:
    """Make a field for a day, written as people write it."""
    return forms.DateField(
        label=label,
        input_formats=_DAYS,
        error_messages=_WRONG_DAY,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"}),
    )


class OpenForm(forms.Form):
    """Asks for the quarter, the meeting, and how many working days people have."""

    quarter = forms.ChoiceField(label="Quarter")
    committee = forms.CharField(label="Which meeting", max_length=100)
    committee_on = day_field("When it meets")
    sign_off_days = forms.IntegerField(
        label="Working days from sign-off to the papers", min_value=0, max_value=MOST_DAYS
    )
    return_days = forms.IntegerField(label="Working days from returns to the papers", min_value=0, max_value=MOST_DAYS)

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority = authority
        for name in ("committee", "sign_off_days", "return_days"):
            self.fields[name].initial = getattr(authority, name)
        choices = [(f"{one.start}-{one.quarter}", str(one)) for one in _to_open(authority)]
        self.fields["quarter"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that owners come before those who sign off."""
        given = self.cleaned_data
        if given.get("return_days", 0) < given.get("sign_off_days", 0):
            self.add_error("return_days", "Returns are due before sign-off: give at least as many working days.")
        return given

    @property
    def chosen(self) -> Period:
        """The quarter that was chosen."""
        start, quarter = str(self.cleaned_data["quarter"]).split("-")
        return Period(start=int(start), quarter=int(quarter))

    def counted(self) -> Deadlines:
        """Count the dates back from the meeting."""
        given = self.cleaned_data
        return count_back(
            given["committee_on"],
            authority=self.authority,
            committee=given["committee"],
            sign_off_days=given["sign_off_days"],
            return_days=given["return_days"],
        )


class MoveForm(forms.Form):
    """Asks for the dates one by one, and why they move."""

    committee = forms.CharField(label="Which meeting", max_length=100)
    committee_on = day_field("When it meets")
    papers_on = day_field("Papers go out")
    sign_off_due_on = day_field("Sign-off due")
    returns_due_on = day_field("Returns due")
    reason = forms.CharField(
        label="Why the dates move", max_length=500, error_messages={"required": "Say why the dates move."}
    )

    def deadlines(self) -> Deadlines:
        """Give the dates as they were given."""
        return Deadlines(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


def _to_open(authority: Authority) -> Iterator[Period]:
    """Give the quarters that can be opened: from the first after the last one on, and what was left out in its year.

    Where there is no period yet, those of the latest plan year.
    """
    known = ReportingPeriod.objects.filter(authority=authority).values_list("plan_year__start", "quarter")
    taken = set(known)
    if not taken:
        year = PlanYear.objects.filter(plan__authority=authority).order_by("-start").first()
        yield from (Period(start=year.start, quarter=quarter) for quarter in (1, 2, 3, 4)) if year else ()
        return
    last_year, last_quarter = max(taken)
    every = [(year, quarter) for year in (last_year, last_year + 1) for quarter in (1, 2, 3, 4)]
    later = [one for one in every if one > (last_year, last_quarter)]
    earlier = [one for one in every if one < (last_year, last_quarter)]
    for start, quarter in [*later, *earlier]:
        if (start, quarter) not in taken:
            yield Period(start=start, quarter=quarter)
