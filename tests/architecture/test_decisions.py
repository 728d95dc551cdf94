import re
from pathlib import Path

DECISIONS = sorted((Path(__file__).parents[2] / "docs" / "decisions").glob("*.md"))


def test_decisions_are_numbered_once_and_without_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_decision_is_short_and_whole() -> None:
    for path in DECISIONS:
        text = path.read_text()
        assert len(text.splitlines()) <= 60, path.name
        for part in ("## Context", "## Decision", "## Consequences", "## Alternatives"):
            assert part in text, (path.name, part)
        assert re.match(r"# \d{4}\. \S", text), path.name
