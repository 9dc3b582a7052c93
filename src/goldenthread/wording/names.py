"""Figures that are no quantity: ages, grades, key stages, refs, forms, laws, phone numbers, times of day.

A table in the order in which it is tried: what it is, and how it looks. To teach another kind of name, add a line here
and a row to the table in the tests. `value` as a named group gives the token a value, for the few rules that can use
one ("from level 2 to level 3", "20+ events").
"""

import re


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
_THING = _any(
    "phase stage zone tier part section schedule form article class category cat priority theme objective outcome goal "
    r"type appendix annex step wave band lot site block plot room route junction ward table figure chapter paragraph page "
    r"group team no\.? number ref order strand pillar pledge promise ambition indicator measure scope version standard"
)
_WHICH = r"(?:\d{1,3}[a-z]?|(?:one|two|three)\b|[a-d](?![\w’'])|i{1,3}v?\b)"
_AND_WHICH = r"(?:(?: ?[,/&–-] ?| and | or | to )(?:\d{1,2}|[a-d])(?![\w’']))?"
_NOT_A_FIGURE = r"(?![\w%,.]{0,12}\d|%| ?per ?cent| (?:of|by|to) \d)"

# Sets of national indicators and their refs: "NI 47", "BV 82a".
_SETS = _any("ni bv bvpi lpi kpi pi li lib npi vfm nis saf ascof phof spi lgbf")
_LAWS = _any("act acts regulations? order directive bill census vision strategy plan agenda framework")

# What a span of time qualifies: "24 month period", "two-year programme", "5 year housing land supply".
_SPANNED = _any(
    "period plan programme strategy review average rolling target supply check survey cycle window assessment contract "
    "project follow visit standard deadline response housing land breastfeeding wait timescale timeframe term stay walk "
    "notice outcome rate mortality trend action delivery capital business financial investment corporate"
)
_LATER = _any("after before following post later earlier onwards prior old")
_OFTEN = _any("days times hours sessions occasions visits")

