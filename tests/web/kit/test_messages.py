from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from takar.web.kit import messages


def found(code: str) -> list[object]:
    return [sentence for sentence, _ in messages.marked(code, messages.SOURCE / "x.py")]


def test_marked_sentences_are_found_and_others_are_not() -> None:
    assert found('msg("Satu {n}", n=1); _("Dua"); mark("Tiga"); print("Empat")') == [
        "Satu {n}",
        "Dua",
        "Tiga",
    ]


def test_plural_forms_stay_together() -> None:
    assert found('ngettext("%(n)s orang", "%(n)s orang-orang", n)') == [
        ("%(n)s orang", "%(n)s orang-orang")
    ]


def test_every_template_and_module_can_be_read() -> None:
    places = {place for _, place in messages.sentences()}
    assert "kernel/language.py" not in places
    assert any(place.endswith(".html") for place in places)
    assert all(Path(place).suffix in {".py", ".html"} for place in places)


def test_the_command_writes_what_readers_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    call_command("messages", stdout=StringIO())
    assert (tmp_path / "en" / "LC_MESSAGES" / "django.po").stat().st_size > 1000
    assert (tmp_path / "en" / "LC_MESSAGES" / "django.mo").exists()
