"""What adding a measure, and changing its place, words, definition and people, ask for."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from goldenthread.web.actions.measures import Comparison, Place
from goldenthread.web.actions.measures.placing import LONGEST_REF
from goldenthread.web.cycle.measures import fields
from goldenthread.web.cycle.measures.approvals import ApprovalFields
from goldenthread.web.cycle.measures.words import BETTER
from goldenthread.web.records.models import (
    Authority,
    ComparatorFigure,
    CountedOver,
    Directorate,
    Duty,
    Measure,
    Person,
    Placement,
    PlanYear,
    PriorityAction,
    ReportingPeriod,
    Theme,
)

QUARTERS = (("1", "Q1, to June"), ("2", "Q2, to September"), ("3", "Q3, to December"), ("4", "Year end, to March"))
_LONGEST_NAME = 110
_LONGEST_NUMBER = 18


class _Several(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Boxes to tick, each with its own words."""

    def __init__(self, label: str) -> None:
        super().__init__(Directorate.objects.none(), label=label, required=False, widget=forms.CheckboxSelectMultiple)

    def clean(self, value: Any) -> Any:
        """Refuse what is no number of a row: the database takes none that is longer."""
        for each in value or ():
            if not (isinstance(each, int) or (each.isascii() and each.isdigit() and len(each) <= _LONGEST_NUMBER)):
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": str(each)[:20]})
        return super().clean(value)


class PlaceForm(forms.Form):
    """Where a measure stands in the plan year."""

    ref = fields.text("Reference in this plan year", LONGEST_REF)
    priority_action = fields.choice("Priority action", [], required="Choose the priority action that it belongs to.")
    responsible = _Several("Directorates")
    also = _Several("It also relates to")
    reason = fields.reason()

    def __init__(self, *args: Any, year: PlanYear, placement: Placement | None = None, **kwargs: Any) -> None:
        if placement is not None:
            kwargs["initial"] = {
                "ref": placement.ref,
                "priority_action": str(placement.priority_action_id),
                "responsible": list(placement.responsible.values_list("pk", flat=True)),
                "also": list(placement.also_relates_to.values_list("pk", flat=True)),
            }
        super().__init__(*args, **kwargs)
        held = kwargs.get("initial") or {}
        self.actions = {str(one.pk): one for one in _actions(year, held.get("priority_action"))}
        self.fields["priority_action"].choices = list(_by_theme(self.actions))  # type: ignore[attr-defined]
        # What was closed or withdrawn can be kept, and is offered to none that doesn't have it.
        here = Directorate.objects.filter(Q(closed_at=None) | Q(pk__in=held.get("responsible", ())))
        themes = Theme.objects.filter(Q(withdrawn_at=None) | Q(pk__in=held.get("also", ())))
        self.fields["responsible"].queryset = here.filter(authority=year.plan.authority_id)  # type: ignore[attr-defined]
        self.fields["also"].queryset = themes.filter(plan=year.plan_id)  # type: ignore[attr-defined]

    def place(self) -> Place:
        """Give the place that was chosen."""
        given = self.cleaned_data
        return Place(
            priority_action=self.actions[given["priority_action"]],
            ref=given["ref"].strip(),
            responsible=list(given["responsible"]),
            also=list(given["also"]),
        )


