"""What the pages about publishing ask for."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.web.actions.publishing import Place

# "1,295" and "12,345.6": thousands as they are written, and never "1,5".
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3}){1,9}(\.[0-9]{1,30})?")


def area(label: str, help_text: str = "", *, required: bool = True, missing: str = "") -> forms.CharField:
    """Give a field for a few sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "govuk-textarea"}),
        error_messages={"required": missing or f"Give {label.casefold()}"},
    )


class PublishForm(forms.Form):
    """Confirming a publication: the edition that was shown, and the reason where something stands in the way."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_000)
    reason = area("Why it is published all the same", required=False)
    confirmed = forms.BooleanField(
        label="I have looked at what public readers will and will not see",
        error_messages={"required": "Confirm that you have looked at what public readers will see"},
        widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}),
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason
        self.fields["reason"].error_messages["required"] = "Say why it is published although something is in the way"


class TakeDownForm(forms.Form):
    """On what ground a text goes, what else is looked for, and what goes with it."""

    ground = area(
        "The ground",
        "It is shown in place of the text. Don’t repeat the words, or who can be identified.",
        missing="Say on what ground the text goes",
    )
    words = area(
        "Look for these words too",
        "A name, or what else must go, each on a line of its own. They are not kept.",
        required=False,
    )
    also = forms.MultipleChoiceField(
        label="Take down here too",
        required=False,
        error_messages={"invalid_choice": "The words no longer stand in one of the places. Look again"},
    )

    def __init__(self, *args: Any, places: Sequence[Place] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        also = self.fields["also"]
        assert isinstance(also, forms.MultipleChoiceField)
        also.choices = [(place.key, place.about) for place in places if place.may_go]

    def ticked(self) -> list[str]:
        """Give what was ticked, whether or not the rest is filled in."""
        found: list[str] = self["also"].value() or []
        return found


class NumberField(forms.DecimalField):
    """Takes a number as people write it, with commas between thousands."""

    def to_python(self, value: Any) -> Any:
        """Give the number as a decimal; raises ValidationError where it is none."""
        grouped = isinstance(value, str) and _GROUPED.fullmatch(value.strip())
        return super().to_python(value.replace(",", "") if grouped else value)


def _number(label: str, *, required: bool = True) -> forms.DecimalField:
    return NumberField(
        label=label,
        required=required,
        max_digits=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input govuk-input--width-10"}),
        error_messages={"required": f"Give {label.casefold()}", "invalid": f"{label}: give a number, like 65.9"},
    )


class RestateForm(forms.Form):
    """A figure that takes another's place."""

    value = _number("The new figure")
    numerator = _number("New numerator", required=False)
    denominator = _number("New denominator", required=False)
    reason = area(
        "The reason",
        "The public sees it with both figures. Of a measure that counts people it sees neither small numbers nor what"
        " tells them.",
        missing="Say why the figure changes",
    )


class ExemptForm(forms.Form):
    """On what ground the public may not read the words of a return; none means that it may."""

    ground = area(
        "The ground",
        "The paragraph of Schedule 12A to the Local Government Act 1972. Leave it empty where the public may read.",
        required=False,
    )
