"""Targets that are said in a word: all, every, none, nobody, zero; double and halve."""

from dataclasses import replace
from decimal import Decimal

from goldenthread.plan import Direction, Op, Target
from goldenthread.wording.clock import in_larger
from goldenthread.wording.rules.times import due_times
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import FACTORS, Move, word_set

_ALL = frozenset({"all", "every", "everyone", "everybody"})
_NONE = frozenset({"no", "none", "nobody", "nil"})
# Things that are delivered or not: "all plans delivered" is a statement, not 100 % of a population.
_DELIVERED = word_set(
    "plan plans action actions milestone milestones recommendation recommendations project projects scheme "
    "schemes review reviews policy policies strategy strategies works objectives targets programme programmes "
    "priorities requirements standards procedures processes key partners stakeholders documents systems "
    "arrangements issue issues concern concerns priority weaknesses change changes significant major adverse "
    "statutory relevant necessary agreed improvements outcomes measures"
)
_NOT_MEASURED = word_set("longer later one doubt less more fewer further")


def said_in_words(found: tuple[Token, ...]) -> Target | None:
    """Every school to be good: at least 100 %. No schools in a category: at most 0. None where nothing is said so."""
    last = next((token for token in reversed(found[-2:]) if token.sort is not Sort.MARK), None)
    if last and last.low in ("none", "nil"):
        return _target(last, None)
    if _is_all_at_end(found):
        return Target(
            value=Decimal(100), unit="%", op=Op.AT_LEAST, when=_when(found), printed=last.text if last else ""
        )
    found = _without_title(found)
    if [token.low for token in found[:3]] == ["not", "a", "single"] or [t.low for t in found[:2]] == ["not", "one"]:
        return _target(found[0], _when(found))
    for token, following in zip(found, [*found[1:], None], strict=False):
        if token.sort is Sort.WORD and token.low in _ALL | _NONE:
            return None if _is_statement(token, following, found) else _target(token, _when(found))
        if token.sort not in (Sort.MARK, Sort.CHANGE) and token.low not in _OPENERS:
            return None
    return None


def _is_all_at_end(found: tuple[Token, ...]) -> bool:
    """Premises inspected, all; reviews on time - every one."""
    end = [token for token in found[-4:] if token.text != "."]
    words = [token.low for token in end]
    at = -2 if words[-2:] in (["every", "one"], ["each", "one"]) else -1
    return len(end) >= 2 - at and (at == -2 or words[-1:] == ["all"]) and end[at - 1].text in _TITLE_ENDS | {","}


def _without_title(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out the ref, and the title before a colon or a dash: "Ombudsman: no findings"."""
    found = found[1:] if found and found[0].name in ("ref", "code") else found
    for at, token in enumerate(found[:12]):
        if token.is_quantity:
            break
        if token.text in _TITLE_ENDS and at + 1 < len(found):
            return found[at + 1 :]
    return found


_TITLE_ENDS = frozenset(":-–—")
_OPENERS = word_set(
    "we will sure it pledge aim that our "
    "visit inspect offer answer assess review pay reply contact survey appraise ensure ensuring that have to "
    "keep see for there are is be will with secure deliver achieve make"
)


def _is_statement(token: Token, following: Token | None, found: tuple[Token, ...]) -> bool:
    moves = following is not None and following.move and following.move is not Move.KEEP
    if following is None or moves or following.low in _NOT_MEASURED:
        return token.low not in ("nobody", "none", "everyone", "everybody")
    for other, behind in zip(found, [*found[1:], None], strict=True):
        if other.start >= following.start:
            if other.low.rstrip("'’") in _DELIVERED and not _is_modifier(behind):
                return True
            if other.low in _ENDS_NOUN or other.start > following.start + 40:
                return False
    return False


def _is_modifier(behind: Token | None) -> bool:
    """Whether a noun follows: the premises are visited in "every trading standards premises visited"."""
    if behind is None or behind.sort is not Sort.WORD:
        return False
    return not (behind.low.endswith("ed") or behind.low in _ENDS_NOUN | _DONE or behind.low.rstrip("'’") in _DELIVERED)


_DONE = word_set("complete done met built live up ready and under made set kept sent put")
_ENDS_NOUN = word_set("to in are is be will with who by have has that at on for being should must whose")


def _target(token: Token, when: str | None) -> Target:
    if token.low in _ALL:
        return Target(value=Decimal(100), unit="%", op=Op.AT_LEAST, when=when, printed=token.text)
    return Target(value=Decimal(0), unit="count", op=Op.AT_MOST, when=when, printed=token.text)


def _when(found: tuple[Token, ...]) -> str | None:
    times = due_times(found)
    return times[-1] if times else None


def multiplied(found: tuple[Token, ...]) -> Target | None:
    """Double the number: a rise of 100 %. Halve it: a fall of 50 %."""
    for token in found:
        if token.low in FACTORS:
            down = token.move is Move.DOWN
            return Target(
                value=Decimal(FACTORS[token.low]), unit="%", op=Op.AT_LEAST, relative_to="baseline",
                direction=Direction.DOWN if down else Direction.UP, when=_when(found), printed=token.text,
            )  # fmt: skip
    return None


def promoted(found: tuple[Token, ...], measured: tuple[Token, ...] = ()) -> tuple[Token, ...]:
    """Make a level, a number with a plus or a tolerance a quantity where the text has no other: "20+ events".

    `measured` are other tokens that say what is measured: "9:30" is a time taken where they speak of minutes.
    """
    if any(token.is_quantity for token in found):
        return found
    words = {token.low for token in found + measured}
    return tuple(_as_minutes(token) if words & _MINUTES else _as_quantity(token) for token in found)


_MINUTES = word_set("minutes mins min minute seconds mm:ss mm")


def _as_minutes(token: Token) -> Token:
    """Average time (minutes): 9:30."""
    parts = token.text.split(":")
    if token.name != "time" or len(parts) != 2 or not all(part.isdigit() for part in parts):
        return _as_quantity(token)
    value = in_larger(int(parts[0]), int(parts[1]), 60)
    return replace(token, sort=Sort.DURATION, value=value, unit="minutes", printed=token.text)


def _as_quantity(token: Token) -> Token:
    if token.name in ("level", "star") and token.value is not None:
        return replace(token, sort=Sort.NUMBER, unit=token.name)
    if token.name == "plus":
        return replace(token, sort=Sort.NUMBER, op=Op.AT_LEAST)
    if token.name == "tolerance" and token.value is not None:
        return replace(token, sort=Sort.PERCENT, unit="%", op=Op.AT_MOST)
    return token
