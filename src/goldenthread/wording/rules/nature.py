"""What such measures usually want: more or less of a thing, known from what is measured, not from the words of a target.

The lists are tried from the top; the first that has a word in the text decides. That is why people and things that are helped come
first ("empty homes brought back into use"), then failures ("missed collections"), then what is done ("waste recycled"),
then troubles ("waste"), then what is good. To teach a thing, add the beginning of its word to one of the lists and a row to the tests.
"""

import re

from goldenthread.plan import Direction

_DOWN, _UP = Direction.DOWN, Direction.UP

# People and things that are helped: more is better, whatever trouble they are in.
_HELPED = (
    "(?:centres?|hubs?|clubs?|schemes?|programmes?|courses?|sessions?|officers?|volunteers?|champions?|wardens?|refuges?|beds)"
    " ?:? ?(?:\\w{1,12} )?(?:open(?:ed)?|running|in place|held|recruited|trained|set up|established|provided)\\b"
    "|available|availability|same placement|stable placement|placement stability|in (?:eet|work)\\b|start(?:ing|ed) (?:training|work\\b|a course)|low[- ]carbon|zero[- ]emission|carbon neutral|engaged|assisted|helped|supported (?:to|into|through|by|with)|trained|brought back|back into use|returned to use|lived in again|prevented|put right|rectified|rehoused|resettled"
    "|into (?:employment|work|training|education)|diverted|resolved|removed|cleared up|(?:went|go|going|gone) back|come in (?:by|through|via)|(?:made|sent in|submitted|raised) (?:by|through|via)"
    "|web form|decisions? upheld|decisions? (?:is|are|was|were) upheld"
)
# Failures of a service: less is better whatever else is said.
_FAILURES = (
    "missed|a&e|given up|no qualification|with no |second (?:or|child)|road condition|housing register|waiting list|non-decent|not decent|below the decent|fail(?:s|ed|ure|ing)?\\b|overdue|late\\b|repeat\\b|re-?refer|re-?offend|re-?admi"
    "|re-?convict|overturned|upheld|allowed (?:at|on) appeal|appeals (?:allowed|lost|upheld)|delayed|delays?\\b|should be considered|in need of|need(?:ing|s)? (?:maint|repair|replac|attention|renew|treatment)|ill[- ]health|(?:claims?|cases?|debts?|repairs?|actions?|invoices?|requests?) outstanding|smrs?\\b|into (?:a |residential |nursing )?(?:care|nursing|residential) homes?|waste (?:collected|arising|generated|produced)|(?:collected|thrown away) per (?:head|household|person)|weight[- ](?:limit|restrict)|in ta\\b|in poor|poor condition|unsatisfactory|dissatisf"
    "|second or subsequent|subsequent (?:time|child)|lost to|days lost|lost due|abandon|unanswered|error|not in (?:education|employment|school|work|training|learning)|without (?:a )?(?:job|work|qualif)|unfilled|vacan"
    "|backlog|outstanding (?:debt|case|repair|work|loan|action)|over[- ]?spen|overspen|non-?compliant|breach|lapsed|disrupt|cancelled|placement moves|three or more placements|3\\+ placements"
    "|3 or more placements|moves per|statutorily homeless|accepted as homeless|permanent admission|permanently admitted|long[- ]term admission|admissions? to (?:residential|nursing|care|permanent)"
    "|sent to landfill|landfill(?:ed)?|residual|not recycled|avoidable|unable|drop(?:ped)? out|withdrawn|turnover|churn|first[- ]time entrants|entrants (?:in)?to|cost per|average cost|unit cost|costs? of"
    "|temporary accommodation|bed and breakfast|b&b|rough sleep|sleeping rough|working age .{0,30}claim|claiming (?:out|job|benefit|jsa|universal)|claimant|out[- ]of[- ]work|workless|on benefits?"
)
# How long something takes: less is better, unless the target is a share ("response times met on 80% of occasions").
_LENGTHS = (
    "(?:processing|turn-?around|waiting|response|average|avg|mean) (?:time|wait|length|number of days|days)|time (?:taken|to|from|between|lost)|days (?:to|from|taken|between)"
    "|number of days|how long|length of (?:stay|time|wait|call|void|delay)|speed of"
)
# What is done about a thing, and done in time: more is better even where the thing itself is a trouble.
_DEEDS = (
    "within|(?:in|inside|under) (?:\\d{1,3}|one|two|three|four|five|ten) (?:working |calendar |school )?(?:second|sec|minute|min|hour|hr|day|week|wk|month|mth)s?\\b|made safe|acceptable|on time|in time|timely|on target|answered|resolved|settled|processed|determined|completed?\\b|dealt with|responded|cleared|detected|detection|solved|repaired|rectified|removed"
    "|brought back|back into use|returned to use|lived in again|reused|re-used|recycl|compost|assisted|helped|supported|prevented|prevention|preventions|trained|engaged|diverted|treated|treatment"
    "|rehoused|satisf|inspected|inspections?\\b|visited|visits?\\b|investigat|screened|screening|reviewed|assessed|assessments?\\b|achiev|gaining|good or (?:better|outstanding)|good or above|outstanding"
    "|(?:grade|band|rated|standard|level|category|score) [a-e1-9]?\\*? ?(?:or|and) (?:above|better|higher)"
    "|compliance|compliant|complying|collected|collection|recover(?:ed|y)?\\b|paid|installed|fitted|planted|built|delivered|started|created|creation|secured|generated|attended|attending|attendance|participat|taking part"
    "|(?:days?|weeks?|hours?|minutes?) or (?:fewer|less|under)|gcse|followed up|follow-?up|repudiat|subscri|subs\\b|taking up|take-?up|uptake|using|moved on|moving on|moved into|placed|adopted|matched|independent|live at home|living at home|still at home|at home|stop(?:ped|ping)? smoking|quit|cessation|quitter|breast-?fe"
    "|immunis|vaccinat|health check|in (?:suitable|settled|stable|employment|education|work|paid)|employed|employment rate|employment|of (?:young )?people in|feel(?:ing)? safe|who (?:feel|think|say|agree|rate|are satisfied)|agree(?:ing)? that|protected from"
    "|convict(?:ed|ions)|enforce|prosecut|campaign|patrol|audits?\\b|sessions?\\b|courses?\\b|events?\\b|workshops?|savings?|efficienc|income|surplus|investment|funding|grants?\\b|match funding|digital|online|on-?line|self-serve|sp(?:end|ent) with|with local|apprentic|volunteer"
    "|fixed|mended|timeliness|punctual|emptied|swept|cleansed|gritted|triaged|dismissed|uphold|successful|pass(?:ed|es|ing)? |pass rate|meeting|met |meet "
)
# Troubles: the less the better.
_TROUBLES = (
    "complaint|crime|burglar|theft|robber|violen|assault|offence|offend|criminal|anti-?social|asb\\b|vandal|graffiti|drug|alcohol|arson|fires?\\b|false alarm|hoax|malicious|casualt|killed|injur|ksi\\b|collision|accident|death|mortality|suicide|fall(?:s|ers)\\b"
    "|emission|carbon|co2|greenhouse|energy (?:use|consumption)|electricity|gas (?:use|consumption)|water (?:use|consumption)|consumption|fuel|mileage|business miles|miles (?:travel|driven|claimed|by car)|pollut|nitrogen|particulate|no2\\b|pm10|air quality exceed|waste|litter|detritus|fly-?tip|fly-?post|dog foul|refuse|tonnage|contaminat"
    "|absence|absent|absentee|sickness|sick|exclusion|excluded|truan|waiting|wait|queue|void|empty|vacant|arrears|debt|owed|write-?off|written off|fraud|evict|homeless|overcrowd|poverty|depriv|unemploy|jobless|neet\\b|gap\\b|inequalit|obes|overweight|smok|teenage|conception|pregnan"
    "|admission|readmission|hospital|looked[- ]after|lac\\b|dtoc|ksi\\b|children (?:looked after|in care|in our care)|child protection plan|child(?:ren)? in need|children subject|agency (?:staff|worker|spend)|overtime|vacanc|deficit|borrowing|pothole|defect|failure|downtime|outage|incident|disease|infection|chlamydia"
    "|custody|custodial|remand|bullying|abuse|risk|fear|worried|concern|bad|worst|non-?payment|expenditure|spend on|spend per|spending|costs?\\b|re-?let|void"
    "|surplus places|class sizes?|appeals|delayed transfer|bed days|miscarri|leakage|congestion|journey time|dependency|isolation|lonel|eutroph|tooth|caries|decay|dmft|low birth"
)
# Good things: the more the better.
_GOODS = (
    "attain|gcse|a\\*|key stage|level \\d|pupils?|qualif|skills|learn|graduat|progress|employ|jobs?\\b|business|homes?\\b|dwelling|housing|affordable|library|librar|visitor|tourism|museum|galler|theatre|leisure|swim|gym|member|tenan|resident|customer|user|staff|park|green flag|tree|cycl|walk|bus\\b|passenger|biodivers|renewable|electric|solar|insulat|energy effic"
    "|broadband|clean|improv|standard|quality|accredit|award|rating|score|rate of return|performance|availab|occupan|let\\b|lettings|footfall|trained|competen|apprais|carers?|direct payment|personal budget|life expectancy|healthy|active|physical|turnout|register|collected|council tax|business rates|rent|calls|response|accura|benefit"
)


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{words})", re.IGNORECASE)


