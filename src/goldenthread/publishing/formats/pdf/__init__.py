"""A publication as a PDF document: tagged for assistive technology, with bookmarks, and its data attached."""

from goldenthread.publishing.formats.pdf.draw import draw

__all__ = ["draw"]
