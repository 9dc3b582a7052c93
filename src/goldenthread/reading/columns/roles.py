"""What a column of a report can hold, and the headings that councils give it."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a column holds. EXTRA is kept as printed under its own heading."""

    REF = "ref"
    THEME = "theme"
    OBJECTIVE = "objective"
    ACTION = "action"
    OUTCOME = "outcome"
    RESPONSIBILITY = "responsibility"
    STATUS = "status"
    PROGRESS = "progress"
    REMEDIAL = "remedial_action"
    TARGET = "target"
    ACTUAL = "actual"
    PREVIOUS = "previous"
    TREND = "trend"
    EXTRA = "extra"


# For each role, headings in lower case without punctuation, with how surely each tells the role (0 to 1).
# A pattern need not cover the whole heading; one that does counts for a little more.
_HEADINGS: dict[Role, tuple[tuple[str, float], ...]] = {
    Role.REF: (
        (r"^(?:ref|refs|reference|id|code|no|nr|number|item|item no|#)$", 1.0),
        (r"^(?:\w+ ){0,2}(?:ref|reference|code|id|no|number)(?: no| number| code)?$", 0.9),
        # What is named so has its name in the column, or no more than its code: that shows in what it holds.
        (r"^(?:b?v?k?l?pi|ki|ni|npi|kpi|lpi|bvpi|project|milestone|task)s?$", 0.5),
    ),
    Role.THEME: (
        (r"^(?:theme|themes|priority theme|corporate theme|strategic theme|plan theme|pillar|mission|work ?streams?|strand)$", 1.0),
        (r"^(?:corporate |council |strategic |key |our )?(?:priority|priorities|ambition|outcome area|goal|pledge area|area|section|category|portfolio|portfolio area|strategic aim)$", 0.75),
        (r"\btheme\b", 0.7),
    ),
    Role.OBJECTIVE: (
        (r"^(?:strategic |corporate |council |key |service |plan )?objectives?$", 1.0),
        (r"\bobjectives?\b", 0.7),
        (r"^(?:corporate |council |strategic |key |our )?(?:priority|ambition|goal|outcome area|pledge|strategic aim)$", 0.55),
        (r"^(?:sub priority|commitment area|what we want to achieve|long term outcome|strategic outcome)$", 0.6),
    ),
    Role.ACTION: (
        (r"\bpriority actions?\b", 1.0),
        (r"^(?:key |improvement |planned |council plan |corporate )?actions?(?: description| title| name)?$", 0.9),
        (r"^(?:what we will do|what (?:we|you) said we(?:d| would| will) do|our commitment|activity|activities|initiative|project|programme|delivery action|we will|task)$", 0.8),
        (r"^(?!.*\b(?:remedial|corrective|mitigating)\b).*(?<!and )(?<!or )(?<!& )\bactions?$", 0.7),
        (r"\bchange improvement\b|\bimprovement actions?$", 0.6),
        # Beside a column of measures; alone it is what is measured.
        (r"^(?:commitment|pledge|promise|deliverable)s?$", 0.6),
    ),
    Role.OUTCOME: (
        (r"\bsuccess criteri(?:a|on)\b|\bsuccess measures?\b|\bmeasures? of success\b", 1.0),
        (r"^(?:key |headline |corporate |local |national )*(?:performance )?(?:indicators?|measures?)(?: of success)?(?: description| name| title| definition| wording)?$", 1.0),
        (r"^(?:kpi|pi|kpis|pis|ki|npi|bvpi)(?: description| name| title)?$", 0.85),
        (r"^(?:indicator|measure|kpi|pi) or (?:action|activity|milestone|project|task)s?$", 0.95),
        (r"^(?:indicator|measure|kpi|pi)\b", 0.75),
        (r"\b(?:indicator|measure)s?(?: description| name| title)?$", 0.7),
        (r"\bhow (?:will )?(?:we )?(?:will )?(?:measure|know|judge)\b", 0.9),
        (r"^(?:description|title|name|definition|deliverable|milestones?|outcomes?|promise|pledge|commitment|key result)$", 0.75),
        (r"^(?:description|title|name) of\b", 0.75),
        (r"^what\b.{0,20}\bmeasur(?:e|ed|ing)$", 0.95),
        (r"^what (?:we are|were|we will be|are we) (?:delivering|building|providing|working on|aiming for)$", 0.8),
        (r"^(?:targets?|aim)$", 0.3),
    ),
    Role.RESPONSIBILITY: (
        (r"\bresponsib|\baccountab|\b(?:managed|owned|reported|delivered) by\b", 1.0),
        (r"\b(?:lead|owner|owned)\b", 0.95),
        (r"\b(?:assigned|allocated) to\b|\b(?:held|led) by\b", 0.95),
        (r"^(?:by )?who(?:m| leads| is leading| will do it| does it)?$", 0.9),
        (r"^(?:directorate|department|dept|service|service area|division|team|officer|manager|head of service|director|assistant director|contact|service lead|sponsor)$", 0.85),
        (r"\b(?:directorate|department|officer|manager|head of service)\b", 0.65),
        (r"\b(?:portfolio holder|cabinet member|committee|partner)\b", 0.4),
    ),
    Role.STATUS: (
        (r"^(?:current |overall |latest |in year |performance |delivery |project |action |kpi |pi )*(?:b ?rag|rag|status|rag status|rag rating|brag status|brag rating|rating)$", 1.0),
        (r"\bb?rag\b", 0.95),
        (r"\bprogress indicator\b|\btraffic lights?\b|\bstatus\b", 0.95),
        (r"^(?:on course|on schedule|on target|on track|target met|met|achieved|is it on track|colour|symbol|icon|smiley|face|light|result status|judgement|assessment|grade|verdict|how are we doing|how did we do)$", 0.8),
        (r"\b(?:performance )?against (?:the )?target\b|\bon target\b|\btarget met\b|\brating\b|\bstate\b", 0.6),
        (r"^(?:performance |status |rag )?codes?$", 0.6),
        (r"\bscores?\b", 0.5),
        (r"^(?:current |latest )?(?:performance|progress|result|outcome|position|standing)$", 0.25),
        (r"^how (?:did|are|have) we\b.*\b(?:do|doing|done)$|^did we\b|^have we\b", 0.9),
    ),
    Role.PROGRESS: (
        (r"^(?:comment|comments|commentary|narrative|progress|update|updates|notes?|explanation|analysis|remarks|latest note|summary)$", 1.0),
        (r"\bprogress (?:during|to|update|report|made|this|since|so far|at|commentary|comments?)\b", 1.0),
        (r"\b(?:commentary|comments?|narrative|update|explanation)\b", 0.9),
        (r"\b(?:progress|latest position|what (?:we have|weve|has been) done|achievements?|supporting information|context|analysis|story behind|evidence|reasons?|position)\b", 0.6),
        (r"\bnotes?\b|\bnews\b", 0.7),
        (r"^where (?:are we|we are|things are|are things)(?: now| at| today)?$", 0.9),
        (r"^(?:more|further) (?:about|information|details?)|^what (?:this|it) means|^what (?:we|happened)\b|^what (?:is|was|has) happen(?:ing|ed)\b", 0.8),
    ),
    Role.REMEDIAL: (
        (r"\bremedial\b|\bslippage\b|\bcorrective\b|\brecovery\b|\bmitigat|\bimprovement plan\b", 1.0),
        (r"\bactions? (?:required|needed|to|being|planned|taken|proposed)\b|\bnext steps?\b", 0.9),
        (r"\bwhat (?:we will do|happens|are we doing|will be done|is being done)(?: next)?\b.*|\bget(?:ting)? back on track\b|\bfurther actions?\b", 0.7),
        (r"\bimprovement actions?\b", 0.65),
        (r"^(?:planned|proposed|further|required) (?:improvements?|steps|measures|work)$|\b(?:actions?|steps|plans?) to (?:improve|recover|address)\b", 0.9),
        (r"^what (?:we are|were|are we|we will be|is being) (?:doing|done) (?:about|to improve|to put)\b", 0.95),
        (r"\boutstanding (?:actions?|works?|tasks?|issues?)\b|\b(?:actions?|work|tasks?|issues?) outstanding\b", 0.9),
    ),
    Role.TARGET: (
        (r"^(?:annual |year end |yearly |full year |our |current )?(?:target|aim|goal|standard)s?$", 1.0),
        (r"\btargets?\b", 0.9),
        (r"^aim\b|\baim\b(?! to date)", 0.8),
        (r"\b(?:due|deadline|completion date|by when|timescale|finish|date)\b", 0.45),
        (r"\bambition\b|\bthreshold\b", 0.5),
    ),
    Role.ACTUAL: (
        (r"^(?:actual|outturn|result|results|value|current value|current performance|latest value|latest figure|figure|score|actual performance|performance|current|latest)$", 1.0),
        (r"\b(?:actual|outturn|year to date|ytd|result|to date|current performance|latest performance|achieved to date|cumulative)\b", 0.85),
        (r"^(?:this|current) (?:year|quarter|period|month)$|^now$|^so far$", 0.9),
        (r"^(?:achieved|delivered|reached)$", 0.6),
        (r"^(?:final |year end )?outcome$", 0.5),
        (r"\b(?:performance|value|score|figure|position)\b", 0.55),
    ),
    Role.PREVIOUS: (
        (r"\b(?:last year|previous|prior|baseline|same (?:period|quarter|time)|last quarter|year before)\b", 1.0),
    ),
    Role.TREND: (
        (r"\bdirection of travel\b|^dot\b|^d o t$|\btravel\b|\btrend\b|\barrows?\b|\bd\.?o\.?t\.?\b", 1.0),
        (r"\b(?:change|movement|improv(?:ing|ed|ement)|better|worse|compar(?:ed|ison)|versus|vs|variance|difference)\b", 0.6),
    ),
    Role.EXTRA: (
        (r"\b(?:good|high|low|higher|lower|bigger|smaller|polarity|desired|maxim|minim)\b.*\b(?:is|better|performance|direction|good)\b|\bpolarity\b|\bgood is\b", 1.0),
        (r"^(?:unit|units|frequency|reported|collection|format|measured in|type|data source|source|geography|weighting|quartile)\b", 0.9),
        (r"\bnear(?:ly)? target\b|\bamber\b|\btolerance\b", 0.95),
        (r"\b(?:forecast|projected|projection|predicted|anticipated|confidence|likelihood|tolerance|threshold|amber value|benchmark|national average|england|neighbours?|comparator|quartile|numerator|denominator)\b", 0.85),
        (r"\bto date\b.*\b(?:aim|target|profile)|\b(?:aim|target|profile)\w*\b.*\bto date\b|\bprofiled?\b", 0.95),
    ),
}  # fmt: skip

