"""The publication as an Excel workbook."""

from goldenthread.publishing.formats.xlsx.drawing import draw

__all__ = ["draw"]
