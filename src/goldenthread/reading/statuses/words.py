"""Status words of many councils, put on one scale.

Each pattern is tried in order against a label in lower case; the first that fits decides. Reasons for having no
rating come first, then refusals ("not achieved" before "achieved"), then the shades between.
"""

import re
from functools import lru_cache

from goldenthread.plan.rating import Missing, Rating

Meaning = Rating | Missing

# "Met" tells no more than how things stand: on track while the year runs, achieved when it is over.
MET = "met"

_NOT = r"(?:not|never|un|hasn't been|wasn't|isn't|no longer)"
_TARGET = r"(?:targets?|aims?|track|course|schedule|plan|profile|trajectory|expectations?)"
_FAR = r"(?:significant|substantial|considerabl|serious|well|far|further|much|more than|at least \d|outside|over)"

_PATTERNS: tuple[tuple[str, Meaning | str], ...] = (
    # reasons for having no rating
    (r"\b(?:withdrawn|deleted|discontinued|dropped|cancell?ed|removed|abandoned|ceased|superseded)\b", Missing.WITHDRAWN),
    (r"\b(?:inappropriate|no longer (?:measured|reported|collected|applicable|relevant))\b", Missing.WITHDRAWN),
    (r"\b(?:deferred|postponed|on hold|paused|suspended|academic year)\b", Missing.DEFERRED),
    (r"\bno (?:\S+ )?(?:aim|target)s?(?: is| was| has been)?(?: set| agreed)?(?: or no data)?\b", Missing.NO_TARGET),
    (r"\btargets? (?:to be|tbc|not (?:yet )?(?:set|agreed|confirmed|available))\b|\bbaseline(?: year| only| being| to be)?\b", Missing.NO_TARGET),
    (r"\b(?:data only|info(?:rmation)? only|for information|contextual|monitor(?:ing|ed)?(?: only)?|trend only)\b", Missing.DATA_ONLY),
    (r"\b(?:tracking|activity) (?:indicator|measure|only)\b", Missing.DATA_ONLY),
    (r"\bnot (?:yet )?(?:due|started|begun|commenced|reportable|applicable|scheduled)\b|\bno update due\b", Missing.NOT_DUE),
    (r"^(?:reported )?annual(?:ly)?\b(?! target)|\bannual (?:measure|indicator|return|figure|data)\b", Missing.NOT_DUE),
    (r"\breported (?:at|in|annually)\b|\bdue (?:in|at|later)\b|^n ?/ ?a\b|^n\.a\.?$|^na$", Missing.NOT_DUE),
    (r"\bawait|\bpending\b|\b(?:data|figures?|results?|update|outturn) (?:to follow|not|un|outstanding|delayed|due)", Missing.AWAITING_DATA),
    (r"\bno (?:data|update|figures?|information|result|assessment|rating|out-?turn)\b|\bmissing\b(?! (?:the |its )?(?:target|aim))|\btbc\b|\bto be confirmed\b", Missing.AWAITING_DATA),
    (r"\bnot (?:yet )?(?:available|reported|known|provided|supplied|received|submitted|measured|collected|assess)", Missing.AWAITING_DATA),
    (r"\b(?:can ?not|can't|could not) (?:yet )?(?:be |tell)|\b(?:do not|don't) know\b|\bno judge?ment\b|\bnot (?:yet )?(?:judged|known)", Missing.AWAITING_DATA),
    (r"\bnothing (?:new|to report)\b|\bin measurement\b|\bbeing measured\b", Missing.AWAITING_DATA),
    (r"\b(?:in|under|being) develop|\bnot (?:yet )?developed\b|\bbeing set up\b", Missing.AWAITING_DATA),
    (r"\bunavailable\b|\bunknown\b|^(?:nya|nda|tba|nd|nil return|grey|gray|white|\?|-+|–|—|\.+)$", Missing.AWAITING_DATA),
    (r"\bno status (?:is |was )?(?:given|entered|recorded|stated)\b", Missing.BLANK),
    # after every reason: "Not rated: awaiting data" says which
    (r"\bnot rated\b|\bunrated\b", Missing.DATA_ONLY),
    # shades between met and not met, said first where they contain a word of either
    (r"\bunder ?control\b|\bunder ?way\b", Rating.ON_TRACK),
    (r"^(?:on|at|met|above|better|meeting)\b.*\bwithin\b", MET),
    (r"\b(?:partial(?:ly)?|partly|part|nearly|almost|not (?:quite|fully|yet))\b.*\b(?:met|achiev|complet|deliver|on)", Rating.SLIPPED),
    (r"\b(?:partly|partially|not (?:quite|fully|entirely|all)|only)\b.*\b(?:to plan|to schedule|as planned|well)\b", Rating.SLIPPED),
    (r"\b(?:near(?:ly)?|close|next)(?: to)? (?:the )?" + _TARGET, Rating.SLIPPED),
    (r"\b(?:slight|just|marginal|minor|margin|narrow|little)\w*\b.*\b(?:below|off|behind|under|miss|short|worse|outside|over|above|out)", Rating.SLIPPED),
    (r"\b(?:below|off|behind|under|short of|miss|worse)\w*\b.*\b(?:but|though|yet)\b", Rating.SLIPPED),
    (r"\b(?:delayed|behind)\b.*\b(?:progress|expected|recover)", Rating.SLIPPED),
    (r"\b(?:below|off|behind|under|short|miss\w*|worse|outside|adrift|away)\b.*\b(?:no more than|not more than|up to|less than|within|at most)\b", Rating.SLIPPED),
    (r"\b(?:no more than|not more than|up to|less than|within|at most)\b.*\b(?:below|off|behind|under|short|worse|adrift|away)\b", Rating.SLIPPED),
    # refusals
    (r"^(?:(?:nearly|almost)(?: there)?|close|partly|partially|in part)$", Rating.SLIPPED),
    (_NOT + r" ?(?:be(?:en)? )?(?:achiev|met\b|meet|attain|reached|complet|deliver|satisf)", Rating.NOT_ACHIEVED),
    (_NOT + r" (?:(?:currently|expected to be) )?(?:on|in line with|at) (?:the )?" + _TARGET, Rating.NOT_ACHIEVED),
    (_NOT + r" ?(?:be )?recoverable|\b(?:un|ir)recoverable\b", Rating.NOT_ACHIEVED),
    (r"\bnot (?:going|progressing|as) (?:well|planned|expected|scheduled)\b", Rating.NOT_ACHIEVED),
    (r"\bfail|\bmiss(?:ed|ing)\b|\bred\b|\bcritical\b|\bpoor\b|\bunsatisfactory\b|\bunacceptable\b|\boverdue\b", Rating.NOT_ACHIEVED),
    (r"\b(?:below|worse|off|behind|under|short|away|outside|adrift|above|over)\b.*\b" + _FAR + r"\w*\b", Rating.NOT_ACHIEVED),
    (r"\b" + _FAR + r"\w*\b.*\b(?:below|worse|off|behind|under|short|adrift|outside|away)\b", Rating.NOT_ACHIEVED),
    (r"\b(?:high|serious|major|significant|severe) (?:risk|concern|issue|problem|delay)", Rating.NOT_ACHIEVED),
    (r"\bpriority for improvement\b|\bunlikely to\b|\bnot (?:expected|likely|going|able) to\b|\bwill not\b|\bwon't\b|\bno progress\b|\bstall(?:ed|ing)\b", Rating.NOT_ACHIEVED),
    # shades between
    (r"\b(?:limited|little|minimal|some|insufficient) progress\b", Rating.SLIPPED),
    (r"\bslipp|\bamber\b|\balert\b|\bdelay|\bbehind\b|\bat risk\b|\byellow\b|\borange\b|\boff track\b|\bcaution\b|^(?:running )?late$", Rating.SLIPPED),
    (r"(?<!or )(?<!and )\bwithin (?:the )?(?:agreed |acceptable |target )?(?:\d|toleran|threshold|margin|range|a few)", Rating.SLIPPED),
    (r"\b(?:at|some|medium|moderate|minor|potential) (?:risk|concern|issue|problem|slippage|obstacle)|\bobstacles?\b", Rating.SLIPPED),
    (r"\bneeds? (?:attention|improve|watch|action)|\brequires? improve|\bwarning\b|\bunder review\b|\bin (?:the )?(?:doubt|balance)\b|\buncertain\b|\bdoubtful\b", Rating.SLIPPED),
    (r"\bcapable of\b|\bcan still\b|\brecoverable\b|\bmanageable\b|\bmixed\b|\bslow(?:er|ly)?\b", Rating.SLIPPED),
    (r"\b(?:below|off|under|adrift|short of|worse than|outside)\b", Rating.NOT_ACHIEVED),
    # met
    (r"\b(?:on|in line with|to) (?:the )?" + _TARGET + r"\b.*\b(?:achieve|complete|deliver)\b", Rating.ON_TRACK),
    (r"\b(?:on|in line with) (?:track|course|schedule|plan|profile|trajectory)\b", Rating.ON_TRACK),
    (r"\b(?:go(?:ing|es)|proceeding|running|working|moving|according) (?:to (?:the )?(?:plan|schedule|time)|well|as (?:planned|expected|scheduled))\b", Rating.ON_TRACK),
    (r"\b(?:progressing|performing) (?:well|to (?:plan|time|schedule)|as (?:planned|expected))\b|^as (?:planned|expected|scheduled)$|^to (?:plan|schedule|time|programme)$", Rating.ON_TRACK),
    (r"\bachieving\b", MET),
    (r"\bfully met\b", Rating.ACHIEVED),
    (r"\b(?:strong|significant|substantial|steady|solid) progress\b", Rating.ON_TRACK),
    (r"\bin progress\b|\bprogressing\b|\bongoing\b|\bstarted\b|\bexpected to\b|\blikely to\b|\bconfident\b", Rating.ON_TRACK),
    (r"\b(?:target )?(?:achieved|completed?|delivered|implemented|done|finished|attained|closed)\b|\bblue\b", Rating.ACHIEVED),
    (r"\b(?:on|at)(?:$|\W+(?:or|and)\b| ?[/&,;:(>≥–-]|\b.*(?:" + _TARGET[3:-1] + r"|budget|time|threshold|level|standard|\d))", MET),
    (r"\b(?:above|over|ahead|better|exceed\w*|meet\w*|met|hit|succe(?:ed|ss)\w*|surpass\w*|beat\w*|green|good|excellent|reached|outperform\w*|ok(?:ay)?)\b", MET),
    (r"\bacceptable\b", Rating.SLIPPED),
    (r"\b(?:satisfactory|no (?:issues?|risks?|concerns?)|yes|pass(?:ed)?|within|in line)\b", MET),
)  # fmt: skip

