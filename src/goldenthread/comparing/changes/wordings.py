"""Whether a measure is worded otherwise, beyond how it is printed."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from goldenthread.comparing.words import Token, cleaned, reprint_key, tokens, wordings_only

_LONGEST_QUOTE = 90
_MOST_TOLD = 3
# A misprint is one letter in a word of at least so many.
_SHORTEST_MISPRINTED = 5
# Longer wordings are only parted into what is alike at their two ends and what lies between.
_MOST_ALIGNED = 400
# Two changes with so few words between them are told as one.
_CLOSE = 1

Span = tuple[int, int, int, int]


def wording_changed(earlier: str, later: str, figures_told: bool) -> str | None:
    """Say what part of a wording became what; None where it was only printed otherwise, or isn't printed.

    `figures_told`: a change of figures is told elsewhere, so that only other words count here.
    """
    if not earlier.strip() or not later.strip() or reprint_key(earlier) == reprint_key(later):
        return None
    if figures_told and wordings_only(earlier) == wordings_only(later):
        return None
    before, now = list(tokens(cleaned(earlier))), list(tokens(cleaned(later)))
    told = [
        replaced(_quote(earlier, before[start:end]), _quote(later, now[at:until]))
        for start, end, at, until in _spans([token.plain for token in before], [token.plain for token in now])
    ]
    return together(told)


def replaced(before: str, now: str) -> str:
    """Say that one piece of text stands in place of another; either may be empty."""
    if not before:
        return f'it now also says "{now}"'
    return f'where it said "{before}" it says "{now}"' if now else f'it no longer says "{before}"'


def together(told: Sequence[str]) -> str | None:
    """Make one sentence of what is told, not of too much; None of nothing."""
    if not told:
        return None
    more = [f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []
    text = "; ".join([*told[:_MOST_TOLD], *more])
    return f"{text[0].upper()}{text[1:]}."


def shorten(text: str) -> str:
    """Put a text on one line of bearable length."""
    line = " ".join(text[: 4 * _LONGEST_QUOTE].split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    return line[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."


def _spans(before: Sequence[str], now: Sequence[str]) -> Iterator[Span]:
    """Give what differs, as start and end in either wording; what differs only by a misprint is left out."""
    start = _shared(before, now)
    end = _shared(before[start:][::-1], now[start:][::-1])
    middle = (start, len(before) - end, start, len(now) - end)
    spans = [middle] if max(len(before), len(now)) > _MOST_ALIGNED else _aligned(before, now)
    return (span for span in spans if not _is_misprint(before[span[0] : span[1]], now[span[2] : span[3]]))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _aligned(before: Sequence[str], now: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    for step in Levenshtein.opcodes(before, now):
        if step.tag == "equal":
            continue
        if spans and step.src_start - spans[-1][1] <= _CLOSE:
            spans[-1] = (spans[-1][0], step.src_end, spans[-1][2], step.dest_end)
        else:
            spans.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    return spans


def _is_misprint(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether only the printing, or single letters in long words, differ: "mprove" is "improve"."""
    if reprint_key(" ".join(before)) == reprint_key(" ".join(now)):
        return True
    return len(before) == len(now) and all(map(_same_word, before, now))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= _SHORTEST_MISPRINTED and (one + other).isalpha()
    return long_enough and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _quote(text: str, differing: Sequence[Token]) -> str:
    """Quote what differs as it is printed; as it is compared where the two can't be laid side by side."""
    if not differing:
        return ""
    plain = cleaned(text)
    printed = text if len(plain) == len(text) else plain
    start, end = differing[0].start, differing[-1].end
    opened = printed[start - 1 : start] == "(" or "(" in printed[start:end]
    closed = printed[end : end + 1] == ")"
    start -= printed[start - 1 : start] == "(" and closed
    return shorten(printed[start : end + (opened and closed)])
