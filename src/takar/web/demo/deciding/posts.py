"""Posts of the demonstration: marked with reasons, placed in regions, soon vacant, some faulty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from takar.kernel.calendar import add_years
from takar.web.demo.deciding.offices import offices_of
from takar.web.demo.story import Story
from takar.web.people.actions import import_tables
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.posts.actions import (
    declare_vacancy,
    describe_post,
    extend_term,
    mark_posts,
    set_contract_end,
)
from takar.web.posts.models import PostProfile
from takar.web.posts.queries import target_posts, vacancies

TARGETS, CRITICALS, CONTRACTS = 6, 1, 40
STRUCTURAL = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
TWO_YEARS = timedelta(days=730)
CONTRACT_YEARS = 5
DECREE = "800.1.2.6/37 Tahun 2025"
BECAUSE = "Lowong atau akan lowong dalam dua tahun dan menentukan sasaran pembangunan daerah."
CRITICAL_BECAUSE = "Sulit diisi: pengalaman bidangnya jarang, pekerjaannya tidak dapat menunggu."
VACANT_BECAUSE = "Pejabat lama beralih tugas; dijalankan pelaksana tugas sampai diisi."
EXTENDED = "Persetujuan PPK 800.1.3.3/21/2025"
CAPITAL = "Ibu kota"
DISTRICT = "Kecamatan "
ODD_POST = "Staf Ahli Utama (usulan)"
FAULTS = "Kekeliruan yang disengaja (rekaan)"


@dataclass(frozen=True)
class PostStory:
    """What is said about the posts of one agency on a day."""

    story: Story
    day: date

    def tell(self) -> None:
        """Mark posts, say where they lie and who leaves when, and leave two faults; once."""
        self.leave_faults()
        if not PostProfile.objects.filter(position__agency=self.story.agency).exists():
            self.mark()
            self.describe()
            self.note_leaving()

    def mark(self) -> None:
        """Name posts that fall vacant: those of heads as targets, some below as critical."""
        for mark, tier, most, because in (
            ("target", "JPT_PRATAMA", TARGETS, BECAUSE),
            ("kritikal", "ADMINISTRATOR", CRITICALS, CRITICAL_BECAUSE),
        ):
            if posts := self.at_risk(tier)[:most]:
                mark_posts(
                    self.story.operator,
                    self.story.agency,
                    positions=posts,
                    mark=mark,
                    is_set=True,
                    because=because,
                    document=DECREE,
                )

    def at_risk(self, tier: str) -> Sequence[Position]:
        """Return the posts of a tier that are vacant or will be within two years, soonest first."""
        found = vacancies(self.story.agency, self.day, self.day + TWO_YEARS)
        return [one.position for one in found if one.position.tier == tier]

    def describe(self) -> None:
        """Say in which region each head sits: the district, or the capital."""
        heads = Position.objects.filter(agency=self.story.agency, tier__in=STRUCTURAL)
        offices = offices_of(self.story)
        for post in heads.select_related("agency", "unit"):
            name = offices.get(post.unit.path, "") if post.unit else ""
            region = name.removeprefix(DISTRICT) if name.startswith(DISTRICT) else CAPITAL
            echelon = post.unit.echelon if post.unit else ""
            describe_post(self.story.operator, post, echelon=echelon, region=region)

    def note_leaving(self) -> None:
        """Declare a vacancy, prolong a term, and write down when contracts end."""
        self.declare()
        self.prolong()
        hired = Employee.objects.filter(
            agency=self.story.agency, employment="PPPK", contract_end=None, left_on=None
        )
        for one in hired.select_related("agency").order_by("appointed_on", "code")[:CONTRACTS]:
            set_contract_end(self.story.operator, one, ended_on=self.contract_end(one))

    def declare(self) -> None:
        """Declare the first vacant target post vacant."""
        posts = target_posts(self.story.agency).select_related("agency")
        vacant = posts.exclude(holders__left_on__isnull=True, holders__isnull=False).first()
        if vacant is not None:
            declare_vacancy(
                self.story.operator,
                vacant,
                kind="LOWONG",
                vacant_from=self.day,
                reason=VACANT_BECAUSE,
            )

    def prolong(self) -> None:
        """Prolong the term of the head who has sat longest, where that is over five years."""
        heads = Employee.objects.filter(agency=self.story.agency, position_tier="JPT_PRATAMA")
        longest = heads.filter(positioned_on__lt=add_years(self.day, -5)).order_by("positioned_on")
        head = longest.select_related("position__agency").first()
        if head is not None and head.position is not None:
            extend_term(
                self.story.operator,
                head.position,
                employee=head,
                until_on=add_years(self.day, 1),
                document=EXTENDED,
            )

    def contract_end(self, one: Employee) -> date:
        """Return the last day of a contract of five years, renewed as often as needed."""
        ends = add_years(one.appointed_on or self.day, CONTRACT_YEARS)
        while ends <= self.day:
            ends = add_years(ends, CONTRACT_YEARS)
        return ends - timedelta(days=1)

    def leave_faults(self) -> None:
        """Leave a post with two holders and a post for whose tier nobody laid down a standard."""
        agency, operator = self.story.agency, self.story.operator
        if tables := {**self.odd_post(), **self.doubled()}:
            import_tables(operator, agency, tables=tables, origin=FAULTS)

    def odd_post(self) -> dict[str, pa.Table]:
        """Return a vacant post of a tier that the agency's standards do not know, once."""
        agency = self.story.agency
        if Position.objects.filter(agency=agency, title=ODD_POST).exists():
            return {}
        unit = WorkUnit.objects.filter(agency=agency, depth=1).order_by("path")[0]
        row = {
            "position_id": [f"{agency.code}-usulan-1".upper()],
            "agency": [agency.code],
            "work_unit_id": [unit.code],
            "title": [ODD_POST],
            "position_tier": ["JPT_MADYA"],
            "is_strategic": [False],
        }
        return {"positions": pa.table(row)}

    def doubled(self) -> dict[str, pa.Table]:
        """Return somebody written down on the post of a colleague; an import may undo it."""
        heads = Employee.objects.filter(
            agency=self.story.agency, participations=None, position__isnull=False, left_on=None
        )
        for tier in ("PENGAWAS", "ADMINISTRATOR"):
            of_tier = heads.filter(position_tier=tier).select_related("position")
            pair = list(of_tier.order_by("-code")[:2])
            if len(pair) > 1 and (post := pair[1].position):
                row = {"employee_id": [pair[0].code], "position_id": [post.code]}
                return {} if pair[0].position == post else {"employees": pa.table(row)}
        return {}
