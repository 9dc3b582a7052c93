"""Parts and the total that they are said to make: "48, 51 and 46 visits, a total of 145"."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from goldenthread.plan import ClaimKind
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line, Shape, end_of
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_CLASSES = ("c", "m", "u", "d", "p")
_TOTAL = r"(?:totals?|totall?ing|totalled|altogether|combined|sum|in_total|in_all|all_told|amounting_to)"
_TOGETHER = r"(?:in_total|in_all|all_told|altogether|overall|combined|together|total_(?!of_|<))_?"
_OF_WHICH = r"(?:of_which|of_whom|comprising|consisting_of|made_up_of|composed_of|being|split_between|namely)_"
_MOST_PARTS = 12
# Between two parts: not where another comparison, target or whole begins.
_GAP = (
    r"(?:(?!(?:compared|against|than|less|minus|target|last|previous|total|totals|totalling|which|of_the|of_these|out_of|of_<c\d+>)_)"
    r"(?:[^\s<:.=~]\S*_|<[tnrxd]\d+>_)){0,14}?"
)
# In a list behind a colon: other comparisons may stand in it, but no part of a part.
_LISTED = r"(?:(?!of_)(?:[^\s<;:.=/+~]\S*_|<[tnrxd]\d+>_)){0,16}?"
# Within one bracket.
_INSIDE = (
    r"(?:(?!(?:compared|against|than|target|less|minus|(?:from|of|out_of)_<\S+>)_)"
    r"(?:[^\s<:.=~()]\S*_|<[tnrxd]\d+>_)){0,14}?"
)


def _drawn(one: str) -> tuple[str, ...]:
    part = rf"<[{one}]\d+>_"
    more, two_more = (rf"(?:{_GAP}{part}){{{least},{_MOST_PARTS}}}" for least in (1, 2))
    total = rf"<(?P<total>{one}\d+)>_"
    parts, listed = rf"(?P<parts>{part}{more})", rf"(?P<parts>{part}{two_more})"
    return (
        # a, b and c, a total of T; a and b: T in total
        rf"{parts} {{,8}} (?:[,:;(=-]_)? (?:which_|and_|to_)? {{2}} {_TOTAL}_ {{4}} {total}",
        rf"{parts} {{,8}} ,?_? (?:making|giving)_ {{4}} {total}",
        rf"{parts} {{,8}} ,_ or_ {{4}} {total}",
        rf"{listed} {{6}} [:=-]_ {total}",
        rf"{listed} {{,8}} \._ (?:the_|a_|overall_|running_|grand_)?(?:total|in_all|altogether)_ ,?_? {{6}} {total}",
        rf"{parts} {{8}} {{dash}} {{4}} {total} {{4}} {_TOGETHER}",
        rf"{parts} {{8}} =_ {total}",
        rf"{parts} {{6}} \(_ {{3}} {total} {{3}} {_TOGETHER}",
        rf"{listed} {{10}} [,:;=-]_ {{2}} {total} {{4}} (?:so_far|to_date|year_to_date|cumulatively)_",
        rf"{parts} {{8}} (?:makes?|making|gives?|giving|totals?|totalling)_ (?:a_total_of_|up_)? {{3}} {total}",
        rf"{parts} {{10}} \._ {{this}} {{4}} (?:total|totals|totalling|totalled|a_total_of)_ {{3}} {total}",
        rf"{listed} {{4}} \._ (?:that|this|which)_(?:is|was|makes|made|gives|gave)_ {{2}} {total}"
        r"(?!(?:of|out_of|per|more|fewer|less|above|below|over|under|higher|lower|better|worse|up|down)_)",
        # a total of T: a, b and c; T, of which a ... and b ...; T (a x and b y)
        rf"(?:total|sum|combined)_ {{4}} (?:of|is|was|at|:)?_? {{3}} {total} {{10}} [,(:-]_"
        rf"(?:ie_|{_OF_WHICH})? {{6}} {parts}",
        rf"{total} {{10}} (?:[,(:;-]_)? {_OF_WHICH} {{6}} {parts}",
        rf"{total} {{6}} \(_ {{3}} (?P<parts>{part}(?:{_INSIDE}{part}){{1,{_MOST_PARTS}}}) {{6}} \)",
        # T have no target: a lack ..., b ... and c ...
        rf"{total} {{12}} [:-]_ {{3}} (?P<parts>{part}(?:{_LISTED}{part}){{2,{_MOST_PARTS}}})",
        # of the T, a did, b did not and c have no data
        rf"(?:^|[.,;:(-]_|and_) (?:out_of|of)_ {{5}} {total} {{,16}} {listed}",
    )


_TO_DATE = r"(?:so_far|to_date|year_to_date|ytd|cumulatively)_"
_NOT_OF_ANOTHER = r"(?=(?:[.,;)]_|for_the_|in_the_|this_|against_|towards_|$))"


def _of_periods(one: str) -> tuple[str, ...]:
    """Q1 410, Q2 530. 940 so far: parts that have a time each, and a total to date."""
    part = rf"(?:<t\d+>_ (?:[:=-]_)? {{2}} <[{one}]\d+>_ | <[{one}]\d+>_ {{4}} <t\d+>_)"
    parts = rf"(?P<parts>{part}(?:{_GAP}{part}){{1,{_MOST_PARTS}}})"
    total = rf"<(?P<total>{one}\d+)>_"
    return (
        rf"{total} {{8}} :_ {{2}} {parts} {{2}} (?=[.;]_|$)",
        rf"{parts} {{4}} [.,;:-]_ (?:(?:which|that)_(?:is|was|makes)_)? {total} {{3}} {_TO_DATE} {_NOT_OF_ANOTHER}",
        rf"{parts} {{4}} [.,;:-]_ (?:so_|ie_)? {total} (?:at|for|in|by)_ (?:the_)?"
        r"(?:half|quarter|year_(?:so_far|to_date))",
        rf"{parts} {{4}} [.,;:-]_ (?:year_to_date|ytd|cumulative(?:ly)?|running_total)_ (?:[:=-]_)? {{2}} {total}"
        r"(?=[.,;)]_|$)",
    )


_PERIODS = {one: tuple(map(Shape, _of_periods(one))) for one in "cm"}
_REST = r"(?:rest|remaining|other|others|remainder|balance|not|failed|missed|neither|outside)_"
_SHAPES = {one: tuple(map(Shape, _drawn(one))) for one in _CLASSES}
# Of the 40 homes, 25 are let and the other 15 are void: two parts need a word that says that they are all.
_TWO_OF_WHOLE = {
    one: (
        Shape(
            rf"(?:^|[.,;:(-]_|and_) (?:out_of|of)_ {{5}} <(?P<total>{one}\d+)>_ {{,16}}"
            rf"(?P<parts><[{one}]\d+>_ (?:{_GAP}{_REST}{_GAP}<[{one}]\d+>_|{_GAP}<[{one}]\d+>_(?={{5}}{_REST})))"
        ),
    )
    for one in "cm"
}
_ONE_MORE = Shape(r"{,8} (?:and|with|while)_ {5} {a:c} (?!(?:out_of|of|%|\()_)")


def sums(
    said: Narrative,
    line: Line,
    ratios: list[Draft],
    amounts: frozenset[int] = frozenset(),
    earlier: frozenset[int] = frozenset(),
) -> Iterator[Draft]:
    """Find sums. The parts of a list of shares of one whole make a sum as well, where there are three or more.

    `amounts` are the figures that something changed by: those are neither parts nor totals. `earlier` are figures
    of earlier times: "87 (Q1 91, Q2 95)" is no sum of them.
    """
    for shape in (*_of_enough(line, _SHAPES), *_of_enough(line, _TWO_OF_WHOLE)):
        for found in shape.found_in(line):
            total = int(found["total"][1:])
            parts = _without_words(line, _without_wholes(line, _numbers(found["parts"])))
            if len(parts) < 2 or amounts & {total, *parts} or _has_rival(line, parts, total):
                continue
            if _leaves_some_out(line, parts, total) or _may_be_running(line, parts, total):
                continue
            if _are_of_before(line, parts, total, earlier) or _is_among_those(line, total):
                continue
            if total not in parts and _are_parts(line, parts, total) and not _goes_on(line, parts, total):
                yield _draft(said, line, parts, total)
    for shape in _of_enough(line, _PERIODS):
        for found in shape.found_in(line):
            total, parts = int(found["total"][1:]), _numbers(found["parts"])
            if _is_larger(line, parts, total) and _are_parts(line, parts, total) and not amounts & {total, *parts}:
                yield _draft(said, line, parts, total)
    yield from _of_ratios(said, line, ratios)


def _of_enough(line: Line, shapes: Mapping[str, tuple[Shape, ...]]) -> Iterator[Shape]:
    """Give the shapes for the classes of which a line holds two parts and their total."""
    for one, drawn in shapes.items():
        if line.text.count(f"<{one}") > 2:
            yield from drawn


def _is_larger(line: Line, parts: list[int], total: int) -> bool:
    """Q1 41, Q2 44. 42 so far: what is less than a part is an average."""
    return all(value_at(line, at) < value_at(line, total) for at in parts)


def _are_parts(line: Line, parts: list[int], total: int) -> bool:
    """Four events: 120, 130 and 150 people: a word for a number holds things, and isn't their sum."""
    if _is_held_against(line, parts, total) or _starts_with_whole(line, parts, total):
        return False
    if line.tokens[total].sort is Sort.PERCENT and not _are_added(line, [*parts, total]):
        return False
    units = {line.tokens[at].unit for at in (*parts, total)}
    if any(line.tokens[near].sort is Sort.PER for at in (*parts, total) for near in _behind(line, at)):
        return False
    decimals = {"." in line.tokens[at].printed for at in (*parts, total)}
    if len(decimals) > 1 and not line.tokens[total].unit:
        return False
    in_words = [line.tokens[at].printed[:1].isalpha() for at in (total, *parts)]
    return len(units) == 1 and not (in_words[0] and not any(in_words[1:]))


