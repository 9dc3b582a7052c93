"""What was understood of a piece of English, as text for the terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.cli.screen import Ink, Screen
from goldenthread.plan import (
    Baseline,
    CheckedClaim,
    Claim,
    ClaimKind,
    Criterion,
    DirectionBasis,
    Kind,
    Op,
    Progress,
    Target,
)
from goldenthread.wording.plain import one_line as shown

_MARGIN = 14
_WORDS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "less than",
    Op.EQUALS: "exactly",
    Op.RANGE: "from",
}
_KINDS = {
    Kind.THRESHOLD: "a threshold",
    Kind.CUMULATIVE: "a count that builds up over the year",
    Kind.MILESTONE: "a milestone",
    Kind.COMPARATIVE: "a comparison with another figure",
    Kind.QUALITATIVE: "a statement, which a person judges",
}
_BASES = {
    DirectionBasis.WORDS: "the words say so",
    DirectionBasis.NATURE: "as such measures usually want it",
    DirectionBasis.GIVEN: "as a person decided",
}
_NOTHING = "nothing: no figure, comparison or claim"
_MOST_LINES = 3
_LARGEST_PRINTED = Decimal(10) ** 15


def criterion_text(criterion: Criterion, screen: Screen) -> str:
    """Write what a success criterion asks for."""
    return _text(criterion.text, list(_of_criterion(criterion)), screen)


def progress_text(progress: Progress, checked: Sequence[CheckedClaim | None], screen: Screen) -> str:
    """Write what a narrative says in figures; `checked` are its claims, recomputed."""
    found = list(_of_progress(progress, checked))
    return _text(progress.text, found or [("understood", _NOTHING)], screen)


def _text(text: str, found: Sequence[tuple[str, str]], screen: Screen) -> str:
    most = _MOST_LINES * screen.width
    said = shown(text if len(text) <= most else f"{text[:most]} ...") or "(no text)"
    lines = [screen.ink(line, Ink.HEADING) for line in textwrap.wrap(said, screen.width, break_on_hyphens=False)]
    return "\n".join([*lines, *(_line(name, told, screen.width) for name, told in found)])


def _line(name: str, text: str, width: int) -> str:
    margin = " " * (_MARGIN + 2)
    tied = shown(text).replace(" %", "\u00a0%")
    line = textwrap.fill(tied, width, initial_indent=f"  {name:{_MARGIN}}", subsequent_indent=margin)
    return line.replace("\u00a0", " ")


def _of_criterion(criterion: Criterion) -> Iterator[tuple[str, str]]:
    yield "kind", _KINDS[criterion.kind]
    for target in criterion.targets:
        yield "target", _target(target)
    for baseline in criterion.baselines:
        yield "baseline", _baseline(baseline)
    if criterion.due:
        yield "due", criterion.due
    if criterion.direction:
        basis = f" ({_BASES[criterion.direction_basis]})" if criterion.direction_basis else ""
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
    claim, verdict = checked.claim, checked.verdict.replace("_", " ")
    if claim.stated is None:
        pair = " and ".join(_amount(value, claim.unit) for value in (claim.left, claim.right) if value is not None)
        return f"{claim.words}: {pair}: {verdict}"
    recomputed = checked.recomputed if isinstance(checked.recomputed, str) else _number(checked.recomputed)
    return f"{_operands(claim)}: {_amount(claim.stated, claim.unit)} stated, {recomputed} recomputed: {verdict}"


def _operands(claim: Claim) -> str:
    if claim.parts:
        return " + ".join(map(_number, claim.parts))
    if claim.start is not None and claim.end is not None:
        return f"from {_number(claim.start)} to {_number(claim.end)}"
    between = {ClaimKind.RATE: "in", ClaimKind.SHARE_OF_TARGET: "of a target of"}.get(claim.kind, "of")
    whole = claim.b if claim.target is None else claim.target
    return f" {between} ".join(_number(value) for value in (claim.a, whole) if value is not None)


def _amount(value: Decimal, unit: str) -> str:
    number = _number(value)
    if unit == "£":
        return f"£{number}"
    return number if unit in ("", "count") else f"{number} {unit}"


def _number(value: Decimal) -> str:
    if abs(value) >= _LARGEST_PRINTED:
        return f"{value:.4g}"
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else round(value, 4)
    return f"{plain:,f}".rstrip("0").rstrip(".") if "." in f"{plain:f}" else f"{plain:,f}"


def _when(when: str | None) -> str:
    return f", {when}" if when else ""


def _of(label: str | None) -> str:
    return f" ({label})" if label else ""
