"""``takar law``: what the rules are, since when, from which article, and how sure."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from takar.cli.days import DAY_FORM, day_of, day_option
from takar.kernel.language import Message, msg
from takar.regulations.book import Book, Entry, inspect
from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.comparison import Change, ChangeKind, changes
from takar.regulations.faults import Fault
from takar.regulations.law import Law
from takar.regulations.reading import plain, rows

FAULTY = 1
WIDE = 200
COLOURS = {"certain": "green", "likely": "cyan", "unsure": "yellow", "assumed": "magenta"}
CHANGED = {
    ChangeKind.CAME: msg("mulai berlaku"),
    ChangeKind.WENT: msg("tidak berlaku lagi"),
    ChangeKind.VALUE: msg("berubah isinya"),
    ChangeKind.SOURCE: msg("berubah sumbernya"),
}

app = typer.Typer(no_args_is_help=True, help="Aturan sebagai data: isi, tanggal, pasal, kepastian.")

Agency = Annotated[str | None, typer.Option(help="Kode instansi yang aturannya didahulukan.")]
Day = Annotated[date | None, day_option("Hari ini bila kosong.")]
LawDir = Annotated[
    list[Path] | None, typer.Option("--law", help="Folder aturan tambahan; boleh berulang.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Tulis sebagai JSON.")]


@app.command("list")
def list_law(
    *, agency: Agency = None, day: Day = None, law: LawDir = None, as_json: AsJson = False
) -> None:
    """Tampilkan semua parameter yang berlaku pada suatu hari."""
    open_law = Book.load(*law or ()).on(_day(day), agency=agency)
    citations = [open_law.cite(key) for key in open_law.keys()]  # noqa: SIM118 -- not a mapping
    if as_json:
        _print_json([_papers(citation) for citation in citations])
        return
    table = _table(msg("Kunci"), msg("Judul"), msg("Sejak"), msg("Kepastian"), msg("Sumber"))
    for citation in citations:
        table.add_row(
            citation.key,
            citation.title,
            f"{citation.since:%d-%m-%Y}",
            _certainty(citation),
            citation.place,
        )
    _console().print(table)
    _console().print(_footer(open_law))


@app.command()
def show(key: str, *, law: LawDir = None, as_json: AsJson = False) -> None:
    """Tampilkan semua isi satu parameter menurut tanggalnya, dengan pasal dan catatannya."""
    history = Book.load(*law or ()).history(key)
    if as_json:
        _print_json([{**_papers(each.citation), "value": plain(each.value)} for each in history])
        return
    console = _console()
    console.print(Text(f"{key} – {history[0].citation.title}", style="bold"))
    for entry in history:
        _print_entry(console, entry)


@app.command()
def check(directory: Annotated[Path | None, typer.Argument(metavar="[DIR]")] = None) -> None:
    """Periksa semua berkas aturan; dengan DIR, aturan di folder itu ditindihkan di atasnya."""
    extra = [directory] if directory else []
    faults = inspect(*extra) or _faults_in_words(Book.load(*extra))
    console = _console()
    for fault in faults:
        _print_fault(console, fault)
    if faults:
        console.print(Text(str(msg("{count} kesalahan.", count=len(faults))), style="bold red"))
        raise typer.Exit(FAULTY)
    _print_doubts(console, Book.load(*extra))


def _faults_in_words(book: Book) -> list[Fault]:
    """Tell what profiles and requirements ask for in vain."""
    from takar.measures.eligibility.demands.checking import (  # noqa: PLC0415 -- slow likewise
        faults_in_requirements,
    )
    from takar.measures.profile_check import (  # noqa: PLC0415 -- slow, and only asked for here
        faults_in_profiles,
    )

    return [*faults_in_profiles(book), *faults_in_requirements(book)]


@app.command()
def diff(
    day1: Annotated[date, typer.Argument(parser=day_of, metavar=DAY_FORM)],
    day2: Annotated[date, typer.Argument(parser=day_of, metavar=DAY_FORM)],
    *,
    agency: Agency = None,
    law: LawDir = None,
) -> None:
    """Tampilkan apa yang berubah di antara dua hari."""
    book = Book.load(*law or ())
    before, after = (book.on(day, agency=agency) for day in (day1, day2))
    console = _console()
    found = changes(before, after)
    for change in found:
        _print_change(console, change)
    console.print(str(msg("{count} parameter berubah.", count=len(found))))


def _day(given: date | None) -> date:
    return given or date.today()  # noqa: DTZ011 -- the reader's own calendar


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)


def _table(*columns: Message) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(str(column), overflow="fold")
    return table


def _certainty(citation: Citation) -> Text:
    word = str(CERTAINTIES[citation.certainty])
    return Text(word, style=COLOURS[citation.certainty])


def _source(citation: Citation) -> str:
    return f"{citation.source.title}, {citation.at}"


def _shelf(citation: Citation) -> str:
    return f"{citation.origin}/{citation.shelf}" if citation.origin else citation.shelf


def _footer(law: Law) -> str:
    return str(
        msg(
            "{count} parameter pada {day}; edisi {edition}.",
            count=len(law.keys()),
            day=f"{law.day:%d-%m-%Y}",
            edition=law.edition[:12],
        )
    )


def _papers(citation: Citation) -> dict[str, object]:
    return {
        "key": citation.key,
        "title": citation.title,
        "since": citation.since.isoformat(),
        "known_on": citation.known_on.isoformat(),
        "certainty": citation.certainty,
        "note": citation.note,
        "shelf": _shelf(citation),
        "source": {"law": citation.source.key, "title": citation.source.title, "at": citation.at},
        "parts": {name: doubt.model_dump() for name, doubt in citation.parts.items()},
    }


def _print_json(content: object) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _print_entry(console: Console, entry: Entry) -> None:
    citation = entry.citation
    since, known = f"{citation.since:%d-%m-%Y}", f"{citation.known_on:%d-%m-%Y}"
    head = msg(
        "Sejak {since} (diketahui {known}), {shelf}: ",
        since=since,
        known=known,
        shelf=_shelf(citation),
    )
    console.print(Text("\n") + Text(str(head), style="bold") + _certainty(citation))
    console.print(Text("  " + _source(citation)))
    if citation.note:
        console.print(Text("  " + citation.note, style="italic"))
    if entry.value is None:
        console.print(Text("  " + str(msg("Dicabut.")), style="red"))
    _print_rows(console, entry)


def _print_rows(console: Console, entry: Entry) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2))
    for row in rows(entry.value):
        doubt = entry.citation.of(row.part) if row.part in entry.citation.parts else None
        table.add_row(row.part, row.text, _doubt(doubt) if doubt else "")
    console.print(table)


def _doubt(citation: Citation) -> Text:
    return _certainty(citation) + Text(f" {citation.note}" if citation.note else "")


def _print_fault(console: Console, fault: Fault) -> None:
    console.print(Text(fault.place, style="bold") + Text(f": {fault.reason}", style="red"))
    if str(fault.hint):
        console.print(Text(f"  {fault.hint}"))


def _print_doubts(console: Console, book: Book) -> None:
    """List every value of the book that is not certain, on whatever shelf and date."""
    citations = [entry.citation for key in sorted(book.keys) for entry in book.history(key)]
    doubts = [doubt for citation in citations for doubt in citation.doubts()]
    count = msg(
        "{files} parameter, {values} isi bertanggal, tidak ada kesalahan.",
        files=len(book.keys),
        values=len(citations),
    )
    console.print(Text(str(count), style="bold green"))
    console.print(Text(str(msg("Yang belum pasti ({count}):", count=len(doubts))), style="bold"))
    for doubt in doubts:
        name = " › ".join(part for part in (doubt.key, doubt.part) if part)
        console.print(Text(f"  {name} ({doubt.since:%d-%m-%Y}, {_shelf(doubt)}): ") + _doubt(doubt))


def _print_change(console: Console, change: Change) -> None:
    console.print(Text(change.key, style="bold") + Text(f": {CHANGED[change.kind]}"))
    table = Table(box=None, show_header=False, padding=(0, 2))
    if change.kind is ChangeKind.VALUE:
        for part, was, now in change.lines:
            table.add_row(part, was or "–", "→", now or "–")
    else:
        papers = (change.before, change.after)
        table.add_row("", " → ".join(citation.place for citation in papers if citation))
    console.print(table)