_HELD = word_set("compared against than versus")


def _is_held_against(line: Line, parts: list[int], total: int) -> bool:
    """40, 38 and 35, compared with 120 in all last year: the total is of something else."""
    if total < parts[0]:
        return bool({token.low.split(" ")[0] for token in line.tokens[total : parts[0]]} & {*_HELD, "from"})
    return bool({token.low.split(" ")[0] for token in line.tokens[parts[-1] : total]} & _HELD)


def _starts_with_whole(line: Line, parts: list[int], total: int) -> bool:
    """Of 140 people 50 came back, making 161 visits: the 50 are among the 140."""
    first = parts[0]
    led = first > 0 and line.tokens[first - 1].low in ("of", "out of")
    begins = first < 2 or line.tokens[first - 2].sort is Sort.MARK
    return total > parts[-1] and led and (begins or line.sentence_of[first - 2] != line.sentence_of[first])


_ADDED = word_set("+ combined together altogether total totalling sum")
_NOT_ADDED = word_set("average overall of which whom target")


def _are_added(line: Line, used: list[int]) -> bool:
    """Recycled 20%, composted 15%, so 35% combined: shares are seldom added up, so a word has to say it."""
    near = {token.low for token in line.tokens[min(used) : max(used) + 4]}
    return bool(near & _ADDED) and not near & _NOT_ADDED