# What tables of other things are headed by: risks and budgets have owners and colours as well.
_OF_OTHER_THINGS = re.compile(
    r"^(?:strategic |corporate |key |top )*risks?(?: (?:no|number|ref|id|title|name|description|event|score|rating))?$"
    r"|\b(?:inherent|residual|gross|net) (?:risk|score|rating)\b|^decisions?$|^minute(?: no| ref)?$|^(?:original |revised |net |approved |forecast |total |actual )*(?:budget|spend|spent|grant|expenditure)\b"
    r"|^(?:over ?spend|under ?spend)\b|^\w+ 000s?$|^(?:period|quarter|month|(?:financial )?year)$"
)
_NAMES_A_MEASURE = 0.8

_COMPILED = {
    role: tuple((re.compile(pattern), score) for pattern, score in patterns) for role, patterns in _HEADINGS.items()
}
_OUR = re.compile(r"^(?:our|the|your|their) (?=\w)")
# Headings of exports have underscores for spaces.
_NOT_WORDS = re.compile(r"[^\w%+&]+|_+")
_LONGEST_HEADING = 160


def normalise(heading: str) -> str:
    """Fold a heading for comparison: lower case, no punctuation, single spaces."""
    folded = heading.casefold().replace("'", "").replace("’", "")
    if folded.strip() == "#":
        return "no"  # the sign for a number, which is no word
    return _OUR.sub("", _NOT_WORDS.sub(" ", folded).strip())


