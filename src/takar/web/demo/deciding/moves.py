"""A list of moves of the demonstration: promotions and rotations, answered three ways."""

from dataclasses import dataclass
from pathlib import Path

from django.db.models import F

from takar.kernel.calendar import add_years
from takar.web.demo.deciding.papers import PaperStory
from takar.web.demo.papers import written
from takar.web.demo.story import Story
from takar.web.mobility import actions
from takar.web.mobility.actions import Wish
from takar.web.mobility.models import MoveList
from takar.web.people.models import Employee, Position
from takar.web.posts.queries.roster import posts_wanted

LOWER = {"ADMINISTRATOR": "PENGAWAS", "PENGAWAS": "AHLI_PERTAMA"}
MOST = 12
PROMOTED = "Mengisi jabatan lowong; kinerja dua tahun terakhir baik."
ROTATED = "Penyegaran sesudah lama pada jabatan yang sama."
BASIS = "Rapat tim penilai kinerja"
PAPER = "usulan-perpindahan.xlsx"


@dataclass(frozen=True)
class MoveStory:
    """One list of proposed moves in one agency."""

    story: Story
    papers: PaperStory
    folder: Path

    def tell(self) -> MoveList | None:
        """Lay the list out, complete half of the dossiers, and check it; once."""
        agency, operator = self.story.agency, self.story.operator
        day = self.papers.inauguration
        title = f"Usulan promosi dan rotasi {day.year}"
        known: MoveList | None = MoveList.objects.filter(agency=agency, title=title).first()
        wishes = [] if known else self.wishes()
        if not wishes:
            return known
        self.papers.complete_dossiers(wish.employee for wish in wishes[::2])
        made = actions.propose_list(
            operator, agency, title=title, day=day, moves=wishes, basis=BASIS
        )
        written(self.folder / PAPER, lambda: actions.take_list(operator, made))
        return made

    def wishes(self) -> list[Wish]:
        """Return a promotion or a rotation into each of some vacant posts, nobody twice."""
        chosen: dict[int, Wish] = {}
        for number, post in enumerate(self.vacant()):
            tier = LOWER[post.tier] if number % 2 else post.tier
            one = self.settled(tier, but=chosen)
            if one is not None:
                because = PROMOTED if number % 2 else ROTATED
                chosen[one.pk] = Wish(one, post, because=because, reason_code="KEBUTUHAN")
        return list(chosen.values())

    def vacant(self) -> list[Position]:
        """Return vacant posts of the middle tiers, as the tree has them."""
        free = posts_wanted(self.story.agency, {"show": "lowong"}).filter(tier__in=LOWER)
        return list(free.select_related("agency", "unit")[:MOST])

    def settled(self, tier: str, *, but: dict[int, Wish]) -> Employee | None:
        """Return somebody of a tier who may be moved by now; who was assessed comes first."""
        day = self.papers.inauguration
        people = Employee.objects.filter(
            agency=self.story.agency,
            position_tier=tier,
            employment="PNS",
            positioned_on__range=(add_years(day, -5), add_years(day, -2)),
            left_on=None,
            user=None,
        )
        rows = people.exclude(pk__in=but).select_related("agency", "position", "unit")
        assessed = F("participations__number").asc(nulls_last=True)
        found: Employee | None = rows.order_by(assessed, "positioned_on", "code").first()
        return found
