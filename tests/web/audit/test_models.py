import pytest

from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from tests.cast import Cast


def entry(cast: Cast) -> Entry:
    made = Entry(agency_code=cast.agency.code, actor=cast.rahayu, act="a.b.c", subject_name="x")
    made.save()
    return made


def test_what_was_recorded_is_neither_changed_nor_removed(cast: Cast) -> None:
    made = entry(cast)
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(TypeError):
        made.delete()
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert Entry.objects.get().act == "a.b.c"
