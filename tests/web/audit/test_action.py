from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import NotPermitted, action, if_it_fails, noted, plain
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.cast import Cast


@action("audit.agency.renamed", needs=operates)
def rename(actor: User, agency: Agency, *, name: str) -> None:
    noted(before=agency.name)
    agency.name = name
    agency.save()


def test_an_act_is_permitted_whole_and_recorded(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        rename(cast.joko, cast.agency, name="Milik Joko")
    cast.agency.refresh_from_db()
    assert cast.agency.name == "Kabupaten Tirtamaya"

    rename(cast.rahayu, cast.agency, name="Kabupaten Baru")

    with scope(agency_code=cast.agency.code):
        entry = Entry.objects.get()
    assert entry.actor == cast.rahayu
    assert entry.act == "audit.agency.renamed"
    assert entry.facts == {"before": "Kabupaten Tirtamaya", "name": "Kabupaten Baru"}


def test_what_cannot_be_recorded_does_not_happen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise OSError("no room on disk")

    monkeypatch.setattr(Entry, "save", broken)
    with pytest.raises(OSError, match="no room"):
        rename(cast.rahayu, cast.agency, name="Kabupaten Baru")
    cast.agency.refresh_from_db()
    assert cast.agency.name == "Kabupaten Tirtamaya"


def test_a_recorded_act_can_be_neither_changed_nor_removed(cast: Cast) -> None:
    rename(cast.rahayu, cast.agency, name="Kabupaten Baru")
    with scope(agency_code=cast.agency.code):
        entry = Entry.objects.get()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_a_query_or_table_is_named_and_not_told(cast: Cast) -> None:
    with scope(agency=cast.agency):
        everybody = Employee.objects.all()
        assert plain({"people": everybody}) == {"people": "QuerySet"}
    assert plain(pa.table({"name": ["Putri Anjani"]})) == "Table"
    assert plain("a word") == "a word"


@action("audit.files.written", needs=operates)
def write_file(actor: User, agency: Agency, *, path: Path, fails: bool = False) -> None:
    path.write_text("written")
    if_it_fails(path.unlink)
    if fails:
        raise OSError("broken")


@action("audit.files.gathered", needs=operates)
def write_two(actor: User, agency: Agency, *, folder: Path, fails: bool) -> None:
    write_file(actor, agency, path=folder / "one")
    write_file(actor, agency, path=folder / "two")
    if fails:
        raise OSError("broken")


def test_what_was_written_beside_the_database_goes_when_the_act_fails(
    cast: Cast, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="broken"):
        write_file(cast.rahayu, cast.agency, path=tmp_path / "one", fails=True)
    with pytest.raises(OSError, match="broken"):
        write_two(cast.rahayu, cast.agency, folder=tmp_path, fails=True)
    assert list(tmp_path.iterdir()) == []
    write_two(cast.rahayu, cast.agency, folder=tmp_path, fails=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
