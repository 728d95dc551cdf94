"""The list of posts, searched and narrowed, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from takar.kernel.language import Message, msg
from takar.web.accounts.models import Agency
from takar.web.people.models import CompetencyStandard, Employee, Position
from takar.web.posts.queries.seats import Posts, posts_in

KINDS = {
    "target": Q(profile__is_target=True),
    "kritikal": Q(profile__is_critical=True),
    "lowong": Q(held=0),
    "rangkap": Q(held__gt=1),
}


def posts_wanted(agency: Agency, wanted: Mapping[str, Any]) -> Posts:
    """Return the posts a filled-in filter asks for, in the order of the tree."""
    posts = posts_in(agency)
    for word in (wanted.get("q") or "").split():
        held = Employee.objects.filter(position=OuterRef("pk"), left_on=None, name__icontains=word)
        posts = posts.filter(Q(title__icontains=word) | Q(code__iexact=word) | Q(Exists(held)))
    if unit := wanted.get("unit"):
        posts = posts.filter(unit__path__startswith=unit.path)
    if tier := wanted.get("tier"):
        posts = posts.filter(tier=tier)
    kind = wanted.get("show") or ""
    return posts.filter(KINDS[kind]) if kind in KINDS else posts


@dataclass(frozen=True)
class Fault:
    """Something wrong with posts or their holders, and what to do.

    Attributes:
        rows: the posts or people it is about.
    """

    code: str
    problem: Message
    hint: Message
    rows: "QuerySet[Any]"
    count: int

    @property
    def is_about_people(self) -> bool:
        """The rows are people; otherwise they are posts."""
        return self.rows.model is Employee


def faults_of(agency: Agency) -> list[Fault]:
    """Return what is wrong with the posts of an agency, what stops most first."""
    found = (
        fault(
            "rangkap",
            msg("Jabatan yang dipegang lebih dari satu orang."),
            msg("Perbaiki jabatan pegawai, atau pisahkan menjadi beberapa jabatan."),
            posts_in(agency).filter(KINDS["rangkap"]),
        ),
        fault(
            "standar",
            msg("Jabatan tanpa standar kompetensi, juga pada jenjangnya."),
            msg("Impor standar kompetensi jabatan; tanpa itu kesesuaian memakai tangga peraturan."),
            without_standard(agency),
        ),
        fault(
            "unit",
            msg("Jabatan tanpa unit kerja."),
            msg("Lengkapi unit kerjanya pada impor peta jabatan."),
            posts_in(agency).filter(unit__isnull=True),
        ),
        fault(
            "jenjang",
            msg("Pegawai yang jenjangnya berbeda dari jenjang jabatannya."),
            msg("Cocokkan data pegawai dengan peta jabatan."),
            other_tier(agency),
        ),
        fault(
            "tanpa_jabatan",
            msg("Pejabat struktural yang tidak terhubung dengan peta jabatan."),
            msg("Hubungkan pegawai dengan jabatannya pada impor pegawai."),
            seatless(agency),
        ),
    )
    return [one for one in found if one.count]


def fault(code: str, problem: Message, hint: Message, rows: "QuerySet[Any]") -> Fault:
    """Return a fault with how many it concerns."""
    return Fault(code, problem, hint, rows, rows.count())


def without_standard(agency: Agency) -> Posts:
    """Return the posts for which neither post nor tier has a standard."""
    own = CompetencyStandard.objects.filter(agency=agency, position=OuterRef("pk"))
    common = CompetencyStandard.objects.filter(
        agency=agency, position__isnull=True, tier=OuterRef("tier")
    )
    return posts_in(agency).filter(~Exists(own), ~Exists(common))


def other_tier(agency: Agency) -> "QuerySet[Employee]":
    """Return the people whose tier is not that of their post."""
    held = Employee.objects.filter(agency=agency, left_on=None, position__isnull=False)
    differ = held.filter(position_tier__isnull=False).exclude(position_tier=F("position__tier"))
    return differ.select_related("unit", "position").order_by("name", "pk")


def seatless(agency: Agency) -> "QuerySet[Employee]":
    """Return the holders of structural posts whose post is not on the map of posts."""
    people = Employee.objects.filter(agency=agency, left_on=None, position__isnull=True)
    return people.filter(position_kind="STRUKTURAL").select_related("unit").order_by("name", "pk")


def tier_counts(agency: Agency) -> dict[str, int]:
    """Return how many posts each tier has."""
    rows = Position.objects.filter(agency=agency).order_by()
    return dict(rows.values_list("tier").annotate(posts=Count("pk")))
