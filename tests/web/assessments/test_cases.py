"""The five cases in small: the same acts carry every one of them; only the data differ."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from takar.web.accounts.models import Agency
from takar.web.assessments.actions import (
    choose_participants,
    create_event,
    integrate,
    measure_event,
    move_to,
    record_potentials,
    record_scores_table,
    set_methods,
    sign_event,
)
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.people.models import CompetencyRecord, Employee, Position, WorkUnit
from takar.web.results.models import JpmResult
from tests.cast import Cast, employee
from tests.web.assessments.tables import (
    ASPECTS,
    COMPETENCIES,
    GOOD_MATRIX,
    potential_table,
    score_table,
)

DAY = date(2025, 5, 14)


@dataclass(frozen=True)
class Case:
    """One case: who is on the roster, whom the event wants, what must come out."""

    purpose: str
    roster: tuple[tuple[str, int, dict[str, Any]], ...]
    groups: tuple[dict[str, Any], ...]
    sizes: dict[str, int]
    outside: int
    reason: str
    categories: set[str] = field(default_factory=set)


CASES = {
    "Probolinggo": Case(
        purpose="PEMETAAN",
        roster=(
            ("ADMINISTRATOR", 6, {"grade": "IV/a"}),
            ("AHLI_MADYA", 4, {"grade": "IV/a"}),
            ("PENGAWAS", 6, {"grade": "III/d"}),
            ("AHLI_MUDA", 5, {"grade": "III/c"}),
            ("PELAKSANA", 9, {"grade": "II/c"}),
        ),
        groups=(
            {
                "name": "Administrator dan ahli madya",
                "tiers": ["ADMINISTRATOR", "AHLI_MADYA"],
                "quota": 8,
            },
            {"name": "Pengawas dan ahli muda", "tiers": ["PENGAWAS", "AHLI_MUDA"], "quota": 10},
            {"name": "Pelaksana", "tiers": ["PELAKSANA"], "quota": 4},
        ),
        sizes={"Administrator dan ahli madya": 8, "Pengawas dan ahli muda": 10, "Pelaksana": 4},
        outside=8,
        reason="kuota kelompok Pelaksana penuh (4)",
    ),
    "Paser": Case(
        purpose="PEMETAAN",
        roster=(
            ("JPT_PRATAMA", 7, {"grade": "IV/b"}),
            ("PENGAWAS", 5, {"unit_code": "SETDA", "grade": "III/d"}),
            ("PENGAWAS", 6, {"grade": "III/d"}),
        ),
        groups=(
            {"name": "JPT pratama", "tiers": ["JPT_PRATAMA"]},
            {"name": "Sekretariat daerah", "units": ["SETDA"]},
        ),
        sizes={"JPT pratama": 7, "Sekretariat daerah": 5},
        outside=6,
        reason="unit kerja di luar kelompok Sekretariat daerah",
    ),
    "Balikpapan": Case(
        purpose="PENGISIAN",
        roster=(
            ("PENGAWAS", 6, {"grade": "III/c", "strategic": True}),
            ("PENGAWAS", 4, {"grade": "III/c"}),
            ("PELAKSANA", 4, {"grade": "II/d", "strategic": True}),
        ),
        groups=({"name": "Golongan III strategis", "grades": ["III"], "strategic_only": True},),
        sizes={"Golongan III strategis": 6},
        outside=8,
        reason="bukan jabatan strategis",
    ),
    "Lebong job fit": Case(
        purpose="JOB_FIT",
        roster=(("JPT_PRATAMA", 2, {"grade": "IV/b"}),),
        groups=({"name": "Kepala perangkat daerah", "tiers": ["JPT_PRATAMA"], "quota": 8},),
        sizes={"Kepala perangkat daerah": 2},
        outside=0,
        reason="",
    ),
    "Lebong uji kompetensi": Case(
        purpose="PEMETAAN",
        roster=(("ADMINISTRATOR", 9, {"grade": "IV/a"}), ("PENGAWAS", 9, {"grade": "III/d"})),
        groups=({"name": "Pejabat", "tiers": ["ADMINISTRATOR", "PENGAWAS"], "quota": 12},),
        sizes={"Pejabat": 12},
        outside=6,
        reason="kuota kelompok Pejabat penuh (12)",
    ),
}


def fill(cast: Cast, case: Case) -> None:
    """Put the roster of a case in the place of whoever worked there."""
    Employee.objects.all().delete()
    setda = WorkUnit.objects.create(
        agency=cast.agency, code="SETDA", name="Sekretariat Daerah", path="SETDA/"
    )
    below = WorkUnit.objects.create(
        agency=cast.agency, code="BAGUM", name="Bagian Umum", path="SETDA/BAGUM/", parent=setda
    )
    strategic = Position.objects.create(
        agency=cast.agency, code="S", title="Jabatan strategis", tier="PENGAWAS", is_strategic=True
    )
    number = 100
    for tier, count, facts in case.roster:
        for _ in range(count):
            number += 1
            employee(
                cast.agency,
                below if facts.get("unit_code") else cast.unit,
                f"Orang {number}",
                number,
                position_tier=tier,
                grade=facts["grade"],
                position=strategic if facts.get("strategic") else None,
            )


def planned(cast: Cast, agency: Agency, case: Case, name: str) -> Event:
    """Plan the event of a case."""
    event = create_event(
        cast.rahayu,
        agency,
        name=name,
        purpose=case.purpose,
        starts_on=DAY,
        ends_on=DAY,
        criteria={"version": 1, "lot": name, "groups": list(case.groups)},
    )
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX)
    return event


@pytest.mark.parametrize("name", CASES)
def test_a_case_runs_from_the_roster_to_the_category(
    cast: Cast, agency_scope: None, name: str
) -> None:
    case, rahayu = CASES[name], cast.rahayu
    fill(cast, case)
    event = planned(cast, cast.agency, case, name)

    choice = choose_participants(rahayu, event)

    assert Counter(one.group for one in choice.inside) == case.sizes
    assert len(choice.outside) == case.outside
    assert all(str(one.reason) for one in choice.outside)
    assert not case.reason or any(case.reason in str(one.reason) for one in choice.outside)

    people = sum(case.sizes.values())
    for state in ("DIRENCANAKAN", "BERLANGSUNG"):
        move_to(rahayu, event, state=state)
    record_scores_table(rahayu, event, table=score_table(event, level=2))
    record_potentials(rahayu, event, table=potential_table(event))
    for state in ("PENILAIAN", "INTEGRASI"):
        move_to(rahayu, event, state=state)
    assert integrate(rahayu, event) == {"levels": people * 9, "gaps": 0, "disputes": 0}
    sign_event(rahayu, event, signed_on=date(2025, 6, 2))
    run = measure_event(rahayu, event)
    move_to(rahayu, event, state="DISERAHKAN")

    assert CompetencyRecord.objects.count() == people * len(COMPETENCIES)
    assert IntegratedLevel.objects.filter(level=2).count() == people * 9
    results = JpmResult.objects.filter(run=run)
    assert results.count() == people
    assert all(result.category and result.jpm is not None for result in results)
    assert event.participants.count() == people
    assert len(ASPECTS) == 8


def test_circles_of_a_case_keep_the_limits_and_peers_together(
    cast: Cast, agency_scope: None
) -> None:
    case = CASES["Probolinggo"]
    fill(cast, case)
    event = planned(cast, cast.agency, case, "Probolinggo")
    choose_participants(cast.rahayu, event)
    circles = Counter(Participant.objects.values_list("circle", flat=True))
    assert sorted(circles.values()) == [4, 5, 5, 8]
    pairs = set(Participant.objects.values_list("circle", "group"))
    assert len(pairs) == len(circles)


def test_a_second_round_leaves_out_whom_the_first_one_measured(
    cast: Cast, agency_scope: None
) -> None:
    case = CASES["Lebong uji kompetensi"]
    fill(cast, case)
    for one in Employee.objects.all()[:12]:
        CompetencyRecord.objects.create(
            employee=one, competency="INTEGRITAS", level=2, assessed_on=date(2024, 1, 1)
        )
    event = planned(cast, cast.agency, case, "Putaran kedua")
    choice = choose_participants(cast.rahayu, event)
    assert len(choice.inside) == 6
    assert all(
        "masih punya hasil berlaku sampai 01-01-2027" in str(one.reason) for one in choice.outside
    )