def _goes_on(line: Line, parts: list[int], total: int) -> bool:
    """Of the 47, 12 study and 14 work; the team is contacting the rest: not all parts are given."""
    last = max(*parts, total)
    behind = {token.low for token in line.tokens[last + 1 : last + 14] if not token.is_quantity}
    return total < min(parts) and bool(behind & {"rest", "remainder", "others"})


def _behind(line: Line, at: int) -> range:
    return range(at + 1, min(at + 5, len(line.tokens)))


def _of_ratios(said: Narrative, line: Line, ratios: list[Draft]) -> Iterator[Draft]:
    """29 of 49 (59%) did, 14 (29%) did not and 6 have no data: the parts are said to make the whole."""
    by_whole: dict[int, list[Draft]] = {}
    for draft in ratios:
        if draft.whole is not None:
            by_whole.setdefault(draft.whole, []).append(draft)
    for whole, drafts in by_whole.items():
        after = max(at for draft in drafts for at in draft.uses)
        sentence = line.sentence_of[after]
        parts = sorted({draft.part for draft in drafts if line.sentence_of[draft.part] == sentence})
        more = _ONE_MORE.found_at(line, end_of(line, after))
        if more and line.sentence_of[int(more["a"][1:])] == sentence:
            parts.append(int(more["a"][1:]))
        count_first = all(draft.part < draft.stated for draft in drafts if draft.whole != draft.part)
        all_have_shares = len(parts) == len({draft.part for draft in drafts})
        if all_have_shares and not _add_up_to_all(drafts):
            continue
        if len(parts) >= 3 and _share_out(line, parts, count_first):
            yield _draft(said, line, parts, whole)


_ALL = (Decimal(95), Decimal(105))


def _add_up_to_all(drafts: list[Draft]) -> bool:
    """12 of the 300 streets (4%) had litter, 9 (3%) weeds and 6 (2%) tags: the shares say that these are not all."""
    shares = {draft.part: draft.claim.stated or Decimal(0) for draft in drafts}
    return _ALL[0] <= sum(shares.values(), Decimal(0)) <= _ALL[1]


def _has_rival(line: Line, parts: list[int], total: int) -> bool:
    """31,205 this quarter, 72,840 to date (Q1 18,990; Q2 22,645): two parts and a third one before the total."""
    if len(parts) != 2 or total > parts[0] or line.tokens[parts[0] - 1].sort is not Sort.PERIOD:
        return False
    first = next((at for at in range(total, -1, -1) if line.sentence_of[at] != line.sentence_of[total]), -1) + 1
    return any(
        line.tokens[at].is_quantity and line.tokens[at].unit == line.tokens[total].unit for at in range(first, total)
    )


_SHARING_OUT = word_set(
    "rest remaining other others remainder neither not no none unchanged unknown same refused failed lost outstanding "
    "cancelled late dissatisfied worse didn't"
)


