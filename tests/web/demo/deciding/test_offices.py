from takar.web.demo.deciding.offices import office_path, offices_of
from takar.web.people.models import WorkUnit
from tests.web.demo.deciding.made import Village


def test_everything_below_an_office_belongs_to_it() -> None:
    assert office_path("root/office/part/piece/") == "root/office/"
    assert office_path("root/office/") == "root/office/"
    assert office_path("root/") == "root/"


def test_a_part_of_an_office_is_told_its_name(village: Village) -> None:
    offices = offices_of(village.story)
    part = WorkUnit.objects.filter(depth=2)[0]
    above = WorkUnit.objects.get(pk=part.parent_id or 0)
    assert offices[part.path] == offices[above.path] == above.name
