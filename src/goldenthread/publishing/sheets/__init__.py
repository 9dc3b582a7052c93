"""The workbook of a publication: which sheets it has and what stands in their cells. Formats for workbooks draw it."""

from goldenthread.publishing.sheets.layout import workbook
from goldenthread.publishing.sheets.pieces import SheetCell, SheetColumn, SheetTable, TextLine, Workbook, Worksheet

__all__ = ["SheetCell", "SheetColumn", "SheetTable", "TextLine", "Workbook", "Worksheet", "workbook"]