_COMPILED = tuple((re.compile(pattern), meaning) for pattern, meaning in _PATTERNS)

_SIGNS: dict[str, Meaning | str] = {
    **dict.fromkeys("✓✔☑√🗸✅\uf0fc\uf0fe", MET),
    **dict.fromkeys("✗✘☒✖❌✕×\uf0fb\uf0fd", Rating.NOT_ACHIEVED),
    **dict.fromkeys("☺😀😃🙂😊😁\uf04a", MET),
    **dict.fromkeys("😐😑🤔\uf04b", Rating.SLIPPED),
    **dict.fromkeys("☹🙁😞😟😢\uf04c", Rating.NOT_ACHIEVED),
    **dict.fromkeys("🟢🟩", MET),
    **dict.fromkeys("🟡🟠🟨🟧", Rating.SLIPPED),
    **dict.fromkeys("🔴🟥", Rating.NOT_ACHIEVED),
    **dict.fromkeys("🔵🟦", Rating.ACHIEVED),
    **dict.fromkeys("⚪⚫⬜", Missing.AWAITING_DATA),
}  # fmt: skip

_LETTERS: dict[str, Meaning | str] = {
    "g": MET,
    "a": Rating.SLIPPED,
    "y": Rating.SLIPPED,
    "o": Rating.SLIPPED,
    "r": Rating.NOT_ACHIEVED,
    "b": Rating.ACHIEVED,
    "c": Rating.ACHIEVED,
    "x": Rating.NOT_ACHIEVED,
    "rag": Missing.AWAITING_DATA,
}
_FACES = {":)": MET, ":-)": MET, ":|": Rating.SLIPPED, ":-|": Rating.SLIPPED, ":(": Rating.NOT_ACHIEVED, ":-(": Rating.NOT_ACHIEVED}  # fmt: skip

