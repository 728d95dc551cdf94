"""In which region posts lie and people work, as far as somebody wrote it down."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, Position
from takar.web.posts.models import PostProfile


@dataclass(frozen=True)
class Regions:
    """Regions of posts and of units; what is not there is not known.

    Attributes:
        of_unit: where all described posts of the unit lie in one region.
    """

    of_post: Mapping[int, str]
    of_unit: Mapping[int, str]

    def of(self, position: Position) -> str:
        """Return the region of a post, or of its unit; empty is not known."""
        return self.of_post.get(position.pk) or self.of_unit.get(position.unit_id or 0, "")

    def home(self, employee: Employee) -> str:
        """Return the region where a person works now; empty is not known."""
        own = self.of_post.get(employee.position_id or 0)
        return own or self.of_unit.get(employee.unit_id or 0, "")


def regions_of(agency: Agency) -> Regions:
    """Return the regions of an agency; capitals and spaces do not make another region."""
    rows = PostProfile.objects.filter(position__agency=agency).exclude(region="").order_by()
    of_post, of_unit = dict[int, str](), defaultdict[int, set[str]](set)
    for post, unit, told in rows.values_list("position_id", "position__unit_id", "region"):
        if region := " ".join(told.split()).casefold():
            of_post[post] = region
            of_unit[unit or 0].add(region)
    of_unit.pop(0, None)
    return Regions(of_post, {unit: own.pop() for unit, own in of_unit.items() if len(own) == 1})
