"""Figures that are no quantity: ages, grades, key stages, refs, forms, laws, phone numbers, times of day.

A table in the order in which it is tried: with what it opens, what it is, and how it looks. To teach another kind of name, add a line here,
its first word to `OPENINGS` if it opens with a word, and a row to the table in the tests. `value` as a named group gives the token a value, for the few rules that can use
one ("from level 2 to level 3", "20+ events").
"""

import re

from goldenthread.wording.openings import DIGITS, Openings, whole_words


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_N = r"\d{1,3}"
_TO = r"(?: ?[–—-] ?| to | and (?=\d)| or (?=\d))"
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_UNIT = _any("second minute hour day week month year")
_NO_MORE = r"(?![\w%])"

# Ages: "aged 16-18", "65 and over", "16-18 year olds", "under 25s".
_AGED = _any("aged? ages")
_AND_OVER = r"(?:\+| ?and (?:over|above|older|under|below|younger)| ?or (?:over|above|older|under|younger)| ?plus)"
_OLDS = r"(?: ?-? ?(?:year|yr)s?[ -]?olds?| ?y/?o)\b"
_BEHIND_PEOPLE = "|".join(
    f"(?<={who} )" for who in ["children", "people", "pupils", "girls", "boys", "young", "conceptions", "pregnancies"]
)
_BEFORE_UNDER = _any("conception pregnan year admission mortality popul alcohol cohort one")
# Bands that are ages wherever people are spoken of: early years, school, youth justice, working age, adult care.
_BAND = (
    r"(?:0[–-](?:2|3|4|5|16|17|18|19|25)|5[–-](?:11|16)|10[–-](?:16|17|18)|11[–-](?:16|18|19)|13[–-](?:16|19)"
    r"|14[–-](?:16|18|19|25)|15[–-](?:17|24|64)|16[–-](?:17|18|19|24|25|64)|18[–-](?:24|25|64)|19[–-](?:24|25|64)|20[–-]64"
    r"|40[–-]74|65[–-]74)(?![\d%.,/]| ?%| per ?cent)"
)
_PEOPLE = _any(
    "and year yr olds? service popul cohort age neet resident adult young people child pupil student learner partic "
    "appren programme claim eligib employ econom health public"
)

# Grades: "5+ A*-C", "five GCSEs at A* to C", "grade 4 or above".
_A_TO_C = r"a\*?(?:/a)?(?: ?[–—-] ?| to )[a-g]\b"
_OR_ABOVE = r"(?: (?:or|and) (?:above|better|higher|below))"
_HOW_MANY = r"(?:\d{1,2}|five|four|three|two)(?:\+| or more| good)? (?:gcses? )?(?:at )?(?:grades? )?"

# Numbered or lettered parts of a thing: "phase 1", "band D", "theme 2".
_THINGS = (
    "phase stage zone tier part section schedule form article class category cat priority theme objective outcome goal "
    "option type appendix annex step wave band lot site block plot room route junction ward table figure chapter paragraph page "
    "group team no number ref order strand pillar pledge promise ambition indicator measure scope version standard"
)
_THING = _any(_THINGS.replace(" no ", r" no\.? "))
_WHICH = r"(?:\d{1,3}[a-z]?|(?:one|two|three)\b|[a-d](?![\w’'])|i{1,3}v?\b)"
_AND_WHICH = r"(?:(?: ?[,/&] ?|[+–-]| and | or | to )(?:\d{1,2}|[a-d])(?![\w’']))?"
_NOT_A_FIGURE = r"(?![\w%,.]{0,12}\d|%| ?per ?cent| (?:of|by|to) \d)"

# Sets of national indicators and their refs: "NI 47", "BV 82a".
_INDICATORS = "ni bv bvpi lpi kpi pi li lib npi vfm nis saf ascof phof spi lgbf"
_SETS = _any(_INDICATORS)
_LAWS = _any("act acts regulations? order directive bill census vision strategy plan agenda framework")

# What a span of time qualifies: "24 month period", "two-year programme", "5 year housing land supply".
_SPANNED = _any(
    "period plan programme strategy review average rolling target supply check survey cycle window assessment contract "
    "project follow visit standard deadline response housing land breastfeeding wait timescale timeframe term stay walk "
    "notice outcome rate mortality trend action delivery capital business financial investment corporate"
)
_LATER = _any("after before following post later earlier onwards prior old")
_OFTEN = _any("days times hours sessions occasions visits")

