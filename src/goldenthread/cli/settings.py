"""The settings file, goldenthread.toml: what a person decided."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from goldenthread.cli.documents import content
from goldenthread.plan import Settings, SettingsError

NAME = "goldenthread.toml"


def settings_for(path: Path | None, documents: list[str]) -> Settings:
    """Load the settings file that was named, or else the one beside the first document; none is no fault.

    Raises SettingsError for one that can't be used.
    """
    if path is not None:
        return _load(path)
    beside = Path(documents[0]).parent / NAME if documents and documents[0] != "-" else Path(NAME)
    return _load(beside) if beside.is_file() else Settings()


def _load(path: Path) -> Settings:
    try:
        return Settings.model_validate(tomllib.loads(content(str(path)).decode("utf-8-sig"), parse_float=str))
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _unfit(path, f"{place}: {first['msg'].lower()}") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise _unfit(path, str(fault)) from fault


def _unfit(path: Path, what: str) -> SettingsError:
    return SettingsError(
        what,
        where=str(path),
        expected="settings as docs/settings.md shows them, in TOML",
        do="mend that line, or leave the file out",
    )
