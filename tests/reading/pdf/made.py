"""Reports of invented councils as PDF, set in very different styles, and what is printed in each of their rows."""

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import typst

STYLES = Path(__file__).with_name("styles")
TITLE = "Council Plan 2023/24: progress to the end of Quarter 2"
COUNCIL = "Brackenford Borough Council"
PROSE = "Members are asked to note that some results are provisional. Officers will attend to answer questions."
KEY = {
    "Achieved": "the target has been met",
    "On track": "the target will be met",
    "Slipped": "late, but will be met",
    "Not achieved": "the target was missed",
}
RATINGS = {"Achieved": "achieved", "On track": "on_track", "Slipped": "slipped", "Not achieved": "not_achieved"}
NAMES = ("ref", "theme", "action", "outcome", "owner", "status", "progress", "remedy")
GREEN, HOMES, SKILLS = "A greener borough", "Homes for everyone", "Skills and work"
ACTIONS = {
    1: "Throw away less and recycle more of what is left.",
    2: "Care for parks and open spaces.",
    3: "Build the homes that people need.",
    4: "Stop people from losing their homes.",
    5: "Help residents into well-paid work.",
}

# ref, theme, action, outcome, owner, status, progress, remedy
_ROWS = [
    ("1.1", GREEN, 1, "Household waste recycled, reused or composted: at least 48%", "Head of Waste", "Slipped", "46.2% between April and September 2023, against 45.1% in the same period last year. Garden waste fell in the dry weeks of June; dry mixed recycling rose by 3.4%.\n- 14,000 households were visited\n- stickers were put on bins with the wrong contents, beginning with the long-standing problem streets of Upper Wend and Holm", "Crews leave a card wherever a bin holds the wrong things. A second round of visits begins in November and goes on until March."),
    ("1.2", GREEN, 1, "Waste that is not recycled: no more than 480 kg per household", "Head of Waste", "On track", "238 kg to the end of September.", ""),
    ("1.3", GREEN, 1, "Missed bins per 100,000 collections: 50 or fewer", "Head of Waste", "Not achieved", "71. The new rounds began on 3 July 2023 and crews did not yet know them; August was the worst month, with 112. In September there were 48, which is below the target for the first time since the change, and complaints have fallen to the level of last year.", "Supervisors ride with each crew for its first fortnight."),
    ("2.1", GREEN, 2, "Parks with a Green Flag: 7", "Parks Manager", "Achieved", "All seven were awarded on 18 July 2023.", ""),
    ("2.2", GREEN, 2, "Open the wheels-for-all track at Lowmoor Park by August 2023", "Parks Manager", "Achieved", "Opened on 29 July 2023 by the Mayor. More than 900 people came in the first month and the half-term sessions are fully booked.", ""),
    ("2.3", GREEN, 2, "Trees planted: 2,500 by March 2024", "Parks Manager", "On track", "The planting season begins in November; 2,600 whips are ordered and 41 sites are agreed with ward councillors.", ""),
    ("3.1", HOMES, 3, "New homes completed: 620 in the year", "Director of Place", "Slipped", "251 homes to the end of September, which is 59 fewer than the profile. Two sites, at Wharf Street and at the former hospital, have stopped because the builder went into administration. Sales elsewhere are slow: higher interest rates have led three of the five largest builders to finish homes only when they are reserved, and no developer expects this to change before the spring. The trajectory in the Local Plan is not at risk, since permissions for 4,870 homes are in place.\n- Wharf Street: 84 homes\n- former hospital: 130 homes", "The administrators have named a preferred bidder for both sites. Homes England will be asked for a loan so that work can go on; a report goes to Cabinet on 12 December 2023."),
    ("3.2", HOMES, 3, "Affordable homes completed: 160 in the year", "Director of Place", "On track", "97 homes, 61 of them for social rent.", ""),
    ("3.3", HOMES, 3, "Adopt the design code by September 2023", "Head of Planning", "Achieved", "Adopted by Council on 20 September 2023 after an eight-week consultation.", ""),
    ("4.1", HOMES, 4, "Families in bed and breakfast for more than six weeks: none", "Head of Housing", "Not achieved", "Four at the end of September. Rents in the private sector rose by 11% and the number of landlords who let to families on benefits has halved since 2021.", "Twelve flats in Castle Court are leased from November. A scheme of rent guarantees was approved on 5 September."),
    ("4.2", HOMES, 4, "Homelessness prevented in at least 60% of cases", "Head of Housing", "On track", "63.5% (214 of 337).", ""),
    ("4.3", HOMES, 4, "Weeks to adapt a home for a disabled resident: 26 or fewer", "Head of Housing", "Slipped", "28.1 weeks. An occupational therapist left in May and the post was vacant until August.", "Assessments are bought in until the backlog of 33 cases is cleared, by January 2024 at the latest."),
    ("5.1", SKILLS, 5, "Apprentices started with the council and its suppliers: 45", "Head of People", "On track", "24 so far; the September intake was the largest since 2018 and includes nine care-leavers.", ""),
    ("5.2", SKILLS, 5, "Residents helped into work by the hub: 300", "Director of Place", "Achieved", "318, of whom 102 had been out of work for more than a year. The hub moved to the library in April, and three in four who use it now walk in without an appointment.", ""),
    ("5.3", SKILLS, 5, "Firms that pay the real living wage: 60", "Director of Place", "On track", "52 are accredited and seven more have applied.", ""),
    ("5.4", SKILLS, 5, "Let 90% of the units at the enterprise centre by December 2023", "Estates Surveyor", "Slipped", "83% are let. Two tenants left in August, one of them to larger premises in the borough - a good sign, though it does not help this figure.", "The rent-free period is doubled to six months for leases signed before Christmas."),
]  # fmt: skip


