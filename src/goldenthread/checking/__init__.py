"""Checking a report: every figure that can be recomputed, every status against its figures, one file a rule."""

from goldenthread.checking.check import Checked, check
from goldenthread.checking.claims import recompute

__all__ = ["Checked", "check", "recompute"]
