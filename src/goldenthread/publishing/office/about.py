"""What a document's own properties say of it."""

from dataclasses import dataclass
from datetime import date

from goldenthread.publishing.content import Content
from goldenthread.publishing.saying import shortened

# Of a publication that has no date: what is written must not depend on the day on which it is.
_UNDATED = date(2000, 1, 1)
_LONGEST = 200
# One line of the page's margin.
_LONGEST_RUNNING = 70


@dataclass(frozen=True, slots=True)
class About:
    """The title, who publishes, the day, and what each page says at its head."""

    title: str
    author: str
    day: date
    running: str


def about(content: Content) -> About:
    """Tell what a publication's documents say of themselves."""
    front, material = content.front, content.material
    running = [shortened(text, _LONGEST_RUNNING) for text in (front.authority, front.title) if text]
    return About(
        title=shortened(front.title, _LONGEST),
        author=shortened(front.authority, _LONGEST),
        day=material.published_on or material.cover.published_on or _UNDATED,
        running=": ".join(running),
    )
