"""Points to check as comments in a copy of the Word document that they are about."""

from goldenthread.annotating.copying import annotated_copy

__all__ = ["annotated_copy"]
