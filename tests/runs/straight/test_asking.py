from dataclasses import replace
from datetime import date
from pathlib import Path

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.straight.asking import RESULTS, asked_components, asked_groups, asked_results
from tests.runs.folders import RULES


def test_each_statement_reads_what_it_is_over(law: Law) -> None:
    results = asked_results(law, RULES)
    assert '"trainings"' in results
    assert RESULTS not in results
    for over_results in (asked_components(law, RULES), asked_groups(law, RULES)):
        assert f'"{RESULTS}"' in over_results
        assert '"trainings"' not in over_results


def test_another_law_or_rule_set_is_another_statement(law: Law, cache: Path) -> None:
    kept = cache / "takar" / "statements"
    asked_results(law, RULES)
    before = len(list(kept.glob("*.sql")))
    asked_results(law, RULES)
    assert len(list(kept.glob("*.sql"))) == before
    asked_results(Book.load().on(date(2020, 12, 31)), RULES)
    asked_results(replace(law, edition="another"), RULES)
    assert len(list(kept.glob("*.sql"))) == before + 2
