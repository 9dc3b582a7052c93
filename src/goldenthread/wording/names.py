"""Figures that are no quantity: ages, grades, key stages, refs, forms, laws, phone numbers, times of day.

A table in the order in which it is tried: what it is, and how it looks. To teach another kind of name, add a line and a
row to the table in the tests. `value` as a named group gives the token a value, for the few rules that can use one
("from level 2 to level 3").
"""

import re

_N = r"\d{1,3}"
_DASH = r" ?[–—-] ?"
_AGED = r"(?:aged?s?|ages|age ?groups?)"
_UP = r"(?:\+| ?and (?:over|above|older|under|below|younger)| ?or (?:over|above|older|under|younger)| ?plus)"
_PEOPLE = r"(?: ?-? ?(?:year|yr)s?[ -]?olds?| ?y/?o\b)"
# Bands that are ages wherever they stand: early years, school, youth justice, working age, adult care.
_BANDS = (
    r"(?:0[–-](?:2|3|4|5|16|17|18|19|25)|5[–-](?:11|16)|10[–-](?:16|17|18)|11[–-](?:16|18|19)|13[–-](?:16|19)|14[–-](?:16|18|19|25)"
    r"|15[–-](?:24|64)|16[–-](?:17|18|19|24|25|64)|18[–-](?:24|25|64)|19[–-](?:24|25|64)|20[–-]64|40[–-]74|65[–-]74)"
)
_SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_UNIT = r"(?:second|minute|hour|day|week|month|year)"

