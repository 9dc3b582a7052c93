"""What the example council asks for this year, and what became of each measure by now: made up, and plain to read.

In all words `{year}` and `{before}` stand for this plan year and the one before, `{end}` for the March that it ends in.
"""

from dataclasses import dataclass
from enum import IntEnum


class Stage(IntEnum):
    """How far a return has come. From SUBMITTED on, the number is how many have approved it."""

    QUERIED = -3
    BEGUN = -2
    NOT_BEGUN = -1
    SUBMITTED = 0
    BY_HEAD = 1
    BY_DIRECTOR = 2
    APPROVED = 9


@dataclass(frozen=True)
class Remedy:
    """What is done about it, by whom, and in how many days; fewer than none is overdue. `done` says how it was done."""

    what: str
    who: str
    in_days: int
    done: str = ""


@dataclass(frozen=True)
class Other:
    """Somebody else's figure for the same."""

    whose: str
    value: str


@dataclass(frozen=True)
class Story:
    """One measure: its ref, its words this year, its figures and its return.

    `figure` is one number, or a part of a whole ("24 of 29"); with `builds_up` it is that of one quarter. `ask` is what
    the head of service, or the performance team, asks about it.
    """

    ref: str
    criterion: str
    figure: str = ""
    stage: Stage = Stage.APPROVED
    words: str = ""
    builds_up: bool = False
    quarters: str = "1234"
    remedies: tuple[Remedy, ...] = ()
    others: tuple[Other, ...] = ()
    ask: str = ""


STORIES = (
    Story(
        "3.1",
        "At least 250 new businesses helped to start in {year} (baseline: 244, {before}).",
        "66",
        words="Most of the help went to shops, trades and care. The enterprise centre is full.",
        builds_up=True,
    ),
    Story(
        "3.4",
        "At least 150 unemployed people trained in {year} (baseline: 139, {before}).",
        "24",
        Stage.BY_HEAD,
        "Fewer people than planned were referred to the courses since spring.",
        builds_up=True,
        remedies=(
            Remedy("Agree with the Jobcentre how people are referred, week by week", "Learning and Skills manager", 30),
        ),
    ),
    Story(
        "4.6",
        "At least 75% of major planning applications decided within 13 weeks in {year} (baseline: 72.4%, {before}).",
        "12 of 14",
        Stage.BY_HEAD,
        "What came late waited for flood risk assessments.",
        builds_up=True,
        others=(Other("England average", "88"),),
    ),
    Story(
        "4.7",
        "At least 80% of minor planning applications decided within 8 weeks in {year} (baseline: 78.6%, {before}).",
        "57 of 62",
        Stage.SUBMITTED,
        "The team is complete again after a vacancy in spring.",
        builds_up=True,
    ),
    Story(
        "4.8",
        "At least 88% of other planning applications decided within 8 weeks in {year} (baseline: 94.2%, {before}).",
        stage=Stage.BEGUN,
        words="Waiting for the last week from the planning system.",
    ),
    Story(
        "4.9",
        "At least 500 net new homes in {year} (baseline: 459, {before}).",
        "106",
        Stage.BY_DIRECTOR,
        "The two largest sites began a season late.",
        builds_up=True,
        remedies=(Remedy("Agree with both builders when the homes are finished", "Head of Planning", 14),),
    ),
    Story(
        "5.1",
        "No more than 2 bins missed per 100,000 collections in {year} (baseline: 2.3, {before}).",
        "1.4",
        Stage.BY_DIRECTOR,
        "Nearly all were in one week, when two vehicles were off the road.",
    ),
    Story(
        "5.2",
        "No more than 3% of streets littered in {year} (baseline: 3%, {before}).",
        "2",
        words="From the first survey of the year, of 300 streets.",
        others=(Other("England average", "5"),),
    ),
    Story("5.3", "No more than 4% of streets with detritus in {year} (baseline: 5%, {before})."),
    Story(
        "5.6",
        "At least 30% of household waste reused, recycled or composted in {year} (baseline: 29.9%, {before}).",
        "27.1",
        Stage.SUBMITTED,
        "A dry summer brought less garden waste, and more paper is turned away at the plant.",
        remedies=(
            Remedy("Visit the streets where most is turned away", "Waste and Recycling manager", -5),
            Remedy("Put a leaflet on paper and card into the winter calendar", "Waste and Recycling manager", 20),
        ),
        others=(Other("England average", "43.4"), Other("North East average", "33.6")),
    ),
    Story(
        "5.7",
        "No more than 3% of household waste sent to landfill in {year} (baseline: 3.4%, {before}).",
        "2.9",
        words="A little more than planned while the plant was shut for repairs.",
    ),
    Story(
        "5.9",
        "Less than 1,850,000 business miles in {year} (baseline: 1,872,284, {before}).",
        "441,300",
        Stage.SUBMITTED,
        "More meetings are held on screen.",
        builds_up=True,
    ),
    Story(
        "6.4",
        "35 or fewer households in temporary homes in {year} (baseline: 43, {before}).",
        "51",
        Stage.BY_DIRECTOR,
        "Private landlords gave up more homes than in any quarter before.",
        remedies=(
            Remedy("Lease ten more homes from private landlords", "Housing Options manager", -12),
            Remedy("Have a second officer for talks with landlords", "Head of Housing", -3, "She began in post."),
        ),
        others=(Other("North East average", "44"),),
    ),
    Story(
        "6.5", "No more than 2.1% of applicant households accepted as homeless in {year} (baseline: 2.4%, {before})."
    ),
    Story(
        "8.3",
        "At least 880,000 library visits in {year} (baseline: 871,400, {before}).",
        "224,600",
        words="The summer reading challenge had more children than ever.",
        builds_up=True,
    ),
    Story(
        "9.3",
        "At least 1,500,000 visits to pools and sports centres in {year} (baseline: 1,486,000, {before}).",
        "386,200",
        Stage.SUBMITTED,
        "As forecast. The new gym is full on weekdays.",
        builds_up=True,
    ),
    Story(
        "11.1",
        "At least 70% of initial assessments in children’s social care done within 10 working days in {year}"
        " (baseline: 66.4%, {before}).",
        words="",
    ),
    Story(
        "11.2",
        "At least 70% of core assessments in children’s social care done within 35 working days in {year}"
        " (baseline: 68.1%, {before}).",
        stage=Stage.BEGUN,
        words="The figure comes from the system on Thursday; the words can stay as they were.",
    ),
    Story(
        "11.5",
        "No more than 2% of child protection plans lasting over 2 years in {year} (baseline: 2.8%, {before}).",
        "7 of 262",
        Stage.SUBMITTED,
        "All seven are reviewed each month by a senior manager.",
        remedies=(Remedy("Review every plan at 15 months", "Safeguarding manager", 40),),
        others=(Other("England average", "3.3"), Other("Statistical neighbours", "2.6")),
    ),
    Story(
        "11.6",
        "Less than 10% of child protection plans are a second or further one in {year} (baseline: 11.2%, {before}).",
        "9 of 118",
        Stage.QUERIED,
        "Better than last year.",
        ask="Which families come back, and after how long? Please say it in the words, and send it again.",
    ),
    Story(
        "13.2",
        "No more than 9% of 16 to 18 year olds not in education, employment or training in {year}"
        " (baseline: 9.6%, {before}).",
        "8.4",
        Stage.SUBMITTED,
        "8.7% at the end of the quarter, when courses begin and many move.",
    ),
    Story("16.1", "No more than 19% of children obese in Year 6 in {year} (baseline: 20.1%, {before}).", quarters="4"),
    Story("16.2", "At least 89% of those entitled take free school meals in {year} (baseline: 89%, {before})."),
    Story(
        "17.3",
        "Average strengths and difficulties score of children in care below 14.0 in {year} (baseline: 14.6, {before}).",
        quarters="4",
    ),
    Story(
        "19.2",
        "At least 25% of adults served manage their personal budget themselves in {year} (baseline: 23.4%, {before}).",
        "590 of 2,310",
        words="Direct payments grew slowly through the summer.",
    ),
    Story(
        "20.2",
        "At least 28% of carers receive a service in {year} (baseline: 24%, {before}).",
        "22.6",
        Stage.QUERIED,
        "Carers who are served by the voluntary sector aren’t counted.",
        remedies=(Remedy("Count carers served by commissioned providers", "Carers’ lead", 25),),
        ask="9 of the 12 providers have sent their lists, you told us. Is their count in this figure?",
    ),
    Story(
        "20.4",
        "At least 80% of older people at home 91 days after hospital in {year} (baseline: 78.6%, {before}).",
        "101 of 124",
        Stage.BY_HEAD,
        "The figure is of those who left hospital a quarter earlier.",
        others=(Other("England average", "83.7"),),
    ),
    Story(
        "22.1",
        "At least 30% of infants breastfed at 6 to 8 weeks in {year} (baseline: 28.3%, {before}).",
        "158 of 541",
        Stage.SUBMITTED,
        "9 of the 12 training days that were planned are done (70%). The rest follow next month.",
        remedies=(Remedy("Have a supporter at every clinic", "Public Health lead", 45),),
        others=(Other("England average", "49.2"), Other("North East average", "36.1")),
    ),
    Story(
        "25.2",
        "82 or fewer serious violent crimes in {year} (baseline: 88, {before}).",
        "19",
        words="Fewer on Friday and Saturday nights since the taxi marshals are back.",
        builds_up=True,
    ),
    Story(
        "25.3",
        "Less than 2,400 criminal damage incidents in {year} (baseline: 2,496, {before}).",
        "583",
        Stage.SUBMITTED,
        "Bus shelters remain the sorest point.",
        builds_up=True,
    ),
    Story("31.1", "Records management systems reviewed, and the work done, by March {end}."),
    Story("32.2", "Efficiency savings of £4.2m made by March {end}.", quarters="4"),
)

