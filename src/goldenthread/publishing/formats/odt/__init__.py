"""An OpenDocument text (.odt) that is edited before the papers go out, as the Word document is."""

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.odt.body import content_of
from goldenthread.publishing.formats.odt.package import MEDIA_TYPE, parts_of
from goldenthread.publishing.office.about import about
from goldenthread.publishing.office.packing import packed
from goldenthread.publishing.office.pictures import pictures_of


def draw(content: Content) -> File:
    """Draw a publication as an OpenDocument text."""
    pictures = pictures_of(content.parts)
    parts = parts_of(about(content), content_of(content, pictures), list(pictures.values()))
    return File(f"{content.name}.odt", packed(parts), MEDIA_TYPE, "OpenDocument text, to edit")