@cache
def printed() -> tuple[dict[str, str], ...]:
    """What is printed of each measure, by the names of its columns."""
    return tuple(dict(zip(NAMES, (*row[:2], ACTIONS[row[2]], *row[3:]), strict=True)) for row in _ROWS)


@cache
def made(style: str) -> bytes:
    """Set the report in one of the styles, by the name of its file."""
    given = {"title": TITLE, "council": COUNCIL, "prose": PROSE, "key": KEY, "rows": printed()}
    path = STYLES / f"{style}.typ"
    return typst.compile(path, root=STYLES, sys_inputs={"given": json.dumps(given)}, ignore_system_fonts=True)


@cache
def turned(style: str) -> bytes:
    """The same, as some printers write it: each page lies on its side and is marked to be turned when it is shown."""
    with pikepdf.open(BytesIO(made(style))) as document:
        for page in document.pages:
            width, height = (float(side) for side in list(page.mediabox)[2:])
            page.contents_add(document.make_stream(f"q 0 1 -1 0 {height} 0 cm".encode()), prepend=True)
            page.contents_add(document.make_stream(b"Q"))
            page.mediabox = pikepdf.Array([0, 0, height, width])
            page.Rotate = 90
        return _saved(document)


@cache
def without_characters(style: str) -> bytes:
    """The same, whose fonts don't say which characters their letters are."""
    with pikepdf.open(BytesIO(made(style))) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                del one["/ToUnicode"]
        return _saved(document)


@cache
def scanned(style: str, *pages: int) -> bytes:
    """The same with some pages, from 1, as pictures: as a scanner gives them."""
    source = made(style)
    with pikepdf.open(BytesIO(source)) as document:
        for number in pages:
            picture = _picture_of(source, number)
            with pikepdf.open(BytesIO(picture)) as other:
                document.pages[number - 1] = other.pages[0]
        return _saved(document)


def _picture_of(source: bytes, number: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    picture = BytesIO()
    document[number - 1].render(scale=1).to_pil().convert("L").save(picture, "PDF", resolution=72)
    document.close()
    return picture.getvalue()


def _saved(document: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
