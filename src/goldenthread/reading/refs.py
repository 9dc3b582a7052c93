"""The refs of measures: "11.3", "CUS.01", "KPI 12": what they look like, and which are missing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from goldenthread.reading.drafts import Draft
from goldenthread.reading.refshapes import SPACED, looks_like_ref

_DOTTED = re.compile(r"(\d{1,3})[.\s]\d{1,3}[a-z]?\.?")
_PARTS = re.compile(r"(.*?)(\d+)(:[ivx]{1,4}|[a-z]?)", re.S | re.I)
_MOSTLY = 0.3


@dataclass(frozen=True, slots=True)
class Numbered:
    """A ref in two parts: what the refs of its group have in common, and its own number."""

    prefix: str
    number: int
    width: int = 0

    def next(self, number: int) -> str:
        """Print the ref of the same group with another number."""
        return f"{self.prefix}{number:0{self.width}d}"


@lru_cache(maxsize=4096)
def parse(ref: str) -> Numbered | None:
    """Part a ref into its group's prefix and its number: "11.3" -> ("11.", 3); None where it has no number."""
    found = _PARTS.fullmatch(ref.strip())
    if not found:
        return None
    digits = found[2]
    return Numbered(found[1], int(digits), len(digits) if digits.startswith("0") else 0)


def settle_refs(drafts: Sequence[Draft]) -> None:
    """Give each draft its ref: as printed, put right where it was misread, inferred where it was lost.

    Refs run in order within their group. A lost one is inferred from its neighbours, leaving out numbers that
    stand elsewhere in the document. Documents that hardly print refs get none.
    """
    printed = [draft for draft in drafts if looks_like_ref(draft.ref_printed)]
    for draft in printed:
        draft.ref = _tidy(draft)
    if len(printed) < _MOSTLY * len(drafts):
        return
    dotted = _is_dotted([draft.ref or "" for draft in printed])
    everywhere = _Taken(draft.ref for draft in printed)
    for group in _groups(drafts, dotted):
        _settle_group(group, everywhere, dotted)


def _tidy(draft: Draft) -> str:
    ref = " ".join(draft.ref_printed.split()).rstrip(".")
    spaced = SPACED.fullmatch(ref)
    if not spaced:
        return ref
    whole = f"{spaced[1]}.{ref[spaced.start(2) :]}"
    draft.repair("ref", draft.ref_printed, whole, "the point between the numbers was lost")
    return whole


def _is_dotted(refs: Sequence[str]) -> bool:
    """Whether the refs are mostly "objective.measure", so that an objective's number tells the prefix."""
    return sum(bool(re.fullmatch(r"\d{1,3}\.\d{1,3}[a-z]?", ref)) for ref in refs) >= 0.6 * len(refs)


def _groups(drafts: Sequence[Draft], dotted: bool) -> list[list[Draft]]:
    """Part the drafts where a new objective begins; without objectives, where the refs' prefix changes."""
    groups: list[list[Draft]] = []
    last_key: tuple[object, ...] | None = None
    prefix = ""
    for draft in drafts:
        number = parse(draft.ref) if draft.ref else None
        if draft.place.objective_ref is None and number:
            prefix = number.prefix
        key = (draft.place.objective_ref, draft.place.also_relates_to, prefix, draft.place.theme)
        if key != last_key or not groups:
            groups.append([])
            last_key = key
        groups[-1].append(draft)
    return groups


class _Taken:
    """The numbers that stand on rows of a document, by the prefix that they have."""

    def __init__(self, refs: Iterable[str | None]) -> None:
        self._numbers: dict[str, Counter[int]] = defaultdict(Counter)
        for ref in refs:
            parsed = parse(ref) if ref else None
            if parsed:
                self._numbers[parsed.prefix][parsed.number] += 1

    def free(self, ref: str) -> None:
        """Forget a ref that turned out to be misread."""
        parsed = parse(ref)
        if parsed:
            self._numbers[parsed.prefix][parsed.number] -= 1

    def numbers(self, prefix: str) -> set[int]:
        """Give the numbers taken under a prefix."""
        return {number for number, count in self._numbers[prefix].items() if count > 0}


