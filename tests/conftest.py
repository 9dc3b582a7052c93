"""What all tests share: no network, how hypothesis draws, and where the real reports are."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"

# A run that failed can be run again; EXPLORE=1 draws new documents each time, to look for new faults.
settings.register_profile("explore", deadline=None, print_blob=True)
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "repeat")


def pytest_configure() -> None:
    """Keep every Python that a test starts off the network, as pytest-socket keeps the tests themselves."""
    no_network = str(ROOT / "tests" / "no_network")
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if no_network not in paths:
        os.environ["PYTHONPATH"] = os.pathsep.join(path for path in [no_network, *paths] if path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests that ask for the real reports where there are none."""
    without = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not on this machine")
    for item in items:
        if "seeds" in getattr(item, "fixturenames", ()):
            item.add_marker(without)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Give the folder of the real reports. A test that asks for it runs only where they are."""
    return SEEDS
