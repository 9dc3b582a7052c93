"""Values to JSON and back, strictly: what a process sends that may have been captured is believed in nothing.

A dataclass becomes the list of its fields and a tuple a list. On the way back every value must be of the kind that its
field says.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Restore = Callable[[Any], Any]


class Mismatch(ValueError):
    """What was sent isn't what it should be."""


def plain(value: Any) -> Any:
    """Give a value as what JSON can hold."""
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    return value


@cache
def restore(kind: Any) -> Restore:
    """Give the function that makes a value of a kind from JSON. It raises Mismatch for what isn't of that kind."""
    origin = get_origin(kind)
    if origin is Literal:
        return _one_of(get_args(kind))
    if origin in (Union, UnionType):
        return _any_of([restore(part) for part in get_args(kind)])
    if origin is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _dataclass(kind)
    return _simple(kind)


def _simple(kind: Any) -> Restore:
    if kind not in (str, int, float, bool, NoneType):
        raise TypeError(f"{kind} can't be carried")

    def made(value: Any) -> Any:
        if kind is float and type(value) in (int, float) and isfinite(value):
            return float(value)
        if type(value) is not kind or kind is float:
            raise Mismatch(kind.__name__)
        return value

    return made


def _one_of(allowed: tuple[Any, ...]) -> Restore:
    def made(value: Any) -> Any:
        if not isinstance(value, str) or value not in allowed:
            raise Mismatch("one of a few words")
        return value

    return made


def _any_of(parts: list[Restore]) -> Restore:
    def made(value: Any) -> Any:
        for part in parts:
            try:
                return part(value)
            except Mismatch:
                continue
        raise Mismatch("one of several kinds")

    return made


def _tuple(parts: tuple[Any, ...]) -> Restore:
    if len(parts) == 2 and parts[1] is Ellipsis:
        every = restore(parts[0])
        return lambda value: tuple([every(one) for one in _listed(value)])
    each = [restore(part) for part in parts]
    return lambda value: tuple([made(one) for made, one in zip(each, _listed(value, len(each)), strict=True)])


def _dataclass(kind: Any) -> Restore:
    hints = get_type_hints(kind)
    each = [restore(hints[field.name]) for field in fields(kind)]
    return lambda value: kind(*[made(one) for made, one in zip(each, _listed(value, len(each)), strict=True)])


def _listed(value: Any, length: int | None = None) -> list[Any]:
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise Mismatch("a list")
    return value