_LOOKS: tuple[tuple[str, str], ...] = (
    # ages
    ("age", rf"{_AGED} (?:between )?{_N}(?:{_DASH}| to | and (?=\d)){_N}(?: years?\b)?"),
    ("age", rf"{_AGED} (?:over |under |above |below )?{_N}(?:{_UP}| years?(?: and (?:over|under))?)?(?![\w%])"),
    ("age", rf"{_N}(?:(?:{_DASH}| to | and | or ){_N})?{_PEOPLE}"),
    ("age", rf"(?:over|under|the)[ -]?{_N}['’]?s\b"),
    ("age", rf"under[ -](?:1[0-9]|2[0-5]|5)\b(?= (?:conception|pregnan|year|admission|mortality|popul|alcohol|cohort|one)|\)| *$)"),
    ("age", rf"{_N} (?:years? )?(?:and|or) (?:over|older|under|younger)\b"),
    ("age", rf"{_BANDS}(?![\d%.,/]| ?%| per ?cent)(?=\)| (?:and|year|yr|olds?\b|service|popul|cohort|age|neet|resident|adult|young|people|child|pupil|student|learner|partic|appren|programme|claim|eligib|employ|econom|health|public)|,|\.| *$)"),
    # grades, key stages, levels, school years
    ("grade", r"(?:\d{1,2}|five|four|three|two)(?:\+| or more| good)? (?:gcses? )?(?:at )?(?:grades? )?a\*?(?:/a)?(?: ?[–—-] ?| to )[a-g]\b(?: (?:grades?|passes))?(?: (?:at |in )?gcses?)?"),
    ("grade", r"a\*(?:/a)?(?: ?[–—-] ?| to | and )[a-g]\b|\ba ?[–—-] ?[c-g]\b(?= (?:grades?|gcse|pass|in))"),
    ("grade", r"grades? (?:(?P<value>\d)(?!\d)|[a-g]\*?)(?:\+|(?: ?[–—/-] ?| to | and | or )(?:\d|[a-g])\b| or (?:above|better|higher|below)| and (?:above|better))?(?![\w%])"),
    ("grade", r"9(?: ?[–—-] ?| to )[1-7]\b(?= (?:grades?|pass|in|gcse|or|at))"),
    ("grade", rf"{_SMALL}(?:\+| or more| good)? gcses?\b|{_SMALL} or more (?:good )?gcse"),
    ("stage", r"(?:ks|key stages?) ?[1-5](?:(?:/| ?& ?| and | to | ?[–-] ?)(?:ks|key stage)? ?[1-5])?\b"),
    ("level", r"(?:nvq )?levels? (?P<value>\d)(?:\+|(?: ?[–—/-] ?| and | or )(?:level )?\d| or (?:above|better|higher)| and (?:above|better))?(?![\w%]|\.\d)"),
    ("level", r"l[1-5]\+|l[1-5]\b"),
    ("year group", r"(?:school )?years? (?:[1-9]|1[0-3])\b(?!%)|\by(?:ear)? ?(?:[1-9]|1[0-3])\b"),
    # parts, classes and codes of a thing
    ("part", r"(?:phase|stage|zone|tier|part|section|schedule|form|article|class|category|cat|priority|theme|objective|outcome|goal|type|appendix|annex|step|wave|band|lot|site|block|plot|room|route|junction|ward|table|figure|chapter|paragraph|page|group|team|no\.?|number|ref|order|strand|pillar|pledge|promise|ambition|indicator|measure|scope|version|standard) (?:\d{1,3}[a-z]?|[a-d](?![\w’'])|i{1,3}v?\b)(?:(?: ?[,/&–-] ?| and | or | to )(?:\d{1,2}|[a-d])(?![\w’']))?(?![\w%,.]*\d|%| ?per ?cent| (?:of|by|to) \d)(?:\+| or (?:above|better|higher))?"),
    ("grade", r"[a-c](?: ?[–—-] ?| to )[a-g]\b(?= (?:rated|rating|road|class)|$)"),
    ("standard", r"(?:iso|ohsas|pas|bs|en|bs en) ?\d{3,5}(?:[:-]\d{1,5})?\b"),
    ("section", r"(?:s\.?|section )(?:17|20|47|106|278|38|117|11|175|151|114|21)\b"),
    ("code", r"(?:ni|bv|bvpi|bvpis|lpi|kpi|pi|li|lib|npi|vfm|pms|na|nis|saf|ascof|phof|sn|scc|wmt|pam|ncn|spi|lgbf) ?[-:]? ?\d{1,3}[a-z]?(?:[./]\d{1,2})?(?:[a-z]|\([a-z0-9i]{1,3}\))?(?![\w%]| ?per ?cent)"),
    ("code", r"(?:[a-z]{1,6}[.-]?\d{1,5}[a-z]{0,3}\d{0,2}|\d{1,3}[a-z]\d{0,3}[a-z]?(?<![\dk]k)(?<!\dm)(?<!bn)(?<!pp)(?<!am)(?<!pm)(?<!\dp))(?![\w%])(?:[./]\d{1,3})?"),
    ("code", r"[a-z]\d[a-z]{1,3}\b"),
    ("ref", r"\d{1,3}(?:\.\d{1,3}){2,4}(?![\w%])"),
    ("law", r"(?:act|acts|regulations?|order|directive|bill|census|vision|strategy|plan|agenda|framework|transport|routemap) (?:19|20)\d\d(?![/–-]\d)\b"),
    ("law", r"(?:19|20)\d\d(?: \w{1,20})? (?:act|regulations?|directive|census|vision|strategy)\b"),
    # time of day, opening hours, contacts
    ("time", r"24 ?/ ?7\b|24 hours a day|(?:7|seven|six|five|\d) days (?:a|per) week|\d{2,3} days (?:a|per) year"),
    ("time", r"\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|noon|a\.m\.?|p\.m\.?)(?!\w)|\d{1,2}:\d{2}(?!\d)"),
    ("how often", rf"(?:at least )?{_SMALL} (?:days|times|hours|sessions|occasions|visits|x 30 minutes) (?:a|per|each) (?:week|month|fortnight|4 weeks|four weeks)\b(?: (?:for|of) (?:at least )?{_SMALL} minutes)?"),
    ("phone", r"\(?0\d{2,4}\)? ?\d{3,4} ?\d{3,4}(?!\d)|\+44 ?\(?\d{1,5}\)?[ \d]{6,12}"),
    ("postcode", r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"),
    # spans of time that tell which things are counted, not how many
    ("span", r"(?:\d{1,3}|one|two|three|four|five|six|ten|twelve|a)[ -]" + _UNIT + r"[ -](?:period|plan|programme|strategy|review|average|rolling|target|supply|check|survey|cycle|window|assessment|contract|project|follow|visit|standard|deadline|response|housing|land|breastfeeding|wait|timescale|timeframe|term|stay|walk|notice|outcome|rate|mortality|trend|action|delivery|capital|business|financial|investment|corporate)s?(?:[ -]up)?\b"),
    ("span", r"\d{1,3}-" + _UNIT + r"s?\b"),
    ("span", r"(?:\d{1,3}|one|two|three|four|five|six|seven|ten|twelve) (?:working |calendar )?" + _UNIT + r"s? (?:after|before|following|post|later|earlier|onwards|prior|old)\b"),
    ("span", r"\d{1,2}(?:(?: ?[–-] ?| to | or | and )\d{1,2})? (?:" + _UNIT + r"s?) (?:check|review|old|visit|assessment|post)s?\b"),
    ("ordinal", r"\d{0,4}(?:1st|2nd|3rd|[04-9]th|1[1-3]th)\b(?! ?(?:percentile))"),
    ("plus", r"(?P<value>\d{1,2})\+(?! ?[%\d])"),
    ("tolerance", r"(?:\+ ?/ ?[-–−] ?|± ?|plus or minus |within (?:a )?(?:tolerance of )?\+/- ?)\d{1,3}(?:\.\d{1,3})? ?(?:%|per ?cent|percentage points)?"),
)  # fmt: skip

_COMPILED = tuple((what, re.compile(looks, re.IGNORECASE)) for what, looks in _LOOKS)


def name_at(text: str, start: int) -> tuple[str, str, int] | None:
    """Read the name with figures that stands at `start`: what it is, its number ("" for none), and where it ends."""
    for what, pattern in _COMPILED:
        found = pattern.match(text, start)
        if (
            found
            and any(letter.isdigit() or letter == "*" for letter in found[0])
            or found
            and what in _WITHOUT_FIGURES
        ):
            return what, found.groupdict().get("value") or "", found.end()
    return None


# What is a name though it shows no figure: "grade B", "five GCSEs", "band D".
_WITHOUT_FIGURES = frozenset({"grade", "part", "age", "how often", "time", "span"})
