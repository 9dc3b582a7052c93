"""When a workbook says that it was made: when it was published, never now."""

from datetime import date

from goldenthread.publishing.content import Material

# The first day that a zip file can hold, where nothing says when the publication is of.
_NO_DAY = date(1980, 1, 1)


def made_on(material: Material) -> date:
    """Give the day of publication, or else a fixed one: the same content gives the same bytes."""
    return material.published_on or material.cover.published_on or _NO_DAY
