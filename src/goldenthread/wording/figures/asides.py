"""Figures that are no result: limits in definitions, tolerances, parts of dates, figures of the future."""

from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_TOLERANCE = word_set("tolerance variance tolerances margin")


def tolerance(mention: Mention) -> Role | None:
    """Within the agreed 2% tolerance."""
    near = mention.after(2) + mention.before(2)
    return Role.ASIDE if _is_share(mention) and _TOLERANCE & set(near) else None


def said_again(mention: Mention) -> Role | None:
    """Two-thirds (66.5%): the figure behind the words is what is meant."""
    token, behind = mention.token, mention.tokens[mention.within + 1 : mention.within + 3]
    words = token.sort is Sort.PERCENT and token.printed[:1].isalpha() and not token.low.endswith("cent")
    again = len(behind) > 1 and behind[0].text == "(" and behind[1].sort is Sort.PERCENT
    return Role.ASIDE if words and again else None


def _is_share(mention: Mention) -> bool:
    return mention.token.sort in (Sort.PERCENT, Sort.POINTS)


_NUMBERED = word_set(
    "phase stage year tier zone part wave round step option level tranche lot appendix section item key week wk"
)

_DEFINES = word_set("within in for same every over each following after under inside per last next past first")


def limit_in_definition(mention: Mention) -> Role | None:
    """Within 10 working days; 3 or more placements; over a 12 month period; phase two."""
    token, place = mention.token, mention.place
    if mention.before(1) == ["["] and mention.after(1) == ["]"]:
        return Role.ASIDE
    spans = mention.after(1) in (["quarters"], ["halves"], ["terms"], ["phases"])
    if token.low.endswith("quarters") and mention.before(1) in (["first"], ["last"], ["past"]):
        return Role.ASIDE
    if token.sort is Sort.NUMBER and (spans or _is_numbered(mention) or _starts_dates(mention) or _is_size(mention)):
        return Role.ASIDE
    if token.sort in (Sort.NUMBER, Sort.DURATION) and place.compare and place.compare.after:
        return Role.ASIDE
    if token.sort is Sort.DURATION and set(mention.after(1)) & _SPAN_ENDS:
        return Role.ASIDE
    if token.sort is Sort.DURATION and not _is_average(mention) and _is_limit(mention):
        return Role.ASIDE
    return None


_SPAN_ENDS = word_set("ago back earlier before previously")


def _is_average(mention: Mention) -> bool:
    """Relet in 27 days on average; took 27.4 days: a result, and no limit."""
    return "." in mention.token.printed or bool(_AVERAGES & {*mention.before(5), *mention.after(3)})


_AVERAGES = word_set("average averaged averaging mean took taken takes median")


def _is_limit(mention: Mention) -> bool:
    return bool(set(mention.before(2)) & _DEFINES) or mention.token.unit == "years"


def _is_numbered(mention: Mention) -> bool:
    """Phase two, option 3; not "this year 318"."""
    printed = mention.token.printed
    if mention.before(2)[:1] in (["this"], ["last"], ["the"], ["a"], ["each"], ["per"], ["financial"], ["previous"]):
        return False
    return bool(set(mention.before(1)) & _NUMBERED) and (printed.isalpha() or len(printed) <= _LONGEST_NUMBER)


_LONGEST_NUMBER = 2


def _is_size(mention: Mention) -> bool:
    """A 36 home scheme; the 60-bed care home; Active Lives Survey 5 results: how large a thing is, or which."""
    behind = mention.after(4)
    if mention.before(1) in (["survey"], ["wave"]) and len(mention.token.printed) <= _LONGEST_NUMBER:
        return behind[:1] in (["results"], ["result"], ["data"], ["findings"], ["report"])
    words = [word for part in behind for word in part.split("-") if word]
    return words[:1] != [] and words[0] in _SIZED and bool(_THINGS & set(words[1:4]))


_SIZED = word_set("unit bed bedroom bedded place home dwelling plot space berth acre pitch classroom storey")
_THINGS = word_set(
    "scheme development project site facility block complex centre extension park estate building school nursery "
    "nursing care house hostel"
)


def _starts_dates(mention: Mention) -> bool:
    """9-13 March; from 6 to 20 October."""
    behind = mention.tokens[mention.within + 1 : mention.within + 3]
    return (
        len(behind) == 2
        and behind[0].low in ("-", "–", "to", "and", "/", "&")
        and behind[1].sort is Sort.DATE
        and behind[1].text[:1].isdigit()
    )


_FORECASTS = word_set(
    "forecast forecasts forecasted forecasting projected projection projections predicted prediction predicts "
    "expected expects expect anticipated anticipate should would will likely hope hoped aiming "
    "intend potential needed needs need further remaining"
)

_MEASURED_AS_EXPECTED = word_set("progress standard standards level levels attainment range timescale timescales")


_TO_BE = word_set("prospective potential possible proposed")
_PLANNED = word_set("forecast projected expected planned required needed")


def whole_of_share(mention: Mention) -> Role | None:
    """Of 388 lets, 302 were in time; 46 out of 52 areas: the whole of a share is no result."""
    before = list(mention.tokens[max(0, mention.within - 7) : mention.within])
    while before and before[-1].low in _OF_ALL:
        before.pop()
    if len(before) < 1 or before[-1].low not in ("of", "out of", "/") or not _is_counted(mention):
        return None
    part = before[-2] if len(before) > 1 else None
    if part is not None and part.low == "out":
        part = before[-3] if len(before) > 2 else None
    opens = part is None or (part.sort is Sort.MARK and part.text in ",.;:(-–")
    return Role.PART if opens or (part is not None and part.sort is mention.token.sort) else None


def _is_counted(mention: Mention) -> bool:
    return mention.token.sort in (Sort.NUMBER, Sort.MONEY) and mention.place.per is None


_OF_ALL = word_set("the our all its these those a total some")


def forecast(mention: Mention) -> Role | None:
    """Forecast to reach 480; expected outturn of 92%; a further 12 are needed."""
    words = mention.before(7)
    for word, following in zip(reversed(words), ["", *reversed(words)], strict=False):
        if word in (";", ".", "but", ")"):
            break
        if word == "expected" and following in _MEASURED_AS_EXPECTED:
            continue
        if word == "further" and "no" in words:
            continue  # no further service: 67.5%
        if word in _FORECASTS or (word in ("track", "course") and following == "to"):
            return Role.FORECAST
    behind = mention.after(2)
    if set(behind[:1]) & _TO_BE:
        return Role.FORECAST
    return Role.FORECAST if _PLANNED & set(behind) and "of" not in behind else None