# Whether a name opens with a letter, with a figure or mark, or with either.
_LETTER, _FIGURE, _EITHER = "a", "1", "a1"
_LOOKS: tuple[tuple[str, str, str], ...] = (
    (_LETTER, "postcode", r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"),
    (_LETTER, "age", rf"{_AGED} (?:between )?{_N}{_TO}{_N}(?![\d%]|\.\d| per)(?: years?\b)?"),
    (
        _LETTER,
        "age",
        rf"{_AGED} (?:over |under |above |below )?{_N}(?:{_AND_OVER}| years?(?: and (?:over|under))?)?{_NO_MORE}",
    ),
    (_FIGURE, "age", rf"{_N}(?:{_TO}{_N})?{_OLDS}"),
    (_FIGURE, "age", r"\d{1,2}(?: ?[–—-] ?| to )\d{1,2}['’]?s\b"),
    (_LETTER, "age", rf"(?:over|under|the)[ -]?{_N}['’]?s\b"),
    (_LETTER, "age", rf"under[ -](?:1\d|2[0-5]|5)\b(?= {_BEFORE_UNDER}|\))"),
    (_LETTER, "age", rf"(?:{_BEHIND_PEOPLE})under[ -](?:1\d|2[0-5]|5)\b(?= ?$)"),
    (
        _FIGURE,
        "age",
        rf"(?<!averaging )(?<!average )(?<!: )(?<!- ){_N} (?:years? (?=and|or older|or younger))?"
        r"(?:and|or) (?:over|older|under|younger)\b(?! per\b)",
    ),
    (
        _LETTER,
        "day",
        r"(?:(?<=by )|(?<=at )|(?<=to )|(?<=on )|(?<=before )|(?<=until ))(?:day|week) \d{1,3}(?![\w%]|\.\d)",
    ),
    (_FIGURE, "age", rf"{_BAND}(?=\)| {_PEOPLE}|,|\.| ?$)"),
    (_EITHER, "grade", rf"{_HOW_MANY}{_A_TO_C}(?: (?:grades?|passes))?(?: (?:at |in )?gcses?)?"),
    (_LETTER, "grade", rf"a\*(?:/a)?{_TO}[a-g]\b|a\* and a\b|a ?[–—-] ?[c-g]\b(?= (?:grades?|gcse|pass|in))"),
    (_LETTER, "grade", rf"grades? (?:\d(?!\d)|[a-g]\*?)(?:\+|{_TO}(?:\d|[a-g])\b|/\d|{_OR_ABOVE})?{_NO_MORE}"),
    (_FIGURE, "grade", rf"9{_TO}[1-7]\b(?= (?:grades?|pass|in|gcse|or|at))"),
    (_EITHER, "grade", rf"{_SMALL}(?:\+| or more)?(?: good)? gcses?\b"),
    (_LETTER, "stage", r"(?:ks|key stages?) ?[1-5](?:(?:/| ?& ?| and | to | ?[–-] ?)(?:ks|key stage)? ?[1-5])?\b"),
    (
        _LETTER,
        "level",
        rf"(?:nvq )?levels? (?P<value>\d)(?:\+| ?[–—/-] ?\d| (?:and|or) (?:level )?\d|{_OR_ABOVE})?(?![\w%]|\.\d)",
    ),
    (_LETTER, "level", r"l[1-5](?:\+|\b)"),
    (
        _LETTER,
        "year group",
        r"(?:school )?years? (?:[1-9]|1[0-3])\b(?!%|[.,]\d)|y(?:ear)? ?(?:[1-9]|1[0-3])\b(?!%|[.,]\d)",
    ),
    (_LETTER, "part", rf"{_THING} {_WHICH}{_AND_WHICH}{_NOT_A_FIGURE}(?:\+|{_OR_ABOVE})?"),
    (_LETTER, "standard", r"(?:iso|ohsas|pas|bs|en|bs en) ?\d{3,5}(?:[:-]\d{1,5})?\b"),
    (_LETTER, "section", r"s\.? ?(?:17|20|47|106|278|38|117|11|175|151|114|21)\b"),
    (_LETTER, "code", rf"{_SETS} ?[-:]? ?\d{{1,3}}(?:[./]\d{{1,2}})?(?:[a-z]|\([a-z0-9]{{1,3}}\))?{_NO_MORE}"),
    (_LETTER, "code", rf"[a-z]{{1,6}}[.-]?\d{{1,5}}[a-z]{{0,3}}\d{{0,2}}{_NO_MORE}(?:[./]\d{{1,3}}\b)?"),
    (_FIGURE, "code", r"(?<![\d.,])\d{1,3}[ac-jln-oq-ru-z]\b(?:\.\d{1,2})?"),
    (_FIGURE, "ref", r"\d{1,3}(?:\.\d{1,3}){2,4}(?![\w%])"),
    (_LETTER, "law", rf"{_LAWS} (?:19|20)\d\d(?![/–-]\d)\b"),
    (_FIGURE, "law", r"(?:19|20)\d\d (?:act|regulations?|directive|census|vision|strategy)\b"),
    (
        _EITHER,
        "time",
        r"24 ?/ ?7\b|24 hours a day|(?:7|seven|six|five|\d) days (?:a|per) week|36\d days (?:a|per) year",
    ),
    (_FIGURE, "time", r"\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)|\d{1,2}:\d{2}(?!\d)"),
    (
        _EITHER,
        "how often",
        rf"(?:at least )?{_SMALL} {_OFTEN} (?:a|per|each) (?:week|month|fortnight|4 weeks|four weeks)\b",
    ),
    (_FIGURE, "ratio", r"\d{1,2}:\d{1,3}(?![\d%])|\d-a-side\b"),
    (_FIGURE, "star", r"(?P<value>[1-5])\*(?!\w)"),
    (_FIGURE, "how often", r"\d{1,2} ?x ?\d{1,3} ?(?:min|minute|hour)s?\b"),
    (_FIGURE, "phone", r"\(?0\d{2,4}\)? ?\d{3,4} ?\d{3,4}(?!\d)|\+44 ?\(?\d{1,5}\)?[ \d]{6,12}"),
    (
        _EITHER,
        "span",
        rf"(?:\d{{1,3}}|one|two|three|four|five|six|ten|twelve|a)[ -]{_UNIT}[ -]{_SPANNED}s?(?:[ -]up)?\b",
    ),
    (_FIGURE, "span", rf"\d{{1,3}}(?:-|\+ ?){_UNIT}s?\b"),
    (
        _FIGURE,
        "span",
        r"(?<=rolling )\d{1,2} ?-?(?:m|mths?|mos?|months?)\b|\d{1,2} ?-?(?:m|mths?|mos?|months?)(?= rolling)",
    ),
    (_EITHER, "span", rf"{_SMALL[:-1]}|\d{{1,3}}|one) (?:working |calendar )?{_UNIT}s? {_LATER}\b"),
    (_FIGURE, "span", rf"\d{{1,2}}(?:{_TO}\d{{1,2}})? {_UNIT}s? (?:check|review|old|visit|assessment|post)s?\b"),
    (_LETTER, "score", r"(?:progress|attainment) 8\b"),
    (_LETTER, "term", r"net[ -]zero\b|zero[ -](?:carbon|tolerance|hours?|emissions?)\b"),
    (_FIGURE, "ordinal", r"\d{0,4}(?:1st|2nd|3rd|[04-9]th|1[1-3]th)\b"),
    (_FIGURE, "plus", r"(?P<value>\d{1,4})\+(?! ?[%\d])"),
    (_EITHER, "tolerance", rf"(?:\+ ?/ ?[-–−] ?|± ?|plus or minus )(?P<value>{_N}(?:\.\d{{1,3}})?)(?: ?%| per ?cent)?"),
)

_SMALL_NUMBERS = "one two three four five six seven eight nine ten twelve"
# With what these names open; a name of letters with figures close behind ("NI47") needs no line here.
OPENINGS: Openings = (
    *DIGITS, "(", "+", "±",
    *whole_words(f"{_SMALL_NUMBERS} {_THINGS} {_INDICATORS}"),
    *whole_words("day week age aged ages over the under grade grades key ks level levels nvq school year years"),
    *whole_words("iso ohsas pas bs en act acts regulation regulations directive bill census vision strategy plan agenda"),
    *whole_words("framework at attainment progress net zero plus"),
)  # fmt: skip


def _one_of(opens: str) -> re.Pattern[str]:
    """Make one pattern of all that open so: the first that fits decides, as in a list, and it is asked only once."""
    looks = [(number, look) for number, (how, _, look) in enumerate(_LOOKS) if opens in how]
    marked = (f"(?P<n{number}>{look.replace('(?P<value>', f'(?P<v{number}>')})" for number, look in looks)
    return re.compile("|".join(marked), re.IGNORECASE)


_OF_LETTERS, _OF_FIGURES = _one_of(_LETTER), _one_of(_FIGURE)


# What a criterion opens with where its ref is printed with it: "PI 12: Calls", "4.5 The plan"; not "4.5 Tonnes".
_LEADING_REF = re.compile(
    r"(?:[A-Z]{1,6}[ -]?\d{1,3}(?:\.\d{1,2})?[a-z]?(?= ?[:.–—-]? [A-Z])"
    r"|\d{1,2}\.\d{1,2}[a-z]?(?= [A-Z][\w-]{1,30} [\w£])"
    r"(?! (?:Million|Billion|Thousand|Days|Hours|Tonnes|Weeks|Months|Years|Minutes|Full|Working|Miles|Percentage|FTE|WTE)\b))"
)


def name_at(text: str, start: int) -> tuple[str, str, int] | None:
    """Read the name with figures that stands at `start`: what it is, its number ("" for none), and where it ends."""
    found = (_OF_LETTERS if text[start].isalpha() else _OF_FIGURES).match(text, start)
    number = int(found.lastgroup[1:]) if found and found.lastgroup else None
    ref = _LEADING_REF.match(text, start) if start == 0 and (number is None or _LOOKS[number][1] == "code") else None
    if ref:
        return "ref", "", ref.end()
    if found is None or number is None:
        return None
    return _LOOKS[number][1], found.groupdict().get(f"v{number}") or "", found.end()
