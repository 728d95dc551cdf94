"""Posts in their units, who holds them, and which are targets."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.posts.models import PostProfile

Posts = QuerySet[Position]
NOW = Q(holders__left_on__isnull=True)


@dataclass
class UnitNode:
    """A unit with what hangs below it, and its posts counted with all below.

    Attributes:
        posts: seats; ``held``: with a holder; ``targets``: named as target posts.
    """

    unit: WorkUnit
    posts: int = 0
    held: int = 0
    targets: int = 0
    branches: list["UnitNode"] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        """Seats without a holder."""
        return self.posts - self.held


def posts_in(agency: Agency) -> Posts:
    """Return every post of an agency with its unit, its profile and how many hold it."""
    posts = Position.objects.filter(agency=agency).select_related("unit", "profile")
    return posts.annotate(held=Count("holders", filter=NOW)).order_by("unit__path", "title", "pk")


def target_posts(agency: Agency) -> Posts:
    """Return the target posts of an agency."""
    return posts_in(agency).filter(profile__is_target=True)


def critical_posts(agency: Agency) -> Posts:
    """Return the critical posts of an agency."""
    return posts_in(agency).filter(profile__is_critical=True)


def profile_of(position: Position) -> PostProfile | None:
    """Return what is said about a post; nothing where nobody said anything."""
    found: PostProfile | None = PostProfile.objects.filter(position=position).first()
    return found


def holders(agency: Agency) -> dict[int, list[Employee]]:
    """Return who holds each post now, by the number of the post's row."""
    found: dict[int, list[Employee]] = defaultdict(list)
    held = Employee.objects.filter(agency=agency, left_on=None, position__isnull=False)
    for one in held.select_related("unit").order_by("name", "pk"):
        found[one.position_id or 0].append(one)
    return dict(found)


def holders_among(posts: Sequence[Position]) -> dict[int, list[Employee]]:
    """Return who holds each of some posts now, by the number of the post's row."""
    found: dict[int, list[Employee]] = defaultdict(list)
    held = Employee.objects.filter(position__in=[one.pk for one in posts], left_on=None)
    for one in held.order_by("name", "pk"):
        found[one.position_id or 0].append(one)
    return dict(found)


def tree_of(agency: Agency) -> list[UnitNode]:
    """Return the units as a tree with their posts counted, in two queries."""
    rows = Position.objects.filter(agency=agency).order_by().values("unit")
    counted = rows.annotate(
        posts=Count("pk", distinct=True),
        held=Count("pk", filter=NOW & Q(holders__isnull=False), distinct=True),
        targets=Count("pk", filter=Q(profile__is_target=True), distinct=True),
    )
    counts: dict[Any, Any] = {row["unit"]: row for row in counted}
    units = WorkUnit.objects.filter(agency=agency).order_by("path", "name")
    nodes = {unit.pk: node_of(unit, counts.get(unit.pk, {})) for unit in units}
    return grown(nodes)


@dataclass(frozen=True)
class Branch:
    """One unit of the tree as a page shows it.

    Attributes:
        node: the unit; none above the highest ones.
        above: the units above it, the highest first.
        below: what hangs directly below.
    """

    node: UnitNode | None
    above: list[WorkUnit]
    below: list[UnitNode]


def branch_of(agency: Agency, unit: int) -> Branch | None:
    """Return one unit of the tree, the only highest one for 0; none where there is no such unit."""
    roots = tree_of(agency)
    nodes = dict(within(roots))
    if unit and unit not in nodes:
        return None
    node = nodes[unit] if unit else (roots[0] if len(roots) == 1 else None)
    if node is None:
        return Branch(None, [], roots)
    above: list[WorkUnit] = []
    parent = nodes.get(node.unit.parent_id or 0)
    while parent is not None:
        above.insert(0, parent.unit)
        parent = nodes.get(parent.unit.parent_id or 0)
    return Branch(node, above, node.branches)


def within(nodes: list[UnitNode]) -> Iterator[tuple[int, UnitNode]]:
    """Yield every unit of a tree with the number of its row."""
    for node in nodes:
        yield node.unit.pk, node
        yield from within(node.branches)


def node_of(unit: WorkUnit, row: Mapping[str, int]) -> UnitNode:
    """Return one unit with its own posts counted."""
    return UnitNode(unit, row.get("posts", 0), row.get("held", 0), row.get("targets", 0))


def grown(nodes: dict[int, UnitNode]) -> list[UnitNode]:
    """Hang units under their parents, counting upwards."""
    roots: list[UnitNode] = []
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id or 0)
        (above.branches if above else roots).append(node)
    for node in sorted(nodes.values(), key=lambda each: -each.unit.depth):
        above = nodes.get(node.unit.parent_id or 0)
        if above:
            above.posts += node.posts
            above.held += node.held
            above.targets += node.targets
    return roots
