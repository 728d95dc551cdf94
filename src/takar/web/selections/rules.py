"""States and kinds of a selection, what may follow what, and what is wrong with its plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed

KINDS = {
    "SELEKSI_TERBUKA": "Seleksi terbuka",
    "JOB_FIT": "Uji kesesuaian jabatan (job fit)",
}
STATES = {
    "DRAF": "Draf",
    "DIBUKA": "Pendaftaran",
    "PENILAIAN": "Penilaian",
    "SELESAI": "Selesai",
}
ORDER = tuple(STATES)
SOURCES = {"PANITIA": "Nilai panitia", "JPM": "JPM kegiatan penilaian"}
POST_STATES = {"TERBUKA": "Terbuka", "DIBATALKAN": "Dibatalkan"}
APPLICANT_STATES = {
    "MENDAFTAR": "Mendaftar",
    "MEMENUHI_SYARAT": "Memenuhi syarat",
    "TIDAK_MEMENUHI_SYARAT": "Tidak memenuhi syarat",
    "TIDAK_HADIR": "Tidak hadir",
    "MENGUNDURKAN_DIRI": "Mengundurkan diri",
}
COUNTED = ("MEMENUHI_SYARAT",)
ORIGINS = {
    "INTERNAL": "Dalam instansi",
    "INSTANSI_LAIN": "Instansi lain",
    "AKADEMISI": "Akademisi atau pakar",
}
WHOLE = Decimal(100)


@dataclass(frozen=True)
class Finding:
    """What is wrong, what to do, and whether it stops the next step."""

    problem: Message
    hint: Message
    stops: bool = False


@dataclass(frozen=True)
class Plan:
    """A selection as its rules look at it.

    Attributes:
        weights: per component, in percent.
        applicants: per open post, how many meet the conditions.
        members: origin of each member of the committee.
    """

    kind: str
    weights: Mapping[str, Decimal]
    applicants: Mapping[str, int]
    members: Sequence[str]


def findings(plan: Plan, limits: Mapping[str, int]) -> list[Finding]:
    """Return everything wrong with a selection; an empty list is a good one."""
    found = [*weight_findings(plan)]
    if plan.kind == "SELEKSI_TERBUKA":
        found += [*thin_posts(plan, limits), *committee_findings(plan, limits)]
    return found


def weight_findings(plan: Plan) -> Iterator[Finding]:
    """Find weights that do not sum to one hundred."""
    total = sum(plan.weights.values(), Decimal(0))
    if total != WHOLE:
        yield Finding(
            msg("Jumlah bobot komponen {total}, seharusnya 100.", total=printed(total)),
            msg("Ubah bobot pada bagian Komponen."),
            stops=True,
        )


def thin_posts(plan: Plan, limits: Mapping[str, int]) -> Iterator[Finding]:
    """Find posts with fewer applicants than the law asks; a person decides what follows."""
    for post, count in plan.applicants.items():
        if count < limits["applicants_min"]:
            yield Finding(
                msg(
                    "{post}: {count} pelamar memenuhi syarat, paling sedikit {least}.",
                    post=post,
                    count=count,
                    least=limits["applicants_min"],
                ),
                msg("Perpanjang pengumuman, atau batalkan jabatan itu dengan alasan."),
            )


def committee_findings(plan: Plan, limits: Mapping[str, int]) -> Iterator[Finding]:
    """Find a committee of an even or wrong number, or with too many from inside."""
    size = len(plan.members)
    if not limits["committee_min"] <= size <= limits["committee_max"] or size % 2 == 0:
        yield Finding(
            msg(
                "Panitia berjumlah {size}; seharusnya ganjil, {least} sampai {most}.",
                size=size,
                least=limits["committee_min"],
                most=limits["committee_max"],
            ),
            msg("Ubah susunan panitia; batasnya belum pasti dan dapat ditimpa instansi."),
        )
    inside = sum(origin == "INTERNAL" for origin in plan.members)
    if inside * 100 > limits["internal_share_max"] * size:
        yield Finding(
            msg(
                "{inside} dari {size} anggota dari dalam instansi, paling banyak {most} persen.",
                inside=inside,
                size=size,
                most=limits["internal_share_max"],
            ),
            msg("Tambah anggota dari instansi lain atau akademisi."),
        )


def may_follow(state: str, following: str) -> bool:
    """Tell whether ``following`` is next to ``state``, on or back."""
    return following in STATES and abs(ORDER.index(following) - ORDER.index(state)) == 1


class Kept(BaseModel):
    """A model kept in a JSON column: whatever it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(Kept):
    """One applicant as the list was printed; numbers are texts with all their digits."""

    applicant: int
    name: str
    parts: dict[str, str | None]
    total: str | None
    place: int | None
    order: int | None
    by_lot: bool
    lot: str


class PrintedList(Kept):
    """The order of one post, frozen.

    Attributes:
        weights: in percent, by component.
        titles: of the components.
        finalists: so many go on.
        proposed: so many are proposed.
        lot: the word from which ties were broken.
    """

    version: Literal[1] = 1
    post: str
    weights: dict[str, str]
    titles: dict[str, str]
    finalists: int
    proposed: int
    lot: str
    law_edition: str
    evidence: str
    rows: tuple[Row, ...]
