"""The levels of a plan: added, reworded, moved, put in order, withdrawn, and removed while nothing stands on them.

What is published stays as it was: a publication holds its own words. A new edition of a period has the plan's words as
they are by then.
"""

from goldenthread.web.actions.levels.changing import add_level as add_level
from goldenthread.web.actions.levels.changing import move as move
from goldenthread.web.actions.levels.changing import reword as reword
from goldenthread.web.actions.levels.changing import shift as shift
from goldenthread.web.actions.levels.ending import bring_back as bring_back
from goldenthread.web.actions.levels.ending import can_be_removed as can_be_removed
from goldenthread.web.actions.levels.ending import measures_in as measures_in
from goldenthread.web.actions.levels.ending import remove as remove
from goldenthread.web.actions.levels.ending import withdraw_level as withdraw_level
from goldenthread.web.actions.levels.sound import Parent as Parent
