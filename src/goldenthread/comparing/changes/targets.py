"""Whether a target or a baseline changed: from what was understood of them, or else from the figures as printed."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from goldenthread.comparing.changes.amounts import as_due, as_target, as_value, key_of, same_but_for_what_one_leaves_out
from goldenthread.comparing.changes.wordings import replaced, shorten, together
from goldenthread.comparing.words import figures, reprint_key
from goldenthread.plan import Baseline, Return, Target

_MOST_FIGURES = 3

A = TypeVar("A", Target, Baseline)


def target_changed(earlier: Return, later: Return, both_print_targets: bool) -> str | None:
    """Say how a measure's targets, or its due date, changed; None where they were at most printed otherwise."""
    if _texts(earlier) == _texts(later):
        return None
    if earlier.targets or later.targets:
        said = _amounts_changed(earlier, later, earlier.targets, later.targets, "target", as_target)
    elif both_print_targets and (earlier.target_text or later.target_text):
        said = _text_changed(earlier.target_text, later.target_text)
    else:
        said = _figures_changed(earlier.outcome, later.outcome)
    return said or _due_changed(earlier.due, later.due)


def baseline_changed(earlier: Return, later: Return) -> str | None:
    """Say how a measure's baselines changed; None where they were at most printed otherwise."""
    if _texts(earlier) == _texts(later):
        return None
    return _amounts_changed(earlier, later, earlier.baselines, later.baselines, "baseline", as_value)


def _texts(row: Return) -> tuple[str, str]:
    return reprint_key(row.outcome), reprint_key(row.target_text)


def _amounts_changed(
    earlier: Return, later: Return, before: Sequence[A], now: Sequence[A], what: str, say: Callable[[A], str]
) -> str | None:
    if not _is_printed(earlier) or not _is_printed(later):
        return None
    gone, fresh = _unmatched(before, now)
    pairs, gone, fresh = _side_by_side(gone, fresh)
    told = [f"the {what} was {say(a)}; it is {say(b)}" for a, b in pairs]
    told += [f"the {what} of {say(a)} is no longer given" for a in gone if not _stands(a, later)]
    told += [f"a {what} of {say(b)} is new" for b in fresh if not _stands(b, earlier)]
    return together(told)


def _is_printed(row: Return) -> bool:
    return bool(row.outcome.strip() or row.target_text.strip())


def _stands(amount: Target | Baseline, row: Return) -> bool:
    """Whether a figure stands in a row where nobody saw what it is: then nothing can be said of it."""
    wanted = {key.strip("£%") for key in figures(amount.printed or f"{amount.value:f}"[:60])}
    held = {key.strip("£%") for key in figures(f"{row.outcome} {row.target_text}")}
    return bool(wanted & held)


def _unmatched(before: Sequence[A], now: Sequence[A]) -> tuple[list[A], list[A]]:
    left, right = Counter(map(key_of, before)), Counter(map(key_of, now))
    return _beyond(before, right), _beyond(now, left)


def _beyond(amounts: Sequence[A], other: Counter[object]) -> list[A]:
    other = other.copy()
    rest = []
    for amount in amounts:
        if other[key_of(amount)] > 0:
            other[key_of(amount)] -= 1
        else:
            rest.append(amount)
    return rest


def _side_by_side(gone: list[A], fresh: list[A]) -> tuple[list[tuple[A, A]], list[A], list[A]]:
    """Put what was beside what is: of the same part, or else in order. What one side only leaves out is no change."""
    by_label: dict[str, list[A]] = {}
    for amount in fresh:
        by_label.setdefault(reprint_key(amount.label or ""), []).append(amount)
    pairs: list[tuple[A, A]] = []
    rest: list[A] = []
    for amount in gone:
        own = by_label.get(reprint_key(amount.label or ""))
        if own:
            pairs.append((amount, own.pop(0)))
        else:
            rest.append(amount)
    left = [amount for own in by_label.values() for amount in own]
    pairs += zip(rest, left, strict=False)
    told = [pair for pair in pairs if not same_but_for_what_one_leaves_out(*pair)]
    return told, rest[len(left) :], left[len(rest) :]


def _text_changed(before: str, now: str) -> str | None:
    if reprint_key(before) == reprint_key(now):
        return None
    if not now.strip():
        return f'No target is printed now; it was "{shorten(before)}".'
    if not before.strip():
        return f'A target is printed now, "{shorten(now)}"; none was before.'
    return f'The target was "{shorten(before)}"; it is "{shorten(now)}".'


def _figures_changed(earlier: str, later: str) -> str | None:
    """Say which figures of a criterion changed, where nobody has told which of them are targets."""
    if not earlier.strip() or not later.strip():
        return None
    before, now = figures(earlier), figures(later)
    gone = [printed for key, printed in before.items() if key not in now]
    fresh = [printed for key, printed in now.items() if key not in before]
    return together([replaced(_listed(gone), _listed(fresh))]) if gone or fresh else None


def _listed(printed: Sequence[str]) -> str:
    return ", ".join(printed[:_MOST_FIGURES]) + (" ..." if len(printed) > _MOST_FIGURES else "")


def _due_changed(before: str | None, now: str | None) -> str | None:
    if not before or not now or before == now:
        return None
    short, long = sorted((before, now), key=len)
    return None if long.startswith(short) else f"It was due by {as_due(before)}; it is due by {as_due(now)}."
