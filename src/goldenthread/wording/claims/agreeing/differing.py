"""Whether words say that a figure is by how much two others differ."""

import re
from functools import lru_cache

from goldenthread.plan import Criterion
from goldenthread.wording.claims.agreeing.near import words_ahead, words_behind
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.claims.subjects import names_in, spoken_of, words_of_clause
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

# Lighter, dearer, cheaper, smaller: any comparative; what else ends so is named.
_COMPARATIVE = re.compile(r"[a-z]{3,12}er$")
_NO_COMPARATIVE = word_set(
    "other another number per over under water after customer however whether either neither rather member never ever "
    "quarter september october november december letter matter offer order paper power river summer winter user "
    "manager officer carer partner provider together remainder further later earlier former latter consider register "
    "center answer refer cover enter deliver offer older younger tower burner computer driver worker teacher tender"
)
_BEHIND = word_set(
    "more less fewer up down better worse above below over under inside outside ahead behind short shy adrift off away "
    "beyond clear improvement rise fall drop gain increase decrease reduction cut growth decline jump dip "
    "uplift difference shortfall surplus extra swing deterioration climb slide good outside"
)
_AHEAD = word_set(
    "by up down rise fall drop gain loss increase decrease reduction cut growth decline jump dip change difference gap "
    "shortfall surplus swing saving improvement deterioration leaving leaves left shaved shed lost gained added "
    "trimmed knocked saved closed narrowed widened moved slipped climbed edged crept improved worsened "
    "extra overspend underspend short plus minus beat beats beating missed misses exceeded exceeds balance"
)
# What may as well name a level: the mean gap is 4.6%, the void loss 1.62%.
_NAMES = word_set(
    "loss gap balance growth saving savings change difference cut outstanding improvement overspend underspend"
)
_LEFT = word_set("outstanding left remaining unspent overdue")
_SMALL = word_set(
    "of the a an about around some just only nearly almost roughly over is was us to at another further so far date"
)
_SIDES = word_set("ahead behind short above below over under clear up down better worse")
_DONE = word_set("added lost gained shed joined trimmed")
_SO = word_set("so therefore thus hence")
_VERBS = word_set("that which who were was is are went go goes came come have had has with")
# To reach it we need a further 2%: nothing that has happened.
_TO_COME = word_set("need needs needed must require requires required should would will could aim aiming hope hoping")
_LIKELY = word_set("likely expected forecast projected possible needed required")
_MOVED = word_set("slid slipped edged crept climbed nudged dipped tumbled soared plunged jumped moved shifted swung")
_MAKES = word_set("make makes made making taken take takes set signed")
_LONGEST, _NEAREST = 4, 3
_LEVELS = word_set("to at from than inside within")


# Each figure is asked about once for every other one near it: as many are kept as stand near each other.
_MOST_NEAR = 64


@lru_cache(maxsize=_MOST_NEAR)
def differs(amount: Mention) -> bool:
    """3.2 kg lighter; 1.8 inside target; we have shaved 26.5% off; a gain of 0.8; so £0.53m down."""
    if amount.role not in (Role.AMOUNT, Role.OWN) or _is_level(amount) or {"both", "each"} & set(amount.before(3)):
        return False
    if {"less", "minus"} & set(amount.before(1)) or _TO_COME & set(amount.before(6)) or _LIKELY & set(amount.after(7)):
        return False
    return amount.role is Role.AMOUNT or is_said_to_differ(amount)


@lru_cache(maxsize=_MOST_NEAR)
def is_said_to_differ(amount: Mention) -> bool:
    """Whether the words right beside a figure say so, whatever its role."""
    if amount.token.sort is Sort.POINTS and {"is", "of", "was"} & set(amount.before(2)):
        return True
    behind = words_behind(amount, _LONGEST)
    if _is_limited(amount):
        behind = []
    return _is_told_behind(behind) or is_led(amount) or is_left(amount) or _is_signed(amount)


def _is_told_behind(behind: list[str]) -> bool:
    """3.2 kg lighter; 27 up; not "20 that went over", nor "12 in the short term"."""
    if _DONE & set(behind):
        return True  # 34 have been added
    at = next((at for at, word in enumerate(behind[:_NEAREST]) if word in _BEHIND or _compares(behind, at)), None)
    if at is None or _VERBS & set(behind[:at]):
        return False
    following = behind[at + 1 : at + 2]
    if behind[at] == "short":
        return following in ([], ["of"])
    return behind[at] != "more" or not _VERBS & set(following)  # two more are being judged


def _is_signed(amount: Mention) -> bool:
    """+27.1%; -16.5%; not the plus between two parts."""
    ahead = amount.tokens[max(0, amount.within - 2) : amount.within]
    tight = bool(ahead) and ahead[-1].text in "+-−–" and ahead[-1].end == amount.token.start
    apart = tight and (len(ahead) < 2 or ahead[0].end < ahead[-1].start or ahead[0].sort is Sort.MARK)
    return amount.token.text[:1] in "+-−" or apart


