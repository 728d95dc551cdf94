"""The office that each unit belongs to."""

from takar.web.demo.story import Story
from takar.web.people.models import WorkUnit


def offices_of(story: Story) -> dict[str, str]:
    """Return the name of the office that each unit belongs to, by the path of the unit."""
    units = WorkUnit.objects.filter(agency=story.agency)
    names = {one.path: one.name for one in units}
    return {path: names.get(office_path(path), "") for path in names}


def office_path(path: str) -> str:
    """Return the path of the office above a unit: the second step from the root.

    >>> office_path("root/office/part/"), office_path("root/")
    ('root/office/', 'root/')
    """
    return "/".join(path.split("/")[:2]).rstrip("/") + "/"
