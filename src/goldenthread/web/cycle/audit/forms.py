"""What the auditor's pages ask for."""

from typing import Any

from django import forms

from goldenthread.web.records.models import AuditResult, Authority, Person, ReportingPeriod


class JournalFilter(forms.Form):
    """Which entries of the journal to show."""

    by = forms.ModelChoiceField(queryset=Person.objects.none(), required=False, empty_label="Anyone", label="Who")
    verb = forms.ChoiceField(required=False, label="What was done")
    ref = forms.CharField(required=False, max_length=20, label="Measure")
    since = forms.DateField(
        required=False, label="From", error_messages={"invalid": "From: give a date, like 31/3/2012"}
    )
    until = forms.DateField(required=False, label="To", error_messages={"invalid": "To: give a date, like 31/3/2012"})

    def __init__(self, *args: Any, authority: Authority, verbs: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["by"]
        assert isinstance(people, forms.ModelChoiceField)
        people.queryset = Person.objects.filter(authority=authority)
        what = self.fields["verb"]
        assert isinstance(what, forms.ChoiceField)
        what.choices = [("", "Anything"), *((verb, verb.capitalize()) for verb in verbs)]


class SampleForm(forms.Form):
    """A sample to draw."""

    period = forms.ModelChoiceField(
        queryset=ReportingPeriod.objects.none(),
        label="Period",
        empty_label="Choose a period",
        error_messages={"required": "Choose the period"},
    )
    size = forms.IntegerField(
        min_value=1,
        max_value=10_000,
        label="How many returns",
        error_messages={"required": "Say how many returns to draw", "invalid": "Give a whole number of returns"},
    )
    seed = forms.CharField(required=False, max_length=64, label="Seed")

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        periods = self.fields["period"]
        assert isinstance(periods, forms.ModelChoiceField)
        periods.queryset = ReportingPeriod.objects.filter(authority=authority).select_related("plan_year")


class TestForm(forms.Form):
    """What a test came to."""

    __test__ = False  # no test of pytest's

    result = forms.ChoiceField(
        choices=[("", ""), *AuditResult.choices],
        label="Result",
        error_messages={"required": "Choose the result"},
    )
    note = forms.CharField(
        required=False,
        max_length=2_000,
        label="Note",
        widget=forms.Textarea(attrs={"rows": 4, "class": "govuk-textarea"}),
    )
