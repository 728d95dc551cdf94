import pytest

from takar.web.people import actions
from takar.web.people.importing import write
from takar.web.people.models import BatchState, Employee, ImportBatch
from takar.web.people.tasks import end_import, run_import
from tests.cast import Cast
from tests.web.people.made import DAY, csv_of, inside, person, upload


def confirmed(cast: Cast) -> ImportBatch:
    batch = actions.check_file(
        cast.rahayu, cast.agency, kind="siasn", upload=upload(csv_of(person(1))), day=DAY
    )
    return actions.queue_batch(cast.rahayu, batch)


def test_a_worker_imports_what_was_confirmed(cast: Cast) -> None:
    with inside(cast.agency):
        batch = confirmed(cast)
    run_import(cast.rahayu, batch)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.IMPORTED
        assert Employee.objects.filter(code="ID1").exists()


def test_a_worker_that_fails_puts_the_file_back_with_the_reason(cast: Cast) -> None:
    with inside(cast.agency):
        batch = confirmed(cast)
        Employee.objects.create(agency=cast.agency, code="ID1", name="Lain", employment="PNS")
    run_import(cast.rahayu, batch)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert "berubah sejak" in str(batch.outcome.problem)
        assert str(batch.outcome.hint)


def test_a_worker_that_breaks_down_leaves_nothing_half_done(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no room on disk")

    with inside(cast.agency):
        batch = confirmed(cast)
    monkeypatch.setattr(write, "note", broken)
    with pytest.raises(OSError, match="no room"):
        run_import(cast.rahayu, batch)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert not Employee.objects.filter(code="ID1").exists()


def test_a_worker_too_late_leaves_what_was_imported(cast: Cast) -> None:
    with inside(cast.agency):
        batch = confirmed(cast)
        actions.import_batch(cast.rahayu, batch)
    run_import(cast.rahayu, batch)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.IMPORTED


def test_an_import_that_was_cut_off_can_be_confirmed_again(cast: Cast) -> None:
    with inside(cast.agency):
        batch = confirmed(cast)
    end_import(batch.pk, cast.rahayu.pk)
    with inside(cast.agency):
        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert "terputus" in str(batch.outcome.problem)
        assert not Employee.objects.filter(code="ID1").exists()
    run_import(cast.rahayu, actions_again(cast, batch))
    with inside(cast.agency):
        assert Employee.objects.filter(code="ID1").exists()


def actions_again(cast: Cast, batch: ImportBatch) -> ImportBatch:
    """Confirm once more."""
    with inside(cast.agency):
        return actions.queue_batch(cast.rahayu, batch)
