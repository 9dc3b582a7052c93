"""What a return may hold: typed fields become an Entry, and what is wrong or lacking is said field by field.

The page, a workbook and an interface for programs all call `entry_of` and `assess`: there is no second set of rules.
Nothing here writes.
"""

from goldenthread.web.actions.entries.assessing import Assessed as Assessed
from goldenthread.web.actions.entries.assessing import assess as assess
from goldenthread.web.actions.entries.assessing import boundary_of as boundary_of
from goldenthread.web.actions.entries.boxes import Box as Box
from goldenthread.web.actions.entries.entry import Entry as Entry
from goldenthread.web.actions.entries.entry import Problem as Problem
from goldenthread.web.actions.entries.entry import entry_of as entry_of
from goldenthread.web.actions.entries.fields import kept as kept
from goldenthread.web.actions.entries.fields import typed_of as typed_of
from goldenthread.web.actions.entries.plausible import DOUBTS as DOUBTS
from goldenthread.web.actions.entries.sheet import Sheet as Sheet
from goldenthread.web.actions.entries.sheet import earlier_returns as earlier_returns
from goldenthread.web.actions.entries.sheet import sheet_of as sheet_of
