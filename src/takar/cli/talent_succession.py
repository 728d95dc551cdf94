"""``takar talent vacancies|succession|compare|bench``."""

from collections import Counter
from typing import Annotated, Literal

import typer

from takar.cli.talent_options import (
    Agency,
    Day,
    Folder,
    Keys,
    LawDirs,
    Opened,
    Out,
    Posts,
    Unchecked,
    Word,
    keys_of,
    line,
    opened,
    say,
)
from takar.cli.telling import working
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.measures.eligibility import read_evidence
from takar.measures.succession import (
    Post,
    Setting,
    SuccessionList,
    by_period,
    post_risks,
    unit_benches,
)
from takar.measures.succession import compare as compared
from takar.measures.succession import vacancies as forecast
from takar.runs.sheets import check_sheets, write_sheets
from takar.runs.succession import Facts, Successors, outcomes_of, successors
from takar.runs.succession.lists import Outcomes
from takar.runs.succession.requirements import requirements_of
from takar.runs.succession.sheets import (
    HEADINGS,
    comparison_rows,
    outside_rows,
    period_rows,
    ranked_rows,
    risk_rows,
    unit_rows,
    unknown_rows,
    vacancy_rows,
)

SHOWN = 10
GROUPS = ("work_unit_id", "tier")
Every = Annotated[
    Literal["month", "quarter", "year"], typer.Option(help="Lebar periode: month, quarter, year.")
]


class NobodyThere(TakarError):
    """A person is named who is not considered for the post."""


