"""Two counts that stand apart, and the percentage that is said to follow from them.

The shapes of `ratios` need a word between part and whole ("45 of 60"). Here they stand side by side: "2,240 are
eligible, 1,310 came, so uptake is 58.5%", or the whole comes before a list of its parts: "212 received: 187 (88%) in
time, 25 (12%) late". Three kinds of evidence are asked for: a word that concludes or a bracket or colon that explains,
counts without a noun of their own or one that is called the whole, and no third count that could be meant as well.
"""

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_CONCLUDES = word_set(
    "so therefore thus hence making giving gives ie = equates equating equal represents representing meaning means "
    "therefore makes equals which or being"
)
_WHOLES = word_set(
    "cohort population base sample panel eligible offered received due roll invited available possible caseload total "
    "denominator surveyed measured tested sampled registered referred asked submitted logged scheduled programmed"
)
_COMPARES = word_set(
    "against compared than versus vs from last previous target budget average national england regional"
)
_COUNTED = (Sort.NUMBER, Sort.MONEY)
_RESULTS = (Role.OWN, Role.PART)
_WIDEST = 30
_MOST_BETWEEN = 8


def pairs(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """Find percentages of two counts that no word joins."""
    for number, mention in enumerate(mentions):
        if mention.token.sort is not Sort.PERCENT or mention.role is not Role.OWN:
            continue
        found = _concluded(mentions, number) or _explained(mentions, number) or _continued(mentions, number)
        if found:
            yield _draft(said, line, *found, mention.at)
    yield from _of_named(said, line, mentions)
    yield from _of_labels(said, line, mentions)
    yield from _of_lists(said, line, mentions)


def _draft(said: Narrative, line: Line, part: int, whole: int, share: int) -> Draft:
    parts = {"a": value_at(line, part), "b": value_at(line, whole), "unit": "%"}
    return drafted(ClaimKind.RATIO, said, line, share, [part, whole], **parts)


def _is_count(mention: Mention) -> bool:
    token = mention.token
    plain = token.sort in _COUNTED and not (token.sort is Sort.NUMBER and (token.unit or "." in token.printed))
    return plain and mention.place.per is None and token.value is not None and token.value > 0 and token.high is None


def _ordered(one: Mention, other: Mention) -> tuple[int, int] | None:
    """Give part and whole: the whole is called so; where nothing is, a share is of the larger."""
    if one.token.sort is not other.token.sort or not (one.role in _RESULTS and other.role in _RESULTS):
        return None
    called = [each for each in (one, other) if _is_called_whole(each)]
    smaller, larger = sorted((one, other), key=lambda each: each.token.value or 0)
    if smaller.token.value == larger.token.value:
        return None
    if len(called) == 1 and called[0] is smaller:
        return None
    return smaller.at, larger.at


def _is_called_whole(mention: Mention) -> bool:
    near = {*_own(mention.place.before[-3:], True), *_own(mention.place.after[:4], False)}
    return bool(_WHOLES & near)


def _own(tokens: tuple[Token, ...], before: bool) -> list[str]:
    """The words up to the nearest mark."""
    words: list[str] = []
    for token in reversed(tokens) if before else tokens:
        if token.sort is Sort.MARK:
            break
        words.extend(token.low.split())
    return words


def _concluded(mentions: tuple[Mention, ...], number: int) -> tuple[int, int] | None:
    """2,240 staff are eligible and 1,310 came, so uptake is 58.5%. The counts are the only two before."""
    share = mentions[number]
    before = share.tokens[max(0, share.within - 7) : share.within]
    leading = before[max((at + 1 for at, token in enumerate(before) if token.is_quantity), default=0) :]
    low = [token.low for token in leading]
    rate = low[-1:] == ["of"] and bool({"rate", "percentage", "proportion", "share"} & set(low))
    concludes = bool(_CONCLUDES & set(low)) or rate or low[-2:] in (["this", "is"], ["that", "is"], ["this", "was"])
    follows = low in ([","], ["-"], ["–"])
    if not (concludes or follows or _is_of_counts(leading)) or not _ends(share):
        return None
    counts = _counts_before(mentions, number)
    if follows and not (len(counts) == 2 and _is_called_whole(counts[0]) and _is_bare(counts[1])):
        return None
    concludes = concludes or follows
    if len(counts) != 2 or _held_apart(counts, share) or not _are_of_one(counts[0], counts[1], share, concludes):
        return None
    return _ordered(counts[0], counts[1])


def _are_of_one(first: Mention, second: Mention, share: Mention, concludes: bool) -> bool:
    """Whether two counts can be of one thing: one is called the whole, or the second has no noun of its own."""
    between = [token.low for token in second.tokens[max(0, second.within - 4) : second.within]]
    if first.sentence == second.sentence and {"of", "from", "out of"} & set(between):
        return True
    called = _is_called_whole(first) or _is_called_whole(second)
    if not concludes and called:
        return bool({"rate", "percentage", "proportion", "share", "performance"} & set(share.before(4)))
    return concludes and (called or _is_bare(second))


_AFTER_BARE = word_set(
    "are were was is had have has did been being still of on in with who that now at by no to from would"
)


def _is_bare(mention: Mention) -> bool:
    """39 being repeats; 203 were visited; 101 still at home: the noun was said before."""
    behind = mention.tokens[mention.within + 1 : mention.within + 2]
    word = behind[0].low if behind else "."
    return word in _AFTER_BARE or not word[:1].isalpha() or word.endswith("ed")


def _is_of_counts(leading: tuple[Token, ...]) -> bool:
    """; turnover is 9.1%: a new part of the sentence that says what the counts make."""
    words = [token.low for token in leading]
    marks = {";", ":", "-", "–", "."} & set(words)
    return bool(marks) and words[-1:] in (["is"], ["was"], ["of"], [":"]) and len(words) < _MOST_BETWEEN


def _ends(share: Mention) -> bool:
    """Nothing goes on behind the percentage that it could be a share of."""
    behind = share.after(1)
    return not behind or behind[0] in (
        ".",
        ",",
        ";",
        ")",
        "and",
        "which",
        "compared",
        "compares",
        "against",
        "in",
        "for",
        "&",
        "-",
    )


def _counts_before(mentions: tuple[Mention, ...], number: int) -> list[Mention]:
    """The counts before a percentage since the last other one; with those of the sentence before, if it has too few."""
    share = mentions[number]
    found: list[Mention] = []
    for mention in reversed(mentions[max(0, number - 5) : number]):
        if share.sentence - mention.sentence > 1 or (mention.sentence != share.sentence and len(found) > 1):
            break
        if share.at - mention.at > _WIDEST or mention.token.sort in (Sort.PERCENT, Sort.POINTS):
            break
        if mention.role is Role.ASIDE or mention.token.sort is Sort.DURATION:
            continue
        if not _is_count(mention):
            return []
        found.append(mention)
    return found[::-1]


def _held_apart(counts: list[Mention], share: Mention) -> bool:
    """Whether the two are compared, or one is no result: 45 against 40, so 5% more."""
    first, second = counts
    if not all(each.role in _RESULTS for each in counts):
        return True
    same = first.sentence == second.sentence
    between = second.tokens[first.within + 1 if same else 0 : second.within]
    words = {word for token in between for word in token.low.split()}
    tail = share.tokens[second.within + 1 if second.sentence == share.sentence else 0 : share.within]
    moved = any(token.move for token in tail) or (first.before(1) == ["from"] and second.before(1) == ["to"])
    return (
        moved or bool(words & (_COMPARES - {"from"})) or bool({"target", "average", "england"} & set(share.before(5)))
    )


def _explained(mentions: tuple[Mention, ...], number: int) -> tuple[int, int] | None:
    """33.1% reoffended (cohort 118; 39 reoffenders); 92.6% were answered: 61,204 answered, 66,099 offered."""
    share = mentions[number]
    behind = [each for each in mentions[number + 1 : number + 4] if each.sentence == share.sentence]
    counts = [each for each in behind if each.role is not Role.ASIDE][:3]
    if len(counts) < 2 or not (_is_count(counts[0]) and _is_count(counts[1])):
        return None
    first, second = counts[0], counts[1]
    if len(counts) > 2 and counts[2].at - second.at < _MOST_BETWEEN:
        return None
    opening = [token.low for token in share.tokens[share.within + 1 : first.within]]
    between = [token.low for token in first.tokens[first.within + 1 : second.within]]
    opened = {"(", ":", "-", "–"} & set(opening)
    parted = {";", ",", "/", ":", "and"} & set(between)
    if not opened or not parted or len(opening) + len(between) > _WIDEST or _COMPARES & {*between, *opening}:
        return None
    if not (_is_called_whole(first) ^ _is_called_whole(second)):
        return None
    return _ordered(first, second)


def _continued(mentions: tuple[Mention, ...], number: int) -> tuple[int, int] | None:
    """118 complaints were received. 104 were answered in time (88%): the only count of a sentence is the whole."""
    share = mentions[number]
    near = [each for each in mentions[max(0, number - 6) : number] if not _is_aside(each)]
    before = [each for each in near if share.sentence - each.sentence == 1]
    here = [each for each in near if share.sentence == each.sentence]
    if len(before) != 1 or len(here) != 1 or here[0].within > 2 or not _is_bare(here[0]):
        return None
    whole, part = before[0], here[0]
    enclosed = share.before(1) == ["("] and share.after(1) == [")"]
    counts = _is_count(part) and _is_count(whole) and part.role in _RESULTS and whole.role in _RESULTS
    wide = {_stem(token) for token in whole.tokens[whole.within + 1 : whole.within + 8]}
    called = _is_called_whole(whole) or bool({"received", "reported", "came in"} & wide)
    if not (enclosed and counts and called) or share.at - part.at > _WIDEST // 2:
        return None
    return _ordered(part, whole)


def _is_aside(mention: Mention) -> bool:
    return mention.role is Role.ASIDE or mention.token.sort is Sort.DURATION


def _of_named(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """The cohort of 127; 50 young people (39% of the cohort): the whole is named again."""
    for number, share in enumerate(mentions):
        if share.token.sort is not Sort.PERCENT or share.role is not Role.OWN:
            continue
        noun = _noun_of_whole(share)
        before = [each for each in mentions[max(0, number - 8) : number] if share.sentence - each.sentence <= 1]
        counts = [each for each in before if _is_count(each) and each.role in _RESULTS]
        parts = [each for each in counts if each.sentence == share.sentence and share.at - each.at <= _MOST_BETWEEN]
        wholes = [each for each in counts if noun and noun in _nouns_beside(each)]
        if len(wholes) == 1 and parts and parts[-1].at > wholes[0].at and _leads_to(parts[-1], share):
            yield _draft(said, line, parts[-1].at, wholes[0].at, share.at)


def _noun_of_whole(share: Mention) -> str:
    behind = list(share.tokens[share.within + 1 : share.within + 4])
    if not behind or behind.pop(0).low != "of":
        return ""
    while behind and behind[0].low in ("the", "all", "those", "these", "our", "this"):
        behind.pop(0)
    return _stem(behind[0]) if behind else ""


def _nouns_beside(mention: Mention) -> set[str]:
    near = (*mention.place.before[-2:], *mention.place.after[:2])
    return {_stem(token) for token in near} - {""}


def _leads_to(part: Mention, share: Mention) -> bool:
    """A bracket, a comma, "or" or "is" ties a count to its percentage."""
    between = part.tokens[part.within + 1 : share.within]
    return bool(
        {"(", ",", "or", "is", "are", "ie", "-", "–", "represents", "equates to"} & {token.low for token in between}
    )


def _of_labels(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """Majors 71%, minors 68%. 17 of 24 majors and 103 of 151 minors: the noun tells whose counts they are."""
    labelled: dict[str, Mention | None] = {}
    for number, mention in enumerate(mentions):
        if mention.token.sort is Sort.PERCENT and mention.role is Role.OWN:
            label = _stem(mention.tokens[mention.within - 1]) if mention.within else ""
            labelled[label] = None if label in labelled else mention
        whole = mentions[number + 1] if number + 1 < len(mentions) else None
        if whole is None or not _is_pair(mention, whole) or whole.within + 1 >= len(whole.tokens):
            continue
        share = labelled.get(_stem(whole.tokens[whole.within + 1]))
        if share is not None and 0 <= whole.sentence - share.sentence <= 2 and not _says_share(whole):
            yield _draft(said, line, mention.at, whole.at, share.at)


def _says_share(mention: Mention) -> bool:
    """Whether a percentage stands right behind, which then is the one that is meant."""
    return any(token.sort is Sort.PERCENT for token in mention.tokens[mention.within + 1 : mention.within + 8])


def _is_pair(part: Mention, whole: Mention) -> bool:
    between = [token.low for token in part.tokens[part.within + 1 : whole.within]]
    joined = between in (["of"], ["out of"], ["/"], ["of", "the"], ["from"])
    return part.sentence == whole.sentence and joined and _is_count(part) and _is_count(whole)


def _stem(token: Token) -> str:
    return token.low.rstrip("s") if token.sort is Sort.WORD and len(token.text) > 3 else ""


Entry = tuple[Mention, Mention]


def _of_lists(said: Narrative, line: Line, mentions: tuple[Mention, ...]) -> Iterator[Draft]:
    """Received: 212. In time 187 (88.2%). Late 25 (11.8%): the one count before a list, or its total behind."""
    runs = list(_runs(mentions))
    for first, last in runs:
        entries = list(_entries(mentions[first : last + 1]))
        whole = _whole_of(mentions, first, last)
        if len(entries) > 1 and whole is not None:
            for part, share in entries:
                yield _draft(said, line, part.at, whole.at, share.at)


def _runs(mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int]]:
    """Give where lists of counts with their shares in brackets begin and end."""
    at = 0
    while at + 1 < len(mentions):
        last = at
        while last + 1 < len(mentions) and _is_entry(mentions[last], mentions[last + 1]):
            if last > at and not _goes_on(mentions[last - 1], mentions[last]):
                break
            last += 2
        if last - at >= 4:
            yield at, last - 1
        at = max(last, at + 1)


def _is_entry(part: Mention, share: Mention) -> bool:
    """187 (88.2%): a count, and its percentage alone in a bracket."""
    between = [token.low for token in part.tokens[part.within + 1 : share.within]]
    return (
        part.sentence == share.sentence
        and share.token.sort is Sort.PERCENT
        and _is_count(part)
        and between[-1:] == ["("]
        and len(between) <= _MOST_BETWEEN
        and share.after(1) == [")"]
        and part.role in _RESULTS
        and share.role in _RESULTS
    )


def _goes_on(share: Mention, part: Mention) -> bool:
    """Whether a list goes on: no word that holds the next figures against these."""
    if part.sentence - share.sentence > 1:
        return False
    same = part.sentence == share.sentence
    between = part.tokens[share.within + 1 if same else 0 : part.within]
    words = {word for token in between for word in token.low.split()}
    return not words & (_COMPARES | {"of", "out"}) and len(between) <= 2 * _MOST_BETWEEN


def _entries(run: tuple[Mention, ...]) -> Iterator[Entry]:
    for part, share in pairwise(run):
        if _is_entry(part, share):
            yield part, share


def _whole_of(mentions: tuple[Mention, ...], first: int, last: int) -> Mention | None:
    """The count that leads to the list, where it is the only one; else the total behind."""
    near = mentions[max(0, first - 3) : first]
    before = [each for each in near if mentions[first].sentence - each.sentence <= 1]
    counts = [each for each in before if _is_count(each) and each.role in _RESULTS]
    if len(before) == 1 and counts and not _COMPARES & set(mentions[first].before(6)):
        return counts[0]
    behind = mentions[last + 1] if last + 1 < len(mentions) else None
    if before or behind is None or not _is_count(behind) or behind.sentence - mentions[last].sentence > 1:
        return None
    words = {*behind.before(4), *behind.after(5)}
    return behind if {"total", "altogether", "overall", "all"} & words else None
