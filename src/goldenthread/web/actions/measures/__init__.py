"""Keeping the plan's measures by hand: adding, changing, withdrawing them; their targets, people and comparators."""

from goldenthread.web.actions.measures.adding import add_measure as add_measure
from goldenthread.web.actions.measures.comparators import Comparison as Comparison
from goldenthread.web.actions.measures.comparators import keep_comparator as keep_comparator
from goldenthread.web.actions.measures.comparators import mend_comparator as mend_comparator
from goldenthread.web.actions.measures.comparators import remove_comparator as remove_comparator
from goldenthread.web.actions.measures.defining import define as define
from goldenthread.web.actions.measures.duties import end_duty as end_duty
from goldenthread.web.actions.measures.duties import give_duty as give_duty
from goldenthread.web.actions.measures.placing import Place as Place
from goldenthread.web.actions.measures.placing import place as place
from goldenthread.web.actions.measures.targets import Approval as Approval
from goldenthread.web.actions.measures.targets import Wanted as Wanted
from goldenthread.web.actions.measures.targets import mend_target as mend_target
from goldenthread.web.actions.measures.targets import reword as reword
from goldenthread.web.actions.measures.targets import set_target as set_target
from goldenthread.web.actions.measures.withdrawing import bring_back as bring_back
from goldenthread.web.actions.measures.withdrawing import withdraw as withdraw
