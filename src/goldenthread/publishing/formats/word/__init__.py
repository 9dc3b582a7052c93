"""A Word document (.docx) to edit before the papers go out: real styles, lists, fields and headings of tables."""

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.word.body import body_of
from goldenthread.publishing.formats.word.package import parts_of
from goldenthread.publishing.office.about import about
from goldenthread.publishing.office.packing import packed
from goldenthread.publishing.office.pictures import pictures_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTE = "The Word document's table of contents shows page numbers once it is updated: click in it and press F9."


def draw(content: Content) -> File:
    """Draw a publication as a Word document."""
    pictures = pictures_of(content.parts)
    parts = parts_of(about(content), body_of(content, pictures), list(pictures.values()))
    return File(f"{content.name}.docx", packed(parts), MEDIA_TYPE, "Word document, to edit", (NOTE,))
