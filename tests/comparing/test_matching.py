"""Which measure is which: two reports drawn, and below them which line of the first is which of the second."""

import pytest

from goldenthread.comparing import match
from tests.comparing.drawn import report

CASES = {
    "the same ref and wording": (
        """
        1.1 | Homes built | 2
        1.2 | Potholes filled within five days | 2
        """,
        """
        1.2 | Potholes filled within five days | 2
        1.1 | Homes built | 2
        """,
        ["2 = 1 ref and wording", "1 = 2 ref and wording"],
    ),
    "printed otherwise": (
        "1.1 | Co-operatives helped by 3–5 year loans: 1.2 in 2011-12 | 2",
        "1.1. | Cooperatives helped by 3-5 year-loans - 1.20 in 2011/12  | 2",
        ["1 = 1 ref and wording"],
    ),
    "refs lost in the later report": (
        """
        1.1 | Library visits: 400,000 | 2
        1.2 | Visits to leisure centres: 900,000 | 2
        """,
        """
        | Visits to leisure centres: 950,000 | 2
        | Library visits: 410,000 | 2
        """,
        ["2 = 1 wording", "1 = 2 wording"],
    ),
    "ref misread": (
        "26.1 | Satisfaction with parks and open spaces | 2",
        "20.1 | Satisfaction with parks and open spaces | 2",
        ["1 = 1 wording"],
    ),
    "numbered anew: wording wins over the ref": (
        """
        4.1 | Major planning applications decided in 13 weeks | 2
        4.2 | Minor planning applications decided in 8 weeks | 2
        4.3 | Planning appeals dismissed | 2
        """,
        """
        4.1 | Minor planning applications decided in 8 weeks | 2
        4.2 | Planning appeals dismissed | 2
        """,
        ["2 = 1 wording", "3 = 2 wording"],
    ),
    "one word apart, no refs: two measures": (
        "| Pupils at key stage 2 making expected progress in English | 2",
        "| Pupils at key stage 2 making expected progress in maths | 2",
        [],
    ),
    "the number of a stage is a name, not a figure": (
        "| Stage 1 complaints answered in time: 90 % | 2",
        "| Stage 2 complaints answered in time: 90 % | 2",
        [],
    ),
    "reworded thoroughly, where all other refs hold": (
        """
        1.1 | Homelessness prevented by advice and mediation workers | 2
        1.2 | Homes built | 2
        1.3 | Roads mended | 2
        1.4 | Trees planted | 2
        1.5 | Bins collected | 2
        """,
        """
        1.1 | Households whose homelessness the team relieved or prevented early | 2
        1.2 | Homes built | 2
        1.3 | Roads mended | 2
        1.4 | Trees planted | 2
        1.5 | Bins collected | 2
        """,
        ["1 = 1 ref", "2 = 2 ref and wording", "3 = 3 ref and wording", "4 = 4 ref and wording", "5 = 5 ref and wording"],
    ),
    "reworded under its ref": (
        "3.4 | Maintain the punctuality of rural buses on council contracts | 2",
        "3.4 | Rural buses that keep to their timetable: contracts and others | 2",
        ["1 = 1 ref"],
    ),
    "wording clearly different under one ref": (
        "1.1 | Number of homes built | 2",
        "1.1 | Number of missed bins | 2",
        [],
    ),
    "wording lost under its ref": (
        "18.1 | | 3 | | action: Renew the harbour lights",
        "18.1 | Lights out for more than a night: 7 | 2",
        ["1 = 1 ref"],
    ),
    "what the one counts the other leaves out": (
        "| Principal roads that need repair | 2",
        "| Non-principal roads that need repair | 2",
        [],
    ),
    "nearly the same wording, elsewhere in the plan": (
        """
        = Parks / Keep parks clean
        | Plan for play areas delivered and its aims met | 2
        """,
        """
        = Safety / Cut crime
        | Plan delivered, and all its aims met on the streets | 2
        """,
        [],
    ),
    "no wordings at all in the later report": (
        """
        1.1 | Homes built | 2
        1.2 | Homes let | 2
        1.2 | Homes sold | 2
        2.1 | Roads mended | 2
        2.2 | Roads lit | 2
        """,
        """
        2.1 | | 2
        2.2 | | 2
        1.1 | | 2
        1.2 | | 2
        1.2 | | 2
        """,
        ["4 = 1 ref", "5 = 2 ref", "1 = 3 ref", "2 = 4 ref", "3 = 5 ref"],
    ),
    "a note in brackets was added": (
        "| Drownings per 1,000 swimmers | 2",
        "| Drownings per 1,000 swimmers (the board will look at this target again in the spring) | 2",
        ["1 = 1 wording"],
    ),
    "misprints and endings": (
        "| mprove recycling and composting of househald waste | 2",
        "| Improve recycling and composting of household wastes | 2",
        ["1 = 1 wording"],
    ),
    "the same wording twice: the ref tells which": (
        """
        5.1 | Customer satisfaction | 2
        8.2 | Customer satisfaction | 3
        """,
        "8.2 | Customer satisfaction | 2",
        ["2 = 1 ref and wording"],
    ),
    "the same wording twice: the theme tells which": (
        """
        = Parks
        5.1 | Customer satisfaction | 2
        = Libraries
        8.2 | Customer satisfaction | 3
        """,
        """
        = Libraries
        | Customer satisfaction | 2
        """,
        ["4 = 2 wording"],
    ),
    "the same wording twice, and nothing to tell which": (
        """
        5.1 | Customer satisfaction | 2
        8.2 | Customer satisfaction | 3
        """,
        "| Customer satisfaction | 2",
        [],
    ),
    "the same wording left over under quite other themes": (
        """
        = Parks / Clean parks
        5.1 | Customer satisfaction | 2
        = Libraries / More readers
        8.2 | Customer satisfaction | 3
        """,
        """
        = Parks / Clean parks
        5.1 | Customer satisfaction | 2
        = Museums / More visitors
        9.9 | Customer satisfaction | 2
        """,
        ["2 = 2 ref and wording"],
    ),
    "refs that start anew in each theme": (
        """
        = Parks / Clean parks
        1 | Customer satisfaction | 2
        = Libraries / More readers
        1 | Customer satisfaction | 3
        """,
        """
        = Libraries / More readers
        1 | Customer satisfaction | 2
        """,
        ["4 = 2 ref and wording"],
    ),
    "printed again under another theme": (
        """
        11.3 | Allotments let to families | 2
        14.1 | Ponds cleared | 2
        11.3 | Allotments let to families | 2
        """,
        """
        14.1 | Ponds cleared | 2
        11.3 | Allotments let to families | 2
        """,
        ["2 = 1 ref and wording", "1 = 2 ref and wording"],
    ),
    "only figures apart: each has its own": (
        """
        | Children aged 5 at a healthy weight | 2
        | Children aged 11 at a healthy weight | 2
        """,
        """
        | Children aged 11 at a healthy weight | 2
        | Children aged 5 at a healthy weight | 2
        """,
        ["2 = 1 wording", "1 = 2 wording"],
    ),
    "a date alone is no wording": (
        "28.1 | By March 2024 | 2",
        "31.7 | By March 2024 | 2",
        [],
    ),
    "a date alone under the same priority action": (
        "28.1 | By March 2024 | 2 | | action: Publish the register of assets",
        "31.7 | By June 2024 | 2 | | action: Publish the register of assets",
        ["1 = 1 wording"],
    ),
    "second measure of a row": (
        """
        17.2 | Access to books in schools | 2
        + 17.3 | Average score of pupils in the reading test | 2
        """,
        """
        17.2 | Access to books in schools | 2
        17.3 | Average score of pupils in the reading test | 2
        """,
        ["1 = 1 ref and wording", "2 = 2 ref and wording"],
    ),
    "an id that lasts": (
        "1.1 | Homes built | 2 | | id: m-17",
        "9.9 | New dwellings | 2 | | id: m-17",
        ["1 = 1 id"],
    ),
    "the refs of another plan": (
        """
        1.1 | Missed bins per 100,000 | 2
        1.2 | Visits to museums | 2
        1.3 | Council tax collected | 2
        1.4 | Homes made safe | 2
        1.5 | Clean beaches along the coast | 2
        """,
        """
        1.1 | Fires in homes with alarms | 2
        1.2 | School visits by crews | 2
        1.3 | Staff trained | 2
        1.4 | False alarms | 2
        1.5 | Beaches patrolled in season by crews | 2
        """,
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_measures_are_matched(name: str) -> None:
    earlier, later, expected = CASES[name]
    found = match(report(earlier), report(later))
    assert [f"{one.earlier.source.line} = {one.later.source.line} {one.by}" for one in found] == expected


@pytest.mark.parametrize("name", CASES)
def test_matching_works_both_ways(name: str) -> None:
    earlier, later, _ = (report(text) if isinstance(text, str) else text for text in CASES[name])
    there = {(one.earlier.id, one.later.id) for one in match(earlier, later)}  # type: ignore[arg-type]
    back = {(one.later.id, one.earlier.id) for one in match(later, earlier)}  # type: ignore[arg-type]
    assert there == back