def _is_limited(amount: Mention) -> bool:
    """371 answered inside ten days: a limit."""
    near = amount.tokens[amount.within + 1 : amount.within + 6]
    limits = [at for at, token in enumerate(near) if token.low in ("inside", "outside", "within", "over", "under")]
    behind = near[limits[0] + 1 : limits[0] + 3] if limits else ()
    plain = amount.token.sort is not Sort.DURATION
    return plain and any(token.sort is Sort.DURATION for token in behind)


@lru_cache(maxsize=_MOST_NEAR)
def is_led(amount: Mention) -> bool:
    """A gain of 0.8; shaved 26.5%; up 27; not the mean gap 4.6%."""
    words = words_ahead(amount, _LONGEST + 2)
    ahead = [word for word in words if word not in _SMALL]
    if not ahead or not (ahead[0] in _AHEAD or _moves(amount)):
        return False
    if amount.token.sort is Sort.PERCENT and ahead[0].startswith("leav"):
        return False  # that leaves 20% of the target
    if ahead[0] == "up" and set(ahead[1:2]) & _MAKES:
        return False  # fines make up £0.51m of it
    if ahead[0] == "by" and not _moves(amount):
        shares = amount.token.sort in (Sort.POINTS, Sort.PERCENT)
        return ahead[1:2] != [] and (ahead[1] in _BEHIND or ahead[1] in _MOVED or shares)
    return ahead[0] not in _NAMES or bool({"of", "by"} & set(words[:2])) or words[-1:] == [ahead[0]]


@lru_cache(maxsize=_MOST_NEAR)
def is_left(amount: Mention) -> bool:
    """So 552 are outstanding; leaving £98k: what is left, where it is concluded."""
    ahead = words_ahead(amount, _LONGEST)
    if amount.token.sort is Sort.PERCENT or _SIDES & set(words_behind(amount, _LONGEST)):
        return False  # leaving us £3,700 ahead
    left = bool(_LEFT & set(words_behind(amount, _LONGEST))) and bool(_SO & set(ahead))
    return left or bool({"leaving", "leaves"} & set(ahead[:2]))


def _is_level(amount: Mention) -> bool:
    """Comfortably inside the 0.48% threshold; up to 412; better than the 61: what something is held against."""
    return bool({"the", "a", "our", "its"} & set(amount.before(1))) and bool(_LEVELS & set(amount.before(2)))


def _compares(words: list[str], at: int) -> bool:
    """Lighter, dearer: a comparative, where nothing but what it is compared with follows."""
    known = bool(_COMPARATIVE.match(words[at])) and words[at] not in _NO_COMPARATIVE
    return known and words[at + 1 : at + 2] in ([], ["than"], ["on"], ["and"], ["over"])


def _moves(amount: Mention) -> bool:
    moved = amount.tokens[max(0, amount.within - _LONGEST) : amount.within]
    led = {"by", "of"} & set(amount.before(2))
    return bool(led) and any(token.move not in (None, Move.KEEP) for token in moved)


def is_said_of(around: Around, amount: Mention, level: Mention) -> bool:
    """A 20% rise in agency cover: not of the posts; Exclusions were 3 points below: not of the recycling before."""
    said = spoken_of(level, around.criterion)
    behind = amount.tokens[amount.within + 1 : amount.within + 8]
    marks = (at for at, token in enumerate(behind) if token.is_quantity or token.text in ",;:()-–—.")
    behind = behind[: next(marks, len(behind))]
    at = next((at for at, token in enumerate(behind[:3]) if token.low in ("in", "of")), None)
    if at is not None and not names_in(_phrase(behind[at + 1 :])) <= said:
        return False
    return level.sentence == amount.sentence or names_no_other(amount, level, around.criterion)


def names_no_other(one: Mention, level: Mention, criterion: Criterion | None) -> bool:
    """Whether what leads to a figure names nothing but what a level is of: approval rate, of what was approved."""
    said = {word[:_STEM] for word in spoken_of(level, criterion)}
    return {word[:_STEM] for word in names_in(tuple(words_of_clause(one))) - _OF_DIFFERENCE} <= said


_STEM = 5
_OF_DIFFERENCE = word_set(
    "gap between word words other leav slid slip slipp edg crept climb nudg dipp tumbl soar plung inch jump mov shift "
    "swung"
)


def _phrase(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    ends = (at for at, token in enumerate(tokens) if token.sort is not Sort.WORD or token.low in _ENDS_PHRASE)
    return tokens[: next(ends, len(tokens))]


_ENDS_PHRASE = word_set("on than since from over against compared is was to at by for which that and but so with in")


def is_again(amount: Mention, before: Mention) -> bool:
    """£0.53m (19.6%); 56, or 14%; 7,548 tonnes, 44.2%: the difference said again in per cent."""
    between = amount.tokens[before.within + 1 : amount.within]
    close = amount.sentence == before.sentence and amount.at > before.at and len(between) <= _LONGEST + 2
    timed = any(token.is_time or token.is_quantity for token in between)
    parted = any(token.text in "(,-–—/:" or token.low in ("or", "ie") for token in between)
    return close and not timed and parted and amount.token.sort is Sort.PERCENT
