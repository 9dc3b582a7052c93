"""A plan's key: the page on which an officer says what each status code means."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.plan import CountsAs, Missing, Rating, SchemeCode, counts_as
from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.keys import LONGEST_CODE, LONGEST_LABEL, MOST_CODES, code_meaning, entry, set_key
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.planning.forms import reason_field
from goldenthread.web.cycle.planning.plans import field_of, plan_at
from goldenthread.web.pages.asked import number_in
from goldenthread.web.pages.sentences import said

_TO_FILL = 2
_NO_STATUS = "none"


def _meaning(rating: Rating | None, missing: Missing | None = None) -> SchemeCode:
    return SchemeCode(code="", label="", rating=rating, missing=missing, counts_as=counts_as(rating))


_MEANINGS: Mapping[str, SchemeCode] = {
    **{rating.value: _meaning(rating) for rating in Rating},
    **{missing.value: _meaning(None, missing) for missing in Missing if missing is not Missing.BLANK},
    _NO_STATUS: SchemeCode(code="", label="", rating=None, counts_as=CountsAs.UNRATED),
}


class CodeForm(forms.Form):
    """Asks for one code of the key, what the key calls it, and what it means. An empty one is none."""

    code = forms.CharField(label="Code, as it is printed", max_length=LONGEST_CODE, required=False)
    label = forms.CharField(label="What the key calls it", max_length=LONGEST_LABEL, required=False)
    means = forms.ChoiceField(label="It means", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, code_meaning(one).capitalize()) for name, one in _MEANINGS.items()]
        self.fields["means"].choices = [("", "Choose"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what lacks of a code that is begun."""
        given = self.cleaned_data
        if given.get("code") or given.get("label"):
            told = {
                "code": "Write the code as it is printed.",
                "label": "Write what the key calls it.",
                "means": "Say what it means.",
            }
            for name, missing in told.items():
                if name not in self.errors and not given.get(name):
                    self.add_error(name, missing)
        return given

    def entry(self) -> SchemeCode | None:
        """Give the code; None where there is none."""
        given = self.cleaned_data
        return entry(given["code"], given["label"], _MEANINGS[given["means"]]) if given.get("code") else None


Codes = forms.formset_factory(CodeForm, extra=_TO_FILL, max_num=MOST_CODES, absolute_max=MOST_CODES)


class KeyForm(forms.Form):
    """Asks why; `codes` are the codes of the key."""

    reason = reason_field()

    def __init__(self, data: Any, codes: tuple[SchemeCode, ...]) -> None:
        super().__init__(data)
        self.codes = Codes(data, prefix="codes", initial=[_boxes(one) for one in codes])

    def is_valid(self) -> bool:
        """Check the codes and the reason."""
        return all([super().is_valid(), self.codes.is_valid()])

    def errors_told(self) -> list[tuple[str, str]]:
        """Give what is wrong: the id of each box, and the message with the number of its code."""
        if not self.is_bound:
            return []
        found = [("id_codes-0-code", str(error)) for error in self.codes.non_form_errors()]
        for number, one in enumerate(self.codes, start=1):
            found += [(box.id_for_label, f"Code {number}: {error}") for box in one for error in box.errors]
        return [*found, *(("id_codes-0-code", str(error)) for error in self.non_field_errors()), *self._of_reason()]

    def _of_reason(self) -> list[tuple[str, str]]:
        return [("id_reason", str(error)) for error in self["reason"].errors]

    def entries(self) -> list[SchemeCode]:
        """Give the codes that are filled in, in their order."""
        return [one for code in self.codes if (one := code.entry())]


def _boxes(one: SchemeCode) -> dict[str, str]:
    means = one.rating or one.missing
    return {"code": one.code, "label": one.label, "means": means.value if means else _NO_STATUS}


@allow(OFFICER)
def key_page(request: Request, authority: str, plan: int) -> HttpResponse:
    """Say what each status code of a plan means; another row for a code keeps everything typed."""
    found = plan_at(request, plan)
    if request.POST.get("do") == "more":
        return _shown(request, _with_more(request, found.scheme.codes), found)
    form = KeyForm(request.POST or None, found.scheme.codes)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            set_key(plan=found, codes=form.entries(), reason=reason, by=request.standing.person)
        except Refused as refused:
            form.add_error("reason" if field_of(refused, form, "") else None, said(refused))
        else:
            messages.success(request, "Saved: periods that are opened from now on print and read this key.")
            return redirect("plan-settings", authority)
    return _shown(request, form, found)


def _with_more(request: Request, codes: tuple[SchemeCode, ...]) -> KeyForm:
    """Give the form with what was typed and one row more."""
    post = request.POST.copy()
    asked = number_in(post.get("codes-TOTAL_FORMS", ""), digits=2)
    count = len(codes) + _TO_FILL if asked is None else asked
    form = KeyForm(None, codes)
    typed = [{name: post.get(f"codes-{one}-{name}", "") for name in CodeForm.base_fields} for one in range(count)]
    form.codes = Codes(None, prefix="codes", initial=typed[:MOST_CODES])
    form.codes.extra = 1
    form.initial["reason"] = post.get("reason", "")
    return form


def _shown(request: Request, form: KeyForm, plan: Any) -> HttpResponse:
    errors = form.errors_told()
    shown = {"form": form, "plan": plan, "errors": errors, "another": request.POST.get("do") == "more"}
    return render(request, "cycle/planning/key.html", shown, status=422 if errors else 200)
