"""The publication as an OpenDocument spreadsheet."""

from goldenthread.publishing.formats.ods.drawing import draw

__all__ = ["draw"]
