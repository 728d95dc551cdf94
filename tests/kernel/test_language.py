from collections.abc import Iterator
from pathlib import Path

import pytest

from takar.kernel import language
from takar.kernel.language import msg, speaking

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Kolom {column} tidak dikenal."
msgstr "Column {column} is unknown."
"""


@pytest.fixture
def _english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language.catalogue.cache_clear()


@pytest.mark.usefixtures("_english")
def test_a_sentence_is_said_in_the_language_of_the_reader() -> None:
    sentence = msg("Kolom {column} tidak dikenal.", column="NIP")
    assert str(sentence) == "Kolom NIP tidak dikenal."
    with speaking("en"):
        assert str(sentence) == "Column NIP is unknown."
    assert str(sentence) == "Kolom NIP tidak dikenal."


@pytest.mark.usefixtures("_english")
def test_a_sentence_without_translation_stays_indonesian() -> None:
    with speaking("en"):
        assert str(msg("Berkas kosong.")) == "Berkas kosong."


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Read the catalogues anew before each test here, and leave no made-up one to later tests."""
    language.catalogue.cache_clear()
    yield
    language.catalogue.cache_clear()
