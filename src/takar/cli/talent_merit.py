"""``takar talent merit|adoption``: the self-assessment and the adoption checklist."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from takar.cli.days import day_option
from takar.cli.talent_options import Agency, LawDirs, Out, line, say
from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.merit import assess, checklist, item_rows, merit_rows, read_sheet, stage_rows
from takar.runs.sheets import check_sheets, write_sheets

Answers = Annotated[Path, typer.Option("--in", metavar="FILE", help="Lembar jawaban: .yaml.")]
Day = Annotated[date, day_option("Hari yang dilihat.")]


def merit(
    *, answers: Answers, day: Day, out: Out, agency: Agency = None, law: LawDirs = None
) -> None:
    """Nilai sendiri sistem merit menurut satu instrumen; instrumen lain tidak dicampur."""
    check_sheets(out)
    result = assess(read_sheet(answers), _law(day, agency, law))
    write_sheets(out, {"Merit": merit_rows(result)})
    say(
        msg(
            "{instrument}: indeks {least} sampai {most}; hasil di {out}.",
            instrument=result.instrument,
            least=printed(result.least, 4),
            most=printed(result.most, 4),
            out=out,
        ),
        msg("Terjawab {share} %.", share=printed(result.completeness)),
    )
    if result.category:
        say(msg("Kategori {category}.", category=result.category))
    else:
        say(
            msg(
                "Kategori belum dapat ditentukan: {least} sampai {most}.",
                least=result.category_least,
                most=result.category_most,
            )
        )
    if result.unweighed:
        say(msg("Bobot belum diketahui: {aspects}.", aspects=", ".join(result.unweighed)))


def adoption(
    *, answers: Answers, day: Day, out: Out, agency: Agency = None, law: LawDirs = None
) -> None:
    """Hitung kesiapan penerapan manajemen talenta per tahap."""
    check_sheets(out)
    found = checklist(read_sheet(answers), _law(day, agency, law))
    write_sheets(out, {"Tahap": stage_rows(found), "Butir": item_rows(found)})
    for own in (*found.stages, found.whole):
        line(f"{own.title:<36}{own.there:>3}/{own.items:<3}{printed(own.percent):>8} %")
    say(msg("{count} butir belum diisi.", count=found.whole.unanswered))


def _law(day: date, agency: str | None, extra: list[Path] | None) -> Law:
    return Book.load(*(extra or [])).on(day, agency=agency)
