"""What the page of a remedial action asks for."""

from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.web.actions.entries.entry import LONGEST_TEXT
from goldenthread.web.records.models import RemedialAction

_DAY = "Give a day, like 31/3/2012"


def _area(label: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        error_messages={"required": missing},
    )


class MendForm(forms.Form):
    """A remedial action as it shall read, and why it changes. `revision` is that of the return that was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    what = _area("What will be done", "Say what will be done")
    who = forms.CharField(label="Who", max_length=200, error_messages={"required": "Say who does it"})
    by_when = forms.DateField(label="By when", error_messages={"required": "Say by when", "invalid": _DAY})
    reason = forms.CharField(
        label="Why it changes", max_length=2_000, error_messages={"required": "Say why it changes"}
    )

    def __init__(self, data: Any = None, *, remedy: RemedialAction) -> None:
        now = {"revision": remedy.of_return.revision, "what": remedy.what, "who": remedy.who}
        super().__init__(data, initial={**now, "by_when": f"{remedy.by_when:%-d/%-m/%Y}"})


class DoneForm(forms.Form):
    """When a remedial action was done, and what shows it."""

    done_on = forms.DateField(
        label="Done on",
        initial=lambda: f"{timezone.localdate():%-d/%-m/%Y}",
        error_messages={"required": "Give the day on which it was done", "invalid": _DAY},
    )
    how = _area("What was done", "Say what was done, or where it shows", "A sentence, or where somebody can see it.")


class NotDoneForm(forms.Form):
    """Why a remedial action isn't done after all."""

    reason = forms.CharField(label="Why", max_length=2_000, error_messages={"required": "Say why it isn’t done"})