# Shapes say nothing by themselves but for this: up is good. They count only in a column of statuses, without a key.
SHAPES: dict[str, Meaning | str] = {
    **dict.fromkeys("▲▴△", MET),
    **dict.fromkeys("●►▶◄◀◆■▬", Rating.SLIPPED),
    **dict.fromkeys("▼▾▽", Rating.NOT_ACHIEVED),
}

# What can stand beside a status without changing it: footnote marks, and arrows of the direction of travel.
ARROWS = "↑↓→←↔↕↗↘↖↙⇑⇓⇒⇐⇔⇧⇩⇨⇦⬆⬇➡⬅⬈⬊⤴⤵➔➜➘➚▲▼►◄◀▶△▽▷◁▴▾▸◂⏫⏬🔼🔽=≈"
_BESIDE = re.compile(rf"[\s*†‡§¹²³⁴⁵\ufe0e\ufe0f{re.escape(ARROWS)}]+$|^[\s*†‡§\ufe0e\ufe0f]+")
# A shape in front of a status only draws it.
_BEFORE_WORDS = " " + "".join(SHAPES)
_LONGEST_STATUS = 170


def bare(printed: str) -> str:
    """Take off footnote marks and a trailing arrow, unless nothing else is there."""
    folded = " ".join(printed.split())
    if len(folded) > _LONGEST_STATUS:
        return folded
    return _BESIDE.sub("", folded) or folded