def vacancies(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    out: Out,
    years: Annotated[int | None, typer.Option(min=1, max=40, help="Jangka, tahun.")] = None,
    every: Every = "quarter",
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Prakirakan jabatan lowong: kini, pensiun, kontrak, dan masa jabatan."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    found = forecast(own.facts.posts.values(), own.facts.holders, own.law, years=years)
    write_sheets(
        out,
        {
            "Lowongan": vacancy_rows(found.vacancies, own.facts),
            "Per periode": period_rows(by_period(found.vacancies, every, GROUPS), GROUPS),
            "Tinjau masa jabatan": vacancy_rows(found.reviews, own.facts),
            "Belum diketahui": unknown_rows(found, own.facts),
        },
        HEADINGS,
    )
    say(
        msg(
            "{count} jabatan lowong sampai {until}; hasil di {out}.",
            count=len(found.vacancies),
            until=f"{found.until:%d-%m-%Y}",
            out=out,
        ),
        msg("{count} jabatan perlu ditinjau masa jabatannya.", count=len(found.reviews)),
        msg("{count} orang belum diketahui kapan meninggalkan.", count=len(found.unknown)),
    )
    if found.inactive:
        say(msg("{count} orang tercatat menjabat tetapi tidak aktif.", count=len(found.inactive)))
    for reason, count in sorted(Counter(v.reason for v in found.vacancies).items()):
        line(f"  {reason:<28}{count:>8}")


def succession(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    out: Out,
    post: Posts = None,
    keys: Keys = None,
    everybody: Annotated[
        bool, typer.Option("--open", help="Terbuka bagi semua kotak, bukan hanya kelompoknya.")
    ] = False,
    unchecked: Unchecked = False,
    word: Word = "",
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Susun daftar calon pengganti setiap jabatan target."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    setting = Setting(() if everybody else None, keys_of(keys), word or str(day), unchecked)
    found = _listed(own, post, setting)
    lists = list(found.lists.values())
    write_sheets(
        out,
        {
            "Daftar": [row for each in lists for row in ranked_rows(each, own.facts)],
            "Di luar daftar": [row for each in lists for row in outside_rows(each, own.facts)],
        },
        HEADINGS,
    )
    say(msg("{count} daftar; hasil di {out}.", count=len(lists), out=out))
    for each in lists:
        _tell(each, own.facts)


def compare(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    out: Out,
    post: Annotated[str, typer.Option("--post", metavar="ID", help="position_id.")],
    person: Annotated[
        list[str], typer.Option("--person", metavar="ID", help="employee_id; dua sampai empat.")
    ],
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Bandingkan dua sampai empat calon bagi satu jabatan."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    found = _listed(own, [post], Setting())
    among = found.candidates[post]
    for name in person:
        if name not in among:
            raise NobodyThere(
                msg("{name} tidak dipertimbangkan bagi jabatan ini.", name=name),
                hint=msg("Pilih employee_id dari daftar takar talent succession."),
            )
    side = compared(own.facts.post(post), [among[name] for name in person], own.law)
    rows = comparison_rows(side, own.facts)
    write_sheets(out, {"Perbandingan": rows}, HEADINGS)
    for each in side.lines:
        shown = "  ".join(f"{printed(value.value):>10}" for value in each.values)
        line(f"{each.title!s:<32}{shown}")


def bench(  # noqa: PLR0913 -- options of a command
    *,
    folder: Folder,
    day: Day,
    out: Out,
    post: Posts = None,
    unchecked: Unchecked = False,
    agency: Agency = None,
    law: LawDirs = None,
) -> None:
    """Ukur kedalaman calon pengganti dan jabatan yang berisiko."""
    check_sheets(out)
    own = opened(folder, day, agency, law)
    found = _listed(own, post, Setting(may_be_unchecked=unchecked))
    posts = [listed.post for listed in found.lists.values()]
    when = forecast(own.facts.posts.values(), own.facts.holders, own.law)
    risks = post_risks(posts, when, found.benches, own.law)
    write_sheets(
        out,
        {
            "Jabatan": risk_rows(risks, own.facts),
            "Unit": unit_rows(unit_benches(posts, found.benches), own.facts),
        },
        HEADINGS,
    )
    say(msg("{count} jabatan target; hasil di {out}.", count=len(risks), out=out))
    for colour, count in sorted(Counter(risk.colour for risk in risks).items()):
        line(f"  {colour:<10}{count:>6}")
    for risk in [risk for risk in risks if risk.vacancy][:SHOWN]:
        when_told = risk.vacancy.on.isoformat() if risk.vacancy else ""
        line(f"  {risk.colour:<8}{when_told}  {risk.bench.now:>2}  {risk.post.title}")


def _listed(own: Opened, asked: list[str] | None, setting: Setting) -> Successors:
    posts: list[Post] = [own.facts.post(code) for code in asked] if asked else own.facts.targets
    return successors(own.tables, own.facts, posts, _outcomes(own, posts, setting), setting)


def _outcomes(own: Opened, posts: list[Post], setting: Setting) -> Outcomes:
    """Return what lies beside the tables, else what the requirements say of the evidence."""
    beside = own.beside["eligibility"]
    if beside is not None:
        return outcomes_of(beside)
    if setting.may_be_unchecked:
        return {}
    with working(msg("Memeriksa syarat")):
        return requirements_of(read_evidence(own.tables, own.law), own.facts, posts)


def _tell(listed: SuccessionList, facts: Facts) -> None:
    line(f"\n{listed.post.title}")
    say(
        msg("Kunci urutan: {keys}. Undian: {word}.", keys=", ".join(listed.keys), word=listed.word),
        msg(
            "{ranked} diperingkat, {waiting} belum dapat diperingkat, {outside} di luar daftar.",
            ranked=len(listed.ranked),
            waiting=len(listed.unranked),
            outside=len(listed.outside),
        ),
    )
    if listed.shares is None:
        say(msg("Jenjang ini tidak mempunyai bagian tes teknis; dipakai nilai talenta."))
    if listed.is_unchecked:
        say(msg("Syarat jabatan sebagian orang belum diperiksa."))
    for own in listed.ranked[:SHOWN]:
        name = facts.people[own.candidate.employee_id]["name"] or own.candidate.employee_id
        readiness = own.candidate.readiness.label
        score = printed(own.leading)
        line(f"  {own.place:>3}  {score:>8}  {readiness:<16}{name}")
