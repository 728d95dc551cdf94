"""Words of the rooms of exams are gathered for the catalogues, also those of pure rules."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from takar.web.exam_results import rules as results
from takar.web.exam_results.rules import cuts, readings, terms
from takar.web.exams import rules as exams
from takar.web.item_bank import rules as items
from takar.web.kit.messages import marked
from takar.web.proctoring import rules as halls
from takar.web.sittings.rules import states

PLAIN = {"RUN_TONES", "ON_BOARD", "RULES"}
"""Not titles: tones, and what stands for what."""


def titles(module: ModuleType) -> Iterator[str]:
    """Yield every title that a module of rules tells."""
    for name, table in vars(module).items():
        if name.isupper() and name not in PLAIN and isinstance(table, Mapping):
            yield from (one[0] if isinstance(one, tuple) else one for one in table.values())


@pytest.mark.parametrize("module", [states, halls, exams, items, results, cuts, readings, terms])
def test_every_title_of_the_rules_is_marked_for_translation(module: ModuleType) -> None:
    path = Path(str(module.__file__))
    gathered = {sentence for sentence, _ in marked(path.read_text(encoding="utf-8"), path)}
    told = set(titles(module))
    assert told
    assert told <= gathered
