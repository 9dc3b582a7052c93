"""Whether a narrative says that a figure is within a tolerance."""

from goldenthread.plan import Return
from goldenthread.wording import Token, tokens
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 20_000
_AROUND = 9
_WITHIN = frozenset({"within", "inside"})
_NOT = word_set("not outside nor isn’t isn't wasn’t wasn't no if unless until should would may might could aim aims")
_NEAR = 4
_STOPS = frozenset({".", ";", "!", "?"})


def says_within(row: Return) -> str:
    """Give the words that say so: "within the agreed 2% tolerance"; "" where nothing does, or where it is denied."""
    for text in (row.progress, row.remedial_action):
        found = tokens(text[:_LONGEST_READ]) if "toleranc" in text.casefold() else ()
        for at, token in enumerate(found):
            if token.low.startswith("toleranc"):
                words = _said(text, found, at)
                if words:
                    return words
    return ""


def _said(text: str, found: tuple[Token, ...], at: int) -> str:
    sentence = _before(found, at)
    start = next((one for one in reversed(sentence) if _is_within(found, one)), None)
    if start is None or any(token.low in _NOT for token in found[max(0, start - _NEAR) : start]):
        return ""
    return text[found[start].start : found[at].end]


def _before(found: tuple[Token, ...], at: int) -> list[int]:
    places: list[int] = []
    for one in range(at - 1, max(-1, at - 1 - _AROUND), -1):
        if found[one].text in _STOPS:
            break
        places.append(one)
    return places[::-1]


def _is_within(found: tuple[Token, ...], at: int) -> bool:
    words = [token.low for token in found[at : at + 3]]
    return words[0].split()[0] in _WITHIN or words == ["in", "line", "with"]
