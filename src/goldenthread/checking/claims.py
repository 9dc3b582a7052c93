"""Claims recomputed: does the stated figure follow from the operands that stand beside it?

The arithmetic itself stands in `plan.recomputing`: what reads English asks it as well.
"""

from goldenthread.plan import recompute

__all__ = ["recompute"]
