"""What was understood of a piece of English, as text for the terminal."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.cli.report_text import shown
from goldenthread.plan import Baseline, CheckedClaim, Criterion, Op, Progress, Target

_MARGIN = 14
_WORDS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "less than",
    Op.EQUALS: "exactly",
    Op.RANGE: "from",
}
_NOTHING = "nothing: no figure, date or comparison was understood"


def criterion_text(criterion: Criterion) -> str:
    """Write what a success criterion asks for."""
    return "\n".join([shown(criterion.text), *(_line(name, text) for name, text in _of_criterion(criterion))])


def progress_text(progress: Progress, checked: Sequence[CheckedClaim | None]) -> str:
    """Write what a narrative says in figures; `checked` are its claims, recomputed."""
    lines = [_line(name, text) for name, text in _of_progress(progress, checked)]
    return "\n".join([shown(progress.text), *(lines or [_line("understood", _NOTHING)])])


def _line(name: str, text: str) -> str:
    return f"  {name:{_MARGIN}}{text}"


def _of_criterion(criterion: Criterion) -> Iterator[tuple[str, str]]:
    yield "kind", criterion.kind.value
    for target in criterion.targets:
        yield "target", _target(target)
    for baseline in criterion.baselines:
        yield "baseline", _baseline(baseline)
    if criterion.due:
        yield "due", criterion.due
    if criterion.direction:
        basis = f" (by {criterion.direction_basis.value})" if criterion.direction_basis else ""
        yield "better is", f"{criterion.direction.value}{basis}"


def _target(target: Target) -> str:
    amount = f"{_WORDS[target.op]} {_amount(target.value, target.unit)}"
    if target.high is not None:
        amount += f" to {_amount(target.high, target.unit)}"
    if target.relative_to:
        amount += f" {target.direction.value if target.direction else 'away'} from the {target.relative_to}"
    return amount + _when(target.when) + _of(target.label)


def _baseline(baseline: Baseline) -> str:
    return _amount(baseline.value, baseline.unit) + _when(baseline.when) + _of(baseline.label)


def _of_progress(progress: Progress, checked: Sequence[CheckedClaim | None]) -> Iterator[tuple[str, str]]:
    for figure in progress.actuals:
        state = f", {figure.state.value}" if figure.state else ""
        yield "figure", _amount(figure.value, figure.unit) + _when(figure.as_at) + state + _of(figure.label)
    for earlier in progress.previous:
        yield "earlier", _amount(earlier.value, earlier.unit) + _when(earlier.when) + _of(earlier.label)
    for other in progress.comparators:
        yield "compared with", f"{other.who}: {_amount(other.value, other.unit)}"
    for claim in checked:
        if claim is not None:
            yield "claim", _claim(claim)


def _claim(checked: CheckedClaim) -> str:
    claim = checked.claim
    stated = claim.words if claim.stated is None else _amount(claim.stated, claim.unit)
    recomputed = checked.recomputed if isinstance(checked.recomputed, str) else _number(checked.recomputed)
    return (
        f"{claim.kind.value.replace('_', ' ')}: {stated}; recomputed {recomputed}: {checked.verdict.replace('_', ' ')}"
    )


def _amount(value: Decimal, unit: str) -> str:
    number = _number(value)
    if unit == "£":
        return f"£{number}"
    return number if unit in ("", "count") else f"{number} {unit}"


def _number(value: Decimal) -> str:
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else round(value, 4)
    return f"{plain:,f}".rstrip("0").rstrip(".") if "." in f"{plain:f}" else f"{plain:,f}"


def _when(when: str | None) -> str:
    return f", {when}" if when else ""


def _of(label: str | None) -> str:
    return f" ({label})" if label else ""
