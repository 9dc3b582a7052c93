"""Which words exist: looked up in the list of English, or printed by the document itself."""

import gzip
import json
from pathlib import Path

import pytest
import spellchecker

from goldenthread.reading.mending.lexicon import Lexicon

ENGLISH = Lexicon(())


@pytest.mark.parametrize(
    ("word", "exists"),
    [
        ("town", True),
        ("Town", True),
        ("town's", True),
        ("organisation", True),  # the list is American
        ("centre", True),
        ("telecare", True),  # no English list has it, but councils use it
        ("tow", True),
        ("towx", False),
        ('own": 1', False),
        ("", False),
        ("\ud800\ud800\ud800", False),
        ("zzzzzzzz", False),
    ],
)
def test_word_of_english_exists(word: str, exists: bool) -> None:
    assert ENGLISH.knows(word) is exists


def test_words_are_as_common_as_the_list_says() -> None:
    listed = Path(spellchecker.__file__).parent / "resources" / "en.json.gz"
    counts = {
        word: count
        for word, count in list(json.loads(gzip.decompress(listed.read_bytes())).items())[::400]
        if count > 50 and len(word) > 3 and "'" not in word
    }
    assert len(counts) > 100
    assert {word for word, count in counts.items() if ENGLISH.weight(word) < count} == set()
