from takar.kernel.language import msg
from takar.tables import TABLES
from takar.web.notices.rules import Said
from takar.web.people import rules
from takar.web.people.models import Employee
from takar.web.people.rules import BatchSummary, TableCount


def test_a_sentence_survives_being_kept() -> None:
    kept = Said.of(msg("Kolom {column} salah.", column="NIP")).model_dump()
    assert str(Said.model_validate(kept)) == "Kolom NIP salah."
    assert str(Said.of("{bukan} templat")) == "{bukan} templat"


def test_a_summary_adds_up_its_tables() -> None:
    summary = BatchSummary(
        tables={"a": TableCount(new=1, unchanged=2), "b": TableCount(changed=3, unchanged=4)}
    )
    assert (summary.new, summary.changed, summary.unchanged) == (1, 3, 6)
    assert not summary.changes_nothing
    assert BatchSummary(tables={"a": TableCount(unchanged=2)}).changes_nothing


def test_titles_stand_for_tables_and_fields_that_exist() -> None:
    assert set(rules.TABLE_TITLES) == set(TABLES) - {"claims"}
    fields = {field.name for field in Employee._meta.get_fields()}
    assert set(rules.GAPS) <= fields
    assert set(rules.RESTRICTED_TABLES) <= set(TABLES)
