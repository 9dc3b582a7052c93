"""The words that compare and the words of change, as data.

A phrase of comparison has an operator and stands before its number ("at least 5") or after it ("5 or more"). "Better"
and "worse" have none of their own: which way is better decides. A word of change says where a figure should go.
"""

from enum import StrEnum

from goldenthread.plan import Op


class Move(StrEnum):
    """Where a word of change wants a figure to go. BETTER doesn't say which way that is."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    KEEP = "keep"


_GE, _LE, _GT, _LT = Op.AT_LEAST, Op.AT_MOST, Op.ABOVE, Op.BELOW

_BEFORE: dict[Op | None, str] = {
    _GE: "at least|at the least|as a minimum|no fewer than|not fewer than|no less than|not less than|not lower than|no lower than"
    "|not below|not fall below|not to fall below|not falling below|not drop below|minimum of|minimum|min|at or above|at or over"
    "|equal to or above|equal to or greater than|equal to or more than|equal to or better than|greater than or equal to"
    "|more than or equal to|not under|upwards of|meet or exceed|meets or exceeds|match or exceed|≥|>=|=>|⩾|> or =",
    _LE: "no more than|not more than|no greater than|not greater than|not exceeding|not to exceed|not exceed|does not exceed|do not exceed"
    "|no higher than|not higher than|maximum of|maximum|max|at most|at the most|up to|at or below|at or under|at or less than"
    "|equal to or below|equal to or less than|equal to or lower than|less than or equal to|lower than or equal to|below or equal to"
    "|fewer than or equal to|not above|not over|no longer than|not longer than|no later than|within|inside|capped at|limited to|kept to|held to|restricted to"
    "|limit of|ceiling of|not to rise above|not rise above|not rising above|not to go above|not go above|not to go over|not to increase above|≤|<=|=<|⩽|< or =",
    _LT: "fewer than|less than|lower than|smaller than|shorter than|quicker than|faster than|narrower than|cheaper than|lighter than"
    "|sooner than|earlier than|tighter than|slimmer than|below|under|beneath|<",
    _GT: "more than|greater than|higher than|larger than|longer than|bigger than|wider than|heavier than|dearer than|above|over|beyond|exceeding|to exceed|exceed|exceeds|exceeded"
    "|in excess of|upward of|>",
    None: "better than|no worse than|not worse than|worse than|at or better than",
}  # fmt: skip
_AFTER: dict[Op | None, str] = {
    _GE: "or more|or above|or higher|or over|or greater|and above|and over|and higher|and more|or upwards|minimum|as a minimum|min"
    "|at least|at a minimum|or longer",
    _LE: "or less|or fewer|or lower|or below|or under|and below|and under|and less|maximum|as a maximum|max|at most|at the most"
    "|not exceeded|not to be exceeded|or sooner|or quicker|or faster|or shorter",
    None: "or better|and better",
}

# What is denied turns a bound round, "not to fall below", "never go beyond", whatever verb stands between.
DENIALS = "not|never|nor|cannot|nobody|none|no one|no-one|nothing|[a-z]{2,6}n['’]t"
# With what such words open, for those that no other phrase opens with.
DENIED = ("never", "nor", "cannot", "nobody", "none", "nothing")
DENIED_VERBS = (
    "be|being|go|going|goes|fall|falling|falls|drop|dropping|drops|dip|dipping|dips|slip|slipping|sink|sinking|rise|rising"
    "|rises|climb|climbing|climbs|creep|creeping|creeps|get|getting|run|running|move|moving|stray|straying|come in|come"
    "|increase|increasing|reach|average|averaging|cost|costing|take|taking|last|lasting|stretch|extend|number|total"
)
# Verbs that are bounds themselves where they are denied: "should not top 40%", "never to breach 12 weeks".
TOPPED = (
    "top|topping|pass|passing|surpass|surpassing|breach|breaching|overshoot|overshooting|exceed|exceeding|outstrip|overtake"
    "|go past|going past|run past"
)
MISSED = "undershoot|undershooting|fall short of|falling short of|fail to reach|dip under"

_MOVES: dict[Move, str] = {
    Move.UP: "increase|increases|increased|increasing|increasingly|raise|raises|raised|raising|grow|grows|grew|grown|growing|growth|rise"
    "|rises|rose|risen|rising|boost|boosts|boosted|boosting|expand|expands|expanded|expanding|maximise|maximised|maximising|up|more"
    "|higher|greater|gain|gains|double|doubled|doubling|doubles|treble|trebled|triple|tripled|extra|uplift|additional|climb|climbed"
    "|extend|extended|strengthen|strengthened|jumped|soared|lift|lifted|lifting|swell|swelled|swelling|ramp|ramped|push|pushed",
    Move.DOWN: "limit|limits|limiting|contain|contains|contained|restrict|restricted|curb|curbed|reduce|reduces|reduced|reducing|reduction|reductions|cut|cuts|cutting|lower|lowers|lowered|lowering|decrease|decreases"
    "|decreased|decreasing|fall|falls|fell|fallen|falling|decline|declines|declined|declining|drop|drops|dropped|dropping|narrow"
    "|narrows|narrowed|narrowing|shrink|shrunk|shrinking|minimise|minimised|minimising|down|fewer|less|halve|halves|halved|halving"
    "|smaller|shorten|shortened|shorter|eliminate|eliminated|eradicate|lessen|saving|savings|save|below|quicker|faster|close|closed|closing|closure|dipped|plummeted|slumped|shrank|trim|trims|trimmed|trimming|slash|slashed|slashing|squeeze|squeezed|curtail|curtailed|diminish|diminished"
    "|dwindle|dwindled|pare|pared|shave|shaved|whittle|whittled|taper|tapered|tumbled|eased|easing",
    Move.BETTER: "improve|improves|improved|improving|improvement|improvements|better|best|enhance|enhanced",
    Move.WORSE: "worsen|worsened|worsening|worse|deteriorate|deteriorated|deterioration",
    Move.KEEP: "maintain|maintains|maintained|maintaining|sustain|sustains|sustained|sustaining|keep|keeps|kept"
    "|keeping|retain|retains|retained|retaining|remain|remains|remained|remaining|stay|stays|stayed|staying|continue|continues"
    "|continued|continuing|preserve|preserved|stabilise|stabilised",
}  # fmt: skip

# By how much a word of change alone says, in per cent of where it starts.
FACTORS: dict[str, int] = {
    **dict.fromkeys(("double", "doubled", "doubling", "doubles"), 100),
    **dict.fromkeys(("treble", "trebled", "triple", "tripled"), 200),
    **dict.fromkeys(("halve", "halves", "halved", "halving"), 50),
}


def word_set(listed: str) -> frozenset[str]:
    """Give the words of a list that is written as one text, with spaces between."""
    return frozenset(listed.split())


def _turned(table: dict[Op | None, str]) -> dict[str, Op | None]:
    return {phrase: op for op, phrases in table.items() for phrase in phrases.split("|")}


BEFORE: dict[str, Op | None] = _turned(_BEFORE)
AFTER: dict[str, Op | None] = _turned(_AFTER)
MOVES: dict[str, Move] = {word: move for move, words in _MOVES.items() for word in words.split("|")}

# Units that a number can have beside it, each with the name that it is given. Plurals are listed.
UNITS: dict[str, str] = {
    "tonne": "tonnes", "tonnes": "tonnes", "tons": "tonnes", "kilotonnes": "kilotonnes", "kt": "kilotonnes", "t": "tonnes",
    "kg": "kg", "kgs": "kg", "kilogrammes": "kg", "kilograms": "kg", "kilos": "kg", "miles": "miles", "mile": "miles",
    "km": "km", "kilometres": "km", "metres": "metres", "hectares": "hectares", "hectare": "hectares", "ha": "hectares",
    "acres": "acres", "litres": "litres", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "sqm": "sq m", "m2": "sq m", "m²": "sq m", "sq.m": "sq m", "sq m": "sq m", "sq metres": "sq m", "square metres": "sq m", "sq. metres": "sq m", "sq ft": "sq ft", "square feet": "sq ft", "mw": "MW", "kw": "kW",
    "pence": "pence", "mg": "mg", "mph": "mph", "fte": "FTE", "ftes": "FTE", "wte": "FTE",
    "tco2": "tonnes", "tco2e": "tonnes", "µg/m3": "µg/m3", "μg/m3": "µg/m3", "ug/m3": "µg/m3", "µg/m³": "µg/m3",
    "star": "star", "stars": "star",
}  # fmt: skip
DURATIONS: dict[str, str] = {
    "second": "seconds", "seconds": "seconds", "s": "seconds", "secs": "seconds", "sec": "seconds", "minute": "minutes",
    "minutes": "minutes", "mins": "minutes", "min": "minutes", "hour": "hours", "hours": "hours", "hrs": "hours",
    "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "wks": "weeks", "month": "months",
    "months": "months", "mth": "months", "mths": "months", "year": "years", "years": "years", "yrs": "years", "yr": "years", "hr": "hours",
}  # fmt: skip