@lru_cache(maxsize=8192)
def heading_scores(heading: str) -> dict[Role, float]:
    """Say how surely a heading tells each role: 0 to 1; roles that it doesn't tell are left out."""
    heading = heading[:_LONGEST_HEADING]
    whole = _scores_of(normalise(heading))
    for part in heading.split("/") if "/" in heading else ():
        # Bilingual headings, and two names for one thing, are parted by a stroke.
        for role, score in _scores_of(normalise(part)).items():
            whole[role] = max(whole.get(role, 0.0), 0.95 * score)
    return whole


def are_of_other_things(headings: Iterable[str]) -> bool:
    """Whether the headings of a table say that it holds no measures but risks or a budget."""
    headings = [heading for heading in headings if heading]
    scores = [heading_scores(heading) for heading in headings]
    named = any(max(told.get(Role.OUTCOME, 0.0), told.get(Role.ACTION, 0.0)) >= _NAMES_A_MEASURE for told in scores)
    return not named and any(map(is_of_other_things, headings))


def is_of_other_things(heading: str) -> bool:
    """Whether a heading is one of risks, budgets or decisions."""
    return len(heading) <= _LONGEST_HEADING and bool(_OF_OTHER_THINGS.search(normalise(heading)))


def _scores_of(text: str) -> dict[Role, float]:
    scores: dict[Role, float] = {}
    for role, patterns in _COMPILED.items():
        best = max((score for pattern, score in patterns if pattern.search(text)), default=0.0)
        if best:
            scores[role] = best
    return scores