_LISTS: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    (_UP, _begins(_HELPED)),
    (_DOWN, _begins(_LENGTHS)),
    (_DOWN, _begins(_FAILURES)),
    (_UP, _begins(_DEEDS)),
    (_DOWN, _begins(_TROUBLES)),
    (_UP, _begins(_GOODS)),
)


# "Badge decisions 12 wks: 98%": a share beside a time is the share that is done in it.
_IN_TIME = re.compile(
    r"(?<!over )(?<!than )(?<!past )(?<!beyond )(?<!after )\b\d{1,3} (?:working |calendar )?"
    r"(?:second|sec|minute|min|hour|hr|day|week|wk|month|mth)s?\b(?! or (?:more|longer|over))",
    re.IGNORECASE,
)
_NO_LENGTHS = tuple(entry for entry in _LISTS if entry[1] != _begins(_LENGTHS))
_AT_DEEDS = next(at for at, entry in enumerate(_NO_LENGTHS) if entry[1] == _begins(_DEEDS))
# People who have what is meant for them: "rough sleepers with a support plan".
_PROVIDED = re.compile(
    r"\bwith (?:an?|their) (?:(?!protection)\w{2,14} ){0,3}(?:plan|review|assessment|offer|job|home|policy|certificate|appraisal"
    r"|contract|lead|champion)\b",
    re.IGNORECASE,
)
_OF_SHARES = ((_UP, _PROVIDED), *_NO_LENGTHS[: _AT_DEEDS + 1], (_UP, _IN_TIME), *_NO_LENGTHS[_AT_DEEDS + 1 :])


