"""A web page: one file that needs no other, to read on any screen and to print."""

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.html.page import page

MEDIA_TYPE = "text/html"


def draw(content: Content) -> File:
    """Draw the page. It asks for nothing from anywhere, and runs no script."""
    return File(f"{content.name}.html", page(content).encode(), MEDIA_TYPE, "Web page, to read and to print")