class AddForm(PlaceForm):
    """A new measure: its words, its place, its owner."""

    wording = fields.area(
        "Success criterion",
        "As the plan words it: “Reduce from 4.5% to 4.0% by March 2012”. Its target is read from it in the next step.",
        required="Write the success criterion as the plan has it.",
    )
    quarters = forms.MultipleChoiceField(
        label="A return is due in",
        choices=QUARTERS,
        initial=["1", "2", "3", "4"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one quarter."},
    )
    owner = fields.choice("Owner", [])
    ask_now = forms.BooleanField(label="Ask for a return in the period that is open", required=False, initial=True)
    field_order = ("wording", "ref", "priority_action", "responsible", "also", "quarters", "owner", "ask_now")

    def __init__(self, *args: Any, year: PlanYear, **kwargs: Any) -> None:
        super().__init__(*args, year=year, **kwargs)
        del self.fields["reason"]
        self.people = {str(one.pk): one for one in people_of(year.plan.authority)}
        choices = [("", "Nobody yet"), *((key, one.name) for key, one in self.people.items())]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    def owner_chosen(self) -> Person | None:
        """Give the owner that was chosen."""
        return self.people.get(self.cleaned_data["owner"])


class WordingForm(ApprovalFields):
    """Other words for a measure, from a day on."""

    wording = fields.area("Success criterion", required="Write the success criterion.")
    effective_from = fields.day("From when", "Say from which day the words are other ones.")
    reason = fields.reason("Why the words change")
    field_order = ("wording", "effective_from", "reason", "approver", "approved_by", "approved_on")


class DefinitionForm(forms.Form):
    """How a measure is defined."""

    purpose = fields.area("Why it is measured")
    definition = fields.area("Definition")
    included = fields.area("What is counted in and left out")
    numerator_meaning = fields.area("What is counted", "The number on top, such as “Assessments carried out in time”.")
    denominator_meaning = fields.area("Out of what", "The number below, such as “All assessments of the quarter”.")
    counted_over = fields.choice("What time a figure covers", [("", "Not said"), *CountedOver.choices])
    source = fields.area("Source of the data", "The system, and the report that is run in it.")
    lag = fields.text("When the data comes", 200)
    data_quality = fields.area("Quality of the data", "Its risks, and when it was last audited.")
    known_weaknesses = fields.area("Known weaknesses")
    scrutiny_committee = fields.text("Scrutiny committee", 200)
    direction = fields.choice("Which way is better", [("", "Not known"), *((d.value, w) for d, w in BETTER.items())])
    quarters = forms.MultipleChoiceField(
        label="A return is due in",
        choices=QUARTERS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one quarter."},
    )
    counts_people = forms.BooleanField(label="It counts people: small numbers are kept from the public", required=False)
    public = forms.BooleanField(label="Public pages show it", required=False)
    reason = fields.reason()

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        initial = {name: getattr(measure, name) for name in self.base_fields if hasattr(measure, name)}
        kwargs["initial"] = initial | {"quarters": list(measure.quarters)}
        super().__init__(*args, **kwargs)
        self.measure = measure

    @property
    def texts(self) -> Iterator[forms.BoundField]:
        """Give the fields that are boxes for words, in the order of the page."""
        return (box for box in self if isinstance(box.field.widget, forms.Textarea) and box.name != "reason")

    def values(self) -> dict[str, Any]:
        """Give what was typed, as the record keeps it. A text of other line ends is no change."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        given["quarters"] = "".join(sorted(given["quarters"]))
        return {name: self._kept(name, value) for name, value in given.items()}

    def _kept(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        before, typed = str(getattr(self.measure, name)), value.replace("\r\n", "\n").strip()
        return before if before.strip() == typed else typed


class DutyForm(forms.Form):
    """A duty for a measure."""

    person = fields.choice("Person", [], required="Choose a person.")
    duty = fields.choice("What they do", Duty.choices, required="Choose what they do.")
    since = fields.day("Since", "Say since when.")

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people_of(authority)}
        choices = [("", "Choose"), *((key, one.name) for key, one in self.people.items())]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """From when a measure is withdrawn, and why."""

    from_when = fields.day("Withdrawn from", "Say from which day it is withdrawn.")
    reason = fields.reason("Why it is withdrawn")


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = fields.reason("Why")


class ComparatorForm(forms.Form):
    """Somebody else's figure."""

    period = fields.choice("Shown with the returns of", [], required="Choose the period.")
    whose = fields.text("Whose figure it is", 200, required="Say whose figure it is.")
    label = fields.text("Part of the measure", 100)
    value = fields.NumberField("Figure")
    unit = fields.text("Unit", 40)
    as_at = fields.text("Of what time", 40, required="Say what time the figure is of.")
    source = fields.text("Source", 200, required="Say where the figure stands.")
    reason = fields.reason()

    def __init__(
        self, *args: Any, authority: Authority, comparator: ComparatorFigure | None = None, **kwargs: Any
    ) -> None:
        if comparator is not None:
            kwargs["initial"] = {
                "period": str(comparator.period_id),
                "whose": comparator.who,
                "label": comparator.label,
                "value": fields.number_written(comparator.value, comparator.printed),
                "unit": comparator.unit,
                "as_at": comparator.as_at,
                "source": comparator.source,
            }
        super().__init__(*args, **kwargs)
        self.periods = {str(one.pk): one for one in _open_periods(authority)}
        choices = [(key, str(one)) for key, one in self.periods.items()]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]
        del self.fields["period" if comparator is not None else "reason"]

    def clean_value(self) -> Any:
        """Ask for the figure."""
        found = self.cleaned_data["value"]
        if found is None:
            raise ValidationError("Give the figure.")
        return found

    def comparison(self) -> Comparison:
        """Give the figure that was typed."""
        given = self.cleaned_data
        value = given["value"]
        return Comparison(
            whose=given["whose"],
            label=given["label"],
            value=value.value,
            unit=given["unit"].strip() or value.unit or "count",
            printed=value.printed,
            as_at=given["as_at"],
            source=given["source"],
        )


def people_of(authority: Authority) -> list[Person]:
    """Give the people who are here."""
    return list(Person.objects.filter(authority=authority, left_on__isnull=True).order_by("name", "pk"))


def _open_periods(authority: Authority) -> list[ReportingPeriod]:
    found = ReportingPeriod.objects.filter(authority=authority, state="open").select_related("plan_year")
    return list(found.order_by("-plan_year__start", "-quarter"))


def _actions(year: PlanYear, held: str | None) -> list[PriorityAction]:
    standing = Q(withdrawn_at=None) | Q(pk=held)
    found = PriorityAction.objects.filter(standing, objective__theme__plan=year.plan_id)
    found = found.select_related("objective__theme")
    return list(found.order_by("objective__theme__position", "objective__position", "position", "pk"))


def _by_theme(actions: dict[str, PriorityAction]) -> Iterator[tuple[str, Any]]:
    """Give the priority actions as choices, under their themes."""
    yield "", "Choose"
    grouped: dict[str, list[tuple[str, str]]] = {}
    for key, action in actions.items():
        grouped.setdefault(action.objective.theme.name, []).append((key, _named(action)))
    yield from grouped.items()


def _named(action: PriorityAction) -> str:
    objective = str(action.objective)
    words = f"{objective.rstrip('. ')}: {action.text}" if action.text else objective
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