def _settle_group(group: Sequence[Draft], everywhere: _Taken, dotted: bool) -> None:
    if group[0].place.also_relates_to:
        return
    prefix = _prefix_of(group, dotted)
    if prefix is None:
        return
    _unseat_misread(group, prefix, everywhere)
    anchors = [(i, parsed.number) for i, draft in enumerate(group) if (parsed := _of(draft, prefix))]
    if not anchors and not dotted:
        return
    width = max((parsed.width for draft in group if (parsed := _of(draft, prefix))), default=0)
    taken = everywhere.numbers(prefix)
    bounds = [(-1, 0), *anchors, (len(group), 0)]
    for (start, low), (end, high) in pairwise(bounds):
        lost = [draft for draft in group[start + 1 : end] if draft.ref is None]
        if lost:
            _fill(lost, Numbered(prefix, low, width), high or None, taken)


def _of(draft: Draft, prefix: str) -> Numbered | None:
    parsed = parse(draft.ref) if draft.ref else None
    return parsed if parsed and parsed.prefix == prefix else None


def _prefix_of(group: Sequence[Draft], dotted: bool) -> str | None:
    objective = group[0].place.objective_ref
    prefixes: Counter[str] = Counter(parsed.prefix for d in group if d.ref and (parsed := parse(d.ref)))
    common = max(prefixes, key=lambda prefix: prefixes[prefix], default=None)
    if dotted and objective and objective.isdecimal():
        own = f"{objective}."
        return own if prefixes[own] or sum(prefixes.values()) <= 1 else common
    return common


def _unseat_misread(group: Sequence[Draft], prefix: str, everywhere: _Taken) -> None:
    """A ref that doesn't fit its group is misread, unless several agree on it or it goes on elsewhere."""
    prefixes = Counter(parsed.prefix for d in group if d.ref and (parsed := parse(d.ref)))
    # Only where the objective's number tells how its refs begin can one that begins otherwise be misread.
    numbered = prefix == f"{group[0].place.objective_ref}."
    for draft in group:
        parsed = parse(draft.ref) if draft.ref else None
        if draft.ref and (parsed is None or (numbered and parsed.prefix != prefix and prefixes[parsed.prefix] == 1)):
            everywhere.free(draft.ref)
            draft.ref = None


def _fill(lost: Sequence[Draft], after: Numbered, before: int | None, taken: set[int]) -> None:
    """Give the lost refs between two known ones the free numbers between them, in order."""
    last = before if before is not None else after.number + len(lost) + len(taken) + 2
    free = [number for number in range(after.number + 1, last) if number not in taken]
    if before is not None and after.number == 0:
        free = free[-len(lost) :]
    for position, draft in enumerate(lost):
        if len(free) >= len(lost):
            _infer(draft, after.next(free[position]), len(free) == len(lost) or before is None)
        elif after.number:
            _share(draft, after.next(after.number))


def _infer(draft: Draft, ref: str, sure: bool) -> None:
    why = "the ref was misread" if draft.ref_printed.strip() else "the ref was lost"
    draft.ref = ref
    draft.repair("ref", draft.ref_printed, ref, f"{why}: inferred from the order of the refs", 0.9 if sure else 0.7)


def _share(draft: Draft, ref: str) -> None:
    draft.ref = ref
    why = f"the ref was lost and no number is free in its place: it shares {ref} with the row above"
    draft.repair("ref", draft.ref_printed, ref, why, 0.6)


def objective_number(ref: str) -> str | None:
    """Give the objective's number that a ref starts with: "11.3" and "11 3" -> "11"; None for other refs."""
    found = _DOTTED.fullmatch(ref.strip())
    return found[1] if found else None


def objective_numbers(refs: Sequence[str | None]) -> dict[str, str]:
    """Give the objective's number for each ref of the form "objective.measure"; empty for other documents."""
    known = [ref for ref in refs if ref]
    if not known or not _is_dotted(known):
        return {}
    numbers: dict[str, str] = defaultdict(str)
    numbers.update({ref: ref.split(".")[0] for ref in known if "." in ref})
    return dict(numbers)