# "Not working" is the other way round from "working"; "not exceeding" and "not only" say nothing of the thing.
_NOT = re.compile(
    r"\b(?:not|never) (?:yet |being |been |fully )?(?=[a-z]{3})(?!exceed|only|less|more|known)", re.IGNORECASE
)
_WORKS = _begins("work|function|repaired|fixed|open|running|operat|let\\b|served|protected|covered|ready")


def _denied(text: str) -> Direction | None:
    """Lamps not working; calls not answered; tenants not in arrears: what is denied, turned round."""
    found = _NOT.search(text)
    if not found:
        return None
    at = found.end()
    if _WORKS.match(text, at) or any(words.match(text, at) for way, words in _LISTS if way is _UP):
        return _DOWN
    return _UP if any(words.match(text, at) for way, words in _LISTS if way is _DOWN) else None


# Who sets out to do a number of things wants them done: "Refer 130 people into the drug scheme".
_DO = re.compile(
    r"\s{0,4}(?:[\w.]{1,8}[:.–-]? ){0,2}(?:we will |to )?(?:deliver|provide|refer|train|recruit|support|engage|visit|inspect|install|build|plant|open"
    r"|create|offer|enrol|hold|run|carry out|undertake|resurface|help|assist|serve|attract|house|rehouse|place|register|sign up"
    r"|reach|complete|treat|screen|assess|survey|issue|award|grant|approve|convert|refurbish|resettle) "
    r"(?:at least |a minimum of |up to |over |more than |a further |another )?(?:\d|an? \w{1,14} \d)",
    re.IGNORECASE,
)


# Of people without work or school those are counted who have come into it: "40 NEET young people in training".
_WITHOUT = re.compile(
    r"\b(?:neets?|unemployed|jobless|workless|out of work|claimants|not in (?:employment|education|training|work|learning)"
    r"(?:(?:, ?| ?/ ?|,? (?:or|and|nor) )(?:in )?(?:employment|education|training|work|learning)\b){0,4})(?!\w)",
    re.IGNORECASE,
)
_COME_INTO = re.compile(
    r"\b(?:in|into|on|onto|join(?:ed|ing)?|enter(?:ed|ing)?|start(?:ed|ing)?|tak(?:e|en|ing) up|engaged in)"
    r" (?:an? |some |full[- ]time |paid |further |formal )?"
    r"(?:training|employment|education|work|learning|jobs?|courses?|apprenticeships?|traineeships?|placements?)\b",
    re.IGNORECASE,
)


def _come_into_work(text: str) -> bool:
    ends = [found.end() for found in _WITHOUT.finditer(text)]
    return bool(ends) and _COME_INTO.search(text, ends[-1]) is not None


def wanted(text: str, is_share: bool = False) -> Direction | None:
    """Tell which way is better for what the text measures; None where nothing in it is known.

    `is_share` tells that the target is a percentage: then the time that something takes is part of a definition.
    """
    if _come_into_work(text):
        return _UP
    denied = _denied(text)
    if denied or _DO.match(text):
        return denied or _UP
    lists = _OF_SHARES if is_share else _LISTS
    return next((direction for direction, words in lists if words.search(text)), None)


_TIME_GIVEN = _begins(
    "between failures|volunteer|training|monitoring|patrol|support|tuition|coaching|opening|learning|life expectancy|contributed|donated|open|delivered|worked|teaching|provided|healthy"
)


def is_time_given(text: str) -> bool:
    """Whether a time is one that is given or lived: volunteer days, hours of training, life expectancy."""
    return bool(_TIME_GIVEN.search(text))


def wanted_time(text: str) -> Direction:
    """Tell which way is better for a time: shorter, unless it is time given or lived."""
    return _UP if is_time_given(text) else _DOWN
