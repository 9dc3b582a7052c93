"""Publishing a period: what stands in the way, freezing both versions, restating a figure, taking words down."""

from goldenthread.web.actions.publishing.correcting import mark_exempt as mark_exempt
from goldenthread.web.actions.publishing.correcting import restate as restate
from goldenthread.web.actions.publishing.drawing import drawn as drawn
from goldenthread.web.actions.publishing.drawing import known_by as known_by
from goldenthread.web.actions.publishing.freezing import publish as publish
from goldenthread.web.actions.publishing.in_the_way import Obstacle as Obstacle
from goldenthread.web.actions.publishing.in_the_way import obstacles as obstacles
from goldenthread.web.actions.publishing.places import Place as Place
from goldenthread.web.actions.publishing.preparing import Version as Version
from goldenthread.web.actions.publishing.preparing import prepare as prepare
from goldenthread.web.actions.publishing.taking_down import also_stands as also_stands
from goldenthread.web.actions.publishing.taking_down import take_down as take_down
from goldenthread.web.actions.publishing.to_read import to_read as to_read