def _share_out(line: Line, parts: list[int], count_first: bool) -> bool:
    """Whether a list says that its parts are all: 29 did, 14 did not and 6 have no data; 29 (59%), 14 (29%) and ..."""
    words = {token.low for token in line.tokens[parts[0] : parts[-1] + 8]}
    closed = count_first and "and" in {token.low for token in line.tokens[parts[-1] - 2 : parts[-1]]}
    return ";" not in words and (closed or bool(words & _SHARING_OUT))


def _are_of_before(line: Line, parts: list[int], total: int, earlier: frozenset[int]) -> bool:
    """87 (Q1 91, Q2 95): figures of earlier times in a bracket."""
    opened = "(" in {token.text for token in line.tokens[total : parts[0]]}
    return opened and total not in earlier and bool(earlier & set(parts))


def _leaves_some_out(line: Line, parts: list[int], total: int) -> bool:
    """236, of whom 41 are urgent and 29 have waited a year: each has its own verb, so nobody says that they are all."""
    if len(parts) != 2 or total > parts[0]:
        return False
    lead = {token.low for token in line.tokens[total : parts[0]]}
    between = [token.low for token in line.tokens[parts[0] + 1 : parts[1]]]
    behind = [token.low for token in line.tokens[parts[1] + 1 : parts[1] + 6]]
    if set(_REST_WORDS) & {*between, *behind} or _are_opposites(between, behind):
        return False
    inside = behind[: behind.index(")")] if ")" in behind else behind
    if "(" in lead and _VERBS & set(inside):
        return True  # 182 fires (36 in sheds and 20 in vehicles were started on purpose)
    own_verbs = bool(_VERBS & set(between[:5])) and bool(_VERBS & set(behind[:4]))
    of_which = bool({"which", "whom", "these", "those"} & lead)
    return of_which and (own_verbs or ";" in between or not _adds_up(line, parts, total))


def _adds_up(line: Line, parts: list[int], total: int) -> bool:
    """Where nobody says that parts are all, only their figures can."""
    return sum((value_at(line, at) for at in parts), Decimal(0)) == value_at(line, total)


def _is_among_those(line: Line, total: int) -> bool:
    """Of these 120 were about dogs: a part of those, and no whole."""
    led = line.tokens[total - 1].low if total else ""
    behind = {token.low for token in line.tokens[total + 1 : total + 2]}
    return led in ("these", "those", "which", "whom", "them") and bool(behind & _VERBS)


def _may_be_running(line: Line, parts: list[int], total: int) -> bool:
    """12 new and 3 rebuilt, bringing the total to 240: what was there before may be in it."""
    between = {token.low for token in line.tokens[parts[-1] : total]}
    dated = all(any(token.is_time for token in line.tokens[max(0, at - 1) : at + 4]) for at in parts)
    running = "since" in between or (bool(between & _BRINGS) and not dated)
    return total > parts[-1] and running and not _adds_up(line, parts, total)


_BRINGS = word_set("bring brings brought bringing take takes took taking raise raises raised raising")


_OPPOSITES = (
    ("wholly", "partially"),
    ("wholly", "partly"),
    ("fully", "partially"),
    ("fully", "partly"),
    ("primary", "secondary"),
    ("men", "women"),
    ("male", "female"),
    ("boys", "girls"),
    ("met", "missed"),
    ("passed", "failed"),
    ("adults", "children"),
    ("internal", "external"),
    ("full-time", "part-time"),
)


def _are_opposites(one: list[str], other: list[str]) -> bool:
    """1,211 were wholly and 3,585 were partly due to it: between them they are all."""
    return any((first in one and second in other) or (second in one and first in other) for first, second in _OPPOSITES)


_VERBS = word_set("have had has are were was is been joined left")
_REST_WORDS = word_set("rest remaining other others remainder balance neither")


def _without_wholes(line: Line, parts: list[int]) -> list[int]:
    """11/52, 17/61: the figures behind the strokes are what the parts are shares of."""
    over = [at for at in parts if at > 1 and line.tokens[at - 1].low in ("/", "of", "out of")]
    return [at for at in parts if not (at in over and line.tokens[at - 2].is_quantity)]


def _without_words(line: Line, parts: list[int]) -> list[int]:
    """Two teams had 140 and 165 cases: a word for a number counts something else."""
    figures = [at for at in parts if not line.tokens[at].printed[:1].isalpha()]
    return figures if len(figures) > 1 else parts


def _numbers(text: str) -> list[int]:
    return [int(chunk[2:-1]) for chunk in text.split() if chunk[0] == "<" and chunk[1] in "cmudp"]


def _draft(said: Narrative, line: Line, parts: list[int], total: int) -> Draft:
    values = tuple(value_at(line, at) for at in parts)
    unit = line.tokens[total].unit or "count"
    return drafted(ClaimKind.SUM, said, line, total, parts, parts=values, unit=unit)
