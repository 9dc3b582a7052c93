"""The settings file, goldenthread.toml: what a person decided."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from goldenthread.cli.documents import content
from goldenthread.judging.presets import preset_named
from goldenthread.plan import (
    Answer,
    MeasureSettings,
    Missing,
    PathPoint,
    Rating,
    Settings,
    SettingsError,
    TargetChange,
    TargetPath,
    Tolerance,
)

NAME = "goldenthread.toml"

_OF_PARTS: dict[str, type[BaseModel]] = {
    "measures": MeasureSettings,
    "answers": Answer,
    "tolerance": Tolerance,
    "target_paths": TargetPath,
    "points": PathPoint,
    "target_changes": TargetChange,
}
_LONGEST_SHOWN = 40
_HINT = 'a ref with a full stop in it needs quotes, as in [measures."11.6"]'


def settings_for(path: Path | None, documents: Sequence[str]) -> Settings:
    """Load the settings file that was named, or else the one beside the first document; none is no fault.

    Raises SettingsError for one that can't be used.
    """
    if path is not None:
        return _load(path)
    beside = Path(documents[0]).parent / NAME if documents and documents[0] != "-" else Path(NAME)
    return _load(beside) if beside.is_file() else Settings()


def _load(path: Path) -> Settings:
    text = ""
    try:
        text = content(str(path)).decode("utf-8-sig")
        settings = Settings.model_validate(tomllib.loads(text, parse_float=str))
    except ValidationError as fault:
        raise _unfit(path, text, fault.errors()[0]) from fault
    except UnicodeDecodeError as fault:
        raise _no_toml(path, f"byte {fault.start + 1} is not UTF-8") from fault
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise _no_toml(path, str(fault)[:1].lower() + str(fault)[1:]) from fault
    _check_presets(settings, path)
    return settings


def _check_presets(settings: Settings, path: Path) -> None:
    named = [settings.preset, *(measure.preset for measure in settings.measures.values() if measure.preset)]
    for name in named:
        try:
            preset_named(name)
        except SettingsError as fault:
            raise SettingsError(fault.what, where=str(path), expected=fault.expected, do=fault.do) from fault


def _unfit(path: Path, text: str, fault: ErrorDetails) -> SettingsError:
    """Tell of the first value that doesn't fit: which key, on which line, and what would fit."""
    keys = fault["loc"][:2] if fault["loc"][0] == "scheme" else fault["loc"]
    unknown, missing = fault["type"] == "extra_forbidden", fault["type"] == "missing"
    shown = repr(fault["input"])
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 3]}..."
    place = _named(keys)
    what = f"there is no setting {place}" if unknown else f"{place} is missing" if missing else None
    hint = f"; {_HINT}" if unknown and keys[0] == "measures" else ""
    return SettingsError(
        what or f"{place} can't be {shown}",
        where=f"{path}{_line(text, keys)}",
        expected=_expected(keys, fault, unknown),
        do=f"mend that key (docs/settings.md shows each){hint}",
    )


def _named(keys: Sequence[int | str]) -> str:
    """Name a key as it would stand in the file: measures."11.6".tolerance.value, or answers, number 2, because."""
    named = ""
    for before, key in zip(("", *keys), keys, strict=False):
        if isinstance(key, int):
            named += f", number {key + 1}"
            continue
        join = ", " if isinstance(before, int) else "." if named else ""
        named += join + (key if re.fullmatch(r"[\w-]+", key) else f'"{key}"')
    return named


def _known_beside(keys: Sequence[int | str]) -> list[str]:
    """Give the settings that may stand where an unknown one does."""
    part = next((_OF_PARTS[str(key)] for key in reversed(keys[:-1]) if key in _OF_PARTS), Settings)
    return list(part.model_fields)


def _expected(keys: Sequence[int | str], fault: ErrorDetails, unknown: bool) -> str:
    if unknown or fault["type"] == "missing":
        return f"{'one of ' if unknown else ''}{', '.join(_known_beside(keys))}"
    if keys[0] == "scheme" and len(keys) > 1:
        return f"one of {', '.join([*Rating, *Missing])}"
    told = fault["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    return told[:1].lower() + told[1:]


def _line(text: str, keys: Sequence[int | str]) -> str:
    """Find the line of a key, where only one begins with its name."""
    name = re.escape(str(keys[-1]))
    starts = re.compile(rf"\s*(?:\"{name}\"|{name})\s*=|\s*\[.*\b{name}\"?\]")
    found = [number for number, line in enumerate(text.splitlines(), start=1) if starts.match(line[:200])]
    return f", line {found[0]}" if len(found) == 1 else ""


def _no_toml(path: Path, what: str) -> SettingsError:
    return SettingsError(
        f"this is no TOML: {what}",
        where=str(path),
        expected='lines such as authority = "..." and [measures."1.2"]',
        do="mend that line; docs/settings.md shows each setting",
    )
