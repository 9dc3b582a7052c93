"""What pages about a plan ask for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.web.actions.levels import Parent
from goldenthread.web.actions.plans import KEYS
from goldenthread.web.records.models import Objective, Plan, PriorityAction, Section, Theme
from goldenthread.web.records.tree import Node, above, called, nodes_of, path_of, plan_of

_WHY = "It stands in the journal, with your name."


def reason_field(label: str = "Why", *, required: bool = True) -> forms.CharField:
    """Make a field for a reason."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=500,
        help_text=_WHY,
        error_messages={"required": "Say why."},
    )


def typed_number() -> forms.TextInput:
    """Make a box for a number that is typed: boxes with arrows change it when a page is scrolled."""
    return forms.TextInput(attrs={"inputmode": "decimal"})


class ReasonForm(forms.Form):
    """Asks why, and nothing else."""

    reason = reason_field()


class BeginForm(forms.Form):
    """Asks for a plan's name, its first year and how it prints statuses."""

    name = forms.CharField(
        label="Name of the plan", max_length=200, error_messages={"required": "Write the name of the plan."}
    )
    start = forms.IntegerField(
        widget=typed_number(),
        label="First year: the calendar year in which it begins in April",
        min_value=1901,
        max_value=2199,
        error_messages={"required": "Write the year, such as 2012.", "invalid": "Write the year as 2012."},
    )
    key = forms.ChoiceField(label="How the plan prints statuses", choices=list(KEYS.items()))


class YearForm(forms.Form):
    """Asks for the year that begins."""

    start = BeginForm.base_fields["start"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].label = "Calendar year in which the plan year begins in April"


class NameForm(forms.Form):
    """Asks for a plan's new name, and why."""

    name = BeginForm.base_fields["name"]
    reason = reason_field()


class WordsForm(forms.Form):
    """Asks for a level's words: a name, or a text, with a number where it is an objective."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    ref = forms.CharField(label="Number, as the plan prints it", max_length=20, required=False)
    words = forms.CharField(label="Name", max_length=4000, error_messages={"required": "Write the words."})
    reason = reason_field(required=False)

    def __init__(self, *args: Any, kind: type[Node], node: Node | None = None, **kwargs: Any) -> None:
        if node is not None:
            kwargs["initial"] = {"seen": str(node), "ref": getattr(node, "ref", ""), "words": _words(node)}
        super().__init__(*args, **kwargs)
        self.long = kind in (Objective, PriorityAction)
        if self.long:
            self.fields["words"].label = f"The {called(kind)}, in words"
        if kind is not Objective:
            del self.fields["ref"]
        if node is None:
            del self.fields["seen"], self.fields["reason"]
        self.order_fields(["seen", "ref", "words", "reason"])


class PlaceForm(forms.Form):
    """Asks under what a level goes, and why."""

    to = forms.ChoiceField(label="Put it under", error_messages={"required": "Choose where it goes."})
    reason = reason_field(required=False)

    def __init__(self, *args: Any, node: Node, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Sequence[Parent] = list(_places(node))
        self.places = {str(one.pk) if not isinstance(one, Plan) else "plan": one for one in places}
        choices = [("", "Choose"), *((key, _told(one)) for key, one in self.places.items())]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def place(self) -> Parent:
        """Give what was chosen."""
        return self.places[self.cleaned_data["to"]]


def _places(node: Node) -> Iterable[Parent]:
    """Give where a level may go: what is in force and isn't where it stands."""
    plan, now = plan_of(node), above(node)
    if isinstance(node, Theme) and now is not None:
        yield plan
    kinds: dict[type[Node], type[Node]] = {Theme: Section, Objective: Theme, PriorityAction: Objective}
    kind = kinds.get(type(node))
    if kind is not None:
        related = {Section: [], Theme: [], Objective: ["theme"]}[kind]
        found = nodes_of(plan, kind).filter(withdrawn_at__isnull=True).select_related(*related)
        yield from (one for one in found if one != now)


def _told(place: Parent) -> str:
    if isinstance(place, Plan):
        return f"{place}: no section"
    return " > ".join(str(one)[:80] for one in (*path_of(place)[-1:], place))


def _words(node: Node) -> str:
    return node.name if isinstance(node, Section | Theme) else node.text