_LOOKS: tuple[tuple[str, str], ...] = (
    ("postcode", r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"),
    ("age", rf"{_AGED} (?:between )?{_N}{_TO}{_N}(?![\d%]|\.\d| per)(?: years?\b)?"),
    ("age", rf"{_AGED} (?:over |under |above |below )?{_N}(?:{_AND_OVER}| years?(?: and (?:over|under))?)?{_NO_MORE}"),
    ("age", rf"{_N}(?:{_TO}{_N})?{_OLDS}"),
    ("age", r"\d{1,2}(?: ?[–—-] ?| to )\d{1,2}['’]?s\b"),
    ("age", rf"(?:over|under|the)[ -]?{_N}['’]?s\b"),
    ("age", rf"under[ -](?:1\d|2[0-5]|5)\b(?= {_BEFORE_UNDER}|\)| ?$)"),
    ("age", rf"{_N} (?:years? (?=and|or older|or younger))?(?:and|or) (?:over|older|under|younger)\b"),
    ("age", rf"{_BAND}(?=\)| {_PEOPLE}|,|\.| ?$)"),
    ("grade", rf"{_HOW_MANY}{_A_TO_C}(?: (?:grades?|passes))?(?: (?:at |in )?gcses?)?"),
    ("grade", rf"a\*(?:/a)?{_TO}[a-g]\b|a\* and a\b|a ?[–—-] ?[c-g]\b(?= (?:grades?|gcse|pass|in))"),
    ("grade", rf"grades? (?:\d(?!\d)|[a-g]\*?)(?:\+|{_TO}(?:\d|[a-g])\b|/\d|{_OR_ABOVE})?{_NO_MORE}"),
    ("grade", rf"9{_TO}[1-7]\b(?= (?:grades?|pass|in|gcse|or|at))"),
    ("grade", rf"{_SMALL}(?:\+| or more)?(?: good)? gcses?\b"),
    ("stage", r"(?:ks|key stages?) ?[1-5](?:(?:/| ?& ?| and | to | ?[–-] ?)(?:ks|key stage)? ?[1-5])?\b"),
    (
        "level",
        rf"(?:nvq )?levels? (?P<value>\d)(?:\+| ?[–—/-] ?\d| (?:and|or) (?:level )?\d|{_OR_ABOVE})?(?![\w%]|\.\d)",
    ),
    ("level", r"l[1-5](?:\+|\b)"),
    ("year group", r"(?:school )?years? (?:[1-9]|1[0-3])\b(?!%|[.,]\d)|y(?:ear)? ?(?:[1-9]|1[0-3])\b"),
    ("part", rf"{_THING} {_WHICH}{_AND_WHICH}{_NOT_A_FIGURE}(?:\+|{_OR_ABOVE})?"),
    ("standard", r"(?:iso|ohsas|pas|bs|en|bs en) ?\d{3,5}(?:[:-]\d{1,5})?\b"),
    ("section", r"s\.? ?(?:17|20|47|106|278|38|117|11|175|151|114|21)\b"),
    ("code", rf"{_SETS} ?[-:]? ?\d{{1,3}}(?:[./]\d{{1,2}})?(?:[a-z]|\([a-z0-9]{{1,3}}\))?{_NO_MORE}"),
    ("code", rf"[a-z]{{1,6}}[.-]?\d{{1,5}}[a-z]{{0,3}}\d{{0,2}}{_NO_MORE}(?:[./]\d{{1,3}}\b)?"),
    ("code", r"(?<![\d.,])\d{1,3}[ac-jln-oq-su-z]\b(?:\.\d{1,2})?"),
    ("ref", r"\d{1,3}(?:\.\d{1,3}){2,4}(?![\w%])"),
    ("law", rf"{_LAWS} (?:19|20)\d\d(?![/–-]\d)\b"),
    ("law", r"(?:19|20)\d\d (?:act|regulations?|directive|census|vision|strategy)\b"),
    ("time", r"24 ?/ ?7\b|24 hours a day|(?:7|seven|six|five|\d) days (?:a|per) week|36\d days (?:a|per) year"),
    ("time", r"\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)|\d{1,2}:\d{2}(?!\d)"),
    ("how often", rf"(?:at least )?{_SMALL} {_OFTEN} (?:a|per|each) (?:week|month|fortnight|4 weeks|four weeks)\b"),
    ("ratio", r"\d{1,2}:\d{1,3}(?![\d%])|\d-a-side\b"),
    ("star", r"(?P<value>[1-5])\*(?!\w)"),
    ("how often", r"\d{1,2} ?x ?\d{1,3} ?(?:min|minute|hour)s?\b"),
    ("phone", r"\(?0\d{2,4}\)? ?\d{3,4} ?\d{3,4}(?!\d)|\+44 ?\(?\d{1,5}\)?[ \d]{6,12}"),
    ("span", rf"(?:\d{{1,3}}|one|two|three|four|five|six|ten|twelve|a)[ -]{_UNIT}[ -]{_SPANNED}s?(?:[ -]up)?\b"),
    ("span", rf"\d{{1,3}}(?:-|\+ ?){_UNIT}s?\b"),
    ("span", rf"{_SMALL[:-1]}|\d{{1,3}}|one) (?:working |calendar )?{_UNIT}s? {_LATER}\b"),
    ("span", rf"\d{{1,2}}(?:{_TO}\d{{1,2}})? {_UNIT}s? (?:check|review|old|visit|assessment|post)s?\b"),
    ("score", r"(?:progress|attainment) 8\b"),
    ("term", r"net[ -]zero\b|zero[ -](?:carbon|tolerance|hours?|emissions?)\b"),
    ("ordinal", r"\d{0,4}(?:1st|2nd|3rd|[04-9]th|1[1-3]th)\b"),
    ("plus", r"(?P<value>\d{1,4})\+(?! ?[%\d])"),
    ("tolerance", rf"(?:\+ ?/ ?[-–−] ?|± ?|plus or minus )(?P<value>{_N}(?:\.\d{{1,3}})?)(?: ?%| per ?cent)?"),
)

# One pattern of all: the first that fits decides, as in a list, and it is asked only once at each place.
_ANY = re.compile(
    "|".join(f"(?P<n{i}>{looks.replace('(?P<value>', f'(?P<v{i}>')})" for i, (_, looks) in enumerate(_LOOKS)),
    re.IGNORECASE,
)


def name_at(text: str, start: int) -> tuple[str, str, int] | None:
    """Read the name with figures that stands at `start`: what it is, its number ("" for none), and where it ends."""
    found = _ANY.match(text, start)
    if not found or not found.lastgroup:
        return None
    number = int(found.lastgroup[1:])
    return _LOOKS[number][0], found.groupdict().get(f"v{number}") or "", found.end()
