"""``takar talent development``: needs, the plan under a budget, the official forms."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from takar.cli.talent_options import Agency, Day, Folder, LawDirs, Out, line, opened, say
from takar.cli.telling import faults_listed
from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.planning.competency_gaps import Caps, GapPlan
from takar.runs.development import forms, needs_of, people_of_unit, plan_for, read_offers
from takar.runs.sheets import check_sheets, write_sheets


def development(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    out: Out,
    offers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Daftar pelatihan: .csv atau .parquet.")
    ] = None,
    budget: Annotated[int | None, typer.Option(min=0, help="Anggaran, rupiah.")] = None,
    most_hours: Annotated[
        int | None, typer.Option(min=0, help="JP paling banyak per orang.")
    ] = None,
    most_trainings: Annotated[
        int, typer.Option(min=1, max=4, help="Pelatihan paling banyak per orang.")
    ] = 2,
    unit: Annotated[str | None, typer.Option(help="work_unit_id; kosong: semua.")] = None,
    word: Annotated[str, typer.Option(help="Kata undian, dicetak pada rencana.")] = "",
    seconds: Annotated[float, typer.Option(min=1, help="Waktu paling lama (detik).")] = 60,
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Cari kebutuhan pengembangan (AKPK) dan, dengan daftar pelatihan, rencana terbaiknya."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    people = people_of_unit(own.tables, own.facts, unit) if unit else None
    found = needs_of(own.tables, own.facts, people=people)
    plan = None
    if offers:
        hours = None if most_hours is None else Decimal(most_hours)
        with faults_listed():
            listed = read_offers(offers, own.law)
        caps = Caps(budget, hours, most_trainings)
        plan = plan_for(found, listed, caps, word=word or str(day), seconds=seconds)
    write_sheets(out, forms(found, own.facts, plan))
    say(
        msg(
            "{count} kebutuhan dari {people} orang; hasil di {out}.",
            count=len(found.found),
            people=len({need.employee_id for need in found.found}),
            out=out,
        ),
        msg("{count} level belum dinilai.", count=len(found.unassessed)),
    )
    if plan:
        _tell(plan)


def _tell(plan: GapPlan) -> None:
    say(
        msg(
            "Rencana menutup {worth} dari {wanted} kesenjangan berbobot bagi {people} orang.",
            worth=printed(plan.worth),
            wanted=printed(plan.wanted),
            people=plan.people,
        ),
        msg("Biaya {cost} rupiah, {hours} JP.", cost=printed(plan.cost, 0), hours=plan.hours),
    )
    for proof in plan.proofs:
        gap = printed(proof.gap * 100)
        line(f"  {proof.objective:<8}{proof.status:<12}{printed(proof.value):>16}  {gap} %")
    reasons: dict[str, int] = {}
    for own in plan.left_out:
        reasons[own.reason] = reasons.get(own.reason, 0) + 1
    for reason, count in sorted(reasons.items()):
        line(f"  {reason:<20}{count:>8}")