def meaning_of(printed: str, at_year_end: bool) -> Meaning | None:
    """Say what a printed status or label means on the one scale; None where it isn't understood.

    `at_year_end` decides what "met", "green" and the like are: achieved when the year is over, else on track.
    """
    found = _lookup(bare(printed).casefold())
    if found == MET:
        return Rating.ACHIEVED if at_year_end else Rating.ON_TRACK
    return found if isinstance(found, (Rating, Missing)) else None


def is_sign(printed: str) -> bool:
    """Whether a cell of a status has no word, letter or number in it: blank, or a sign."""
    return not any(mark.isalnum() for mark in printed)


def meaning_of_shape(shape: str, at_year_end: bool) -> Meaning | None:
    """Say what a shape means in a column of statuses that no key explains."""
    found = SHAPES.get(shape)
    if found == MET:
        return Rating.ACHIEVED if at_year_end else Rating.ON_TRACK
    return found if isinstance(found, (Rating, Missing)) else None


def looks_like_status(printed: str) -> bool:
    """Whether a cell could be a status by what stands in it: short, and understood."""
    return len(printed) <= 40 and _lookup(bare(printed).casefold()) is not None


@lru_cache(maxsize=4096)
def _lookup(label: str) -> Meaning | str | None:
    if not label or len(label) > _LONGEST_STATUS:
        return None
    for table in (_LETTERS, _FACES, _SIGNS):
        if label in table:
            return table[label]
    signs = {_SIGNS[sign] for sign in label if sign in _SIGNS}
    if len(signs) == 1:
        return signs.pop()
    words = label.lstrip(_BEFORE_WORDS) or label
    return next((meaning for pattern, meaning in _COMPILED if pattern.search(words)), None)
