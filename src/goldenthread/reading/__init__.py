"""Reading a document into a Report: formats -> grid -> columns -> rows -> repairs."""

from goldenthread.reading.reader import read

__all__ = ["read"]