SAID_LAST_YEAR = (
    "Halfway through the year, most measures are where they should be. (An example: these figures are made up.)",
    "About two thirds of the measures were achieved or stand on track. Safeguarding, libraries and leisure did better"
    " than planned; temporary housing, waste and support for carers did not, and are looked at each month. (An example:"
    " these figures are made up.)",
)
# What stands on the cover of each period's report.
COVER = {
    "report_of": "The Corporate Management Team",
    "contact": "Performance team, performance@council.example",
    "purpose": "To tell cabinet how far the council has come with its plan, what has slipped, and what is being done.",
    "recommendations": "That cabinet notes how the measures stand.\n"
    "That the directorates report next quarter on each measure that has slipped.",
    "implications": "Financial: none arise from this report; what remedial actions cost is met from budgets.\n"
    "Legal: none.\n"
    "Equality: each measure about people is looked at by group where the figures allow it.",
}
WHOLE = (
    "Half of the directorates stand where they meant to. Homes, waste and temporary housing need most attention; a good"
    " quarter of the returns is still to come."
)
THEMES = {
    "Environment and Housing": "Streets are clean, and little goes to landfill. Temporary housing is the theme’s one"
    " sore point: it grows here as it does elsewhere, and cabinet has asked for a plan by winter.",
    "Children and Young People": "Safeguarding figures are being confirmed. Assessments come first in this quarter’s"
    " discussion with the portfolio holder.",
    "Community Safety": "Violent crime and criminal damage both go down for the second year.",
}
