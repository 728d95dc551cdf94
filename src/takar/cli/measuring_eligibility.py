"""``takar measure eligibility``: who may hold which post, one pair explained, a list checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from rich.console import Console

from takar.cli.telling import faults_listed, working
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility import (
    CheckedList,
    Explanation,
    Outcome,
    Route,
    explain,
    smallest_changes,
)
from takar.regulations.citation import CERTAINTIES
from takar.regulations.law import Law
from takar.runs.eligibility import (
    EligibilityRun,
    measure_eligibility,
    measure_moves,
    read_moves,
    read_proposals,
    write_imut,
    write_moves,
    write_screening,
)
from takar.tables.reading import read_tables

SHOWN = 20
MARKS = {Outcome.MET: "✓", Outcome.FAILED: "✗", Outcome.OPEN: "?"}


class NoSuchPost(TakarError):
    """A word names no post and no tier."""


class NoSuchPerson(TakarError):
    """A word names no employee."""


class MovesMissing(TakarError):
    """A batch was asked for without a list of moves."""


@dataclass(frozen=True)
class Asking:
    """What may be asked beside the folder."""

    posts: str | None = None
    pair: tuple[str, str] | None = None
    moves: Path | None = None
    imut: Path | None = None


def measure_eligibility_folder(folder: Path, law: Law, out: Path, asking: Asking) -> None:
    """Read the tables, answer what was asked, write it, and sum up.

    Raises:
        MovesMissing: a batch was asked for without a list of moves.
    """
    if asking.imut and not asking.moves:
        raise MovesMissing(
            msg("Berkas I-MUT dibuat dari daftar usulan."), hint=msg("Sebut juga --moves BERKAS.")
        )
    with working(msg("Membaca tabel")), faults_listed():
        required = ("employees", "positions", "work_units")
        tables = read_tables(folder, required) | read_proposals(folder)
        moves = read_moves(asking.moves) if asking.moves else None
    if moves is not None:
        _moves(tables, law, moves, out, asking.imut)
        return
    pair = _pair(tables, *asking.pair) if asking.pair else None
    positions = posts_named(tables, asking.posts)
    if pair and positions is None:
        positions = [pair[1]]
    with working(msg("Memeriksa syarat")):
        run = measure_eligibility(tables, law, positions=positions)
    with working(msg("Menulis hasil")):
        write_screening(run, out)
    _tell_screening(run, out)
    if pair:
        evidence = run.screening.evidence
        tell_pair(explain(evidence, *pair), smallest_changes(evidence, *pair))


def _moves(
    tables: dict[str, pa.Table], law: Law, moves: pa.Table, out: Path, imut: Path | None
) -> None:
    with working(msg("Memeriksa usulan")):
        checked = measure_moves(tables, law, moves)
    with working(msg("Menulis hasil")):
        write_moves(checked, out)
    _tell_moves(checked, out)
    if imut:
        write_imut(checked, imut)
        _console().print(str(msg("Berkas I-MUT: {path}.", path=imut)), highlight=False)


def posts_named(tables: dict[str, pa.Table], words: str | None) -> list[str] | None:
    """Return the posts that a list of ids, titles or tiers names; nothing said means all.

    Raises:
        NoSuchPost: a word names none.
    """
    if words is None:
        return None
    rows = tables["positions"].to_pylist()
    found: dict[str, None] = {}
    for word in filter(None, (part.strip() for part in words.split(","))):
        named = [row["position_id"] for row in rows if _names(word, row)]
        if not named:
            raise NoSuchPost(
                msg("Jabatan '{word}' tidak ditemukan.", word=word),
                hint=msg("Tulis position_id, nama jabatan, atau jenjang, dipisah koma."),
            )
        found |= dict.fromkeys(named)
    return list(found)


def _names(word: str, row: dict[str, str]) -> bool:
    same = word.casefold() == row["title"].casefold()
    return same or word in (row["position_id"], row["position_tier"])


def _pair(tables: dict[str, pa.Table], person: str, post: str) -> tuple[str, str]:
    """Return the ids of a person named by NIP or id, and of a post named by id or title."""
    ids, nips = (tables["employees"].column(name).to_pylist() for name in ("employee_id", "nip"))
    employee = dict(zip(nips, ids, strict=True)).get(person, person)
    if employee not in ids:
        raise NoSuchPerson(
            msg("Pegawai '{word}' tidak ditemukan.", word=person), hint=msg("Tulis NIP-nya.")
        )
    named = posts_named(tables, post) or []
    return employee, named[0]


def _console() -> Console:
    return Console(soft_wrap=True)


def _tell_screening(run: EligibilityRun, out: Path) -> None:
    found, console = run.screening, _console()
    people, posts = found.evidence.people.count, len(found.positions)
    facts = {"people": people, "posts": posts, "out": out}
    says = msg("{people} orang, {posts} jabatan; hasil di {out}.", **facts)
    console.print(str(says), highlight=False)
    for position in found.positions[:SHOWN]:
        counts = "  ".join(f"{word} {count}" for word, count in found.counts(position).items())
        title = found.evidence.posts.rows[position]["title"]
        console.print(f"  {title}: {counts}", markup=False, highlight=False)
    if posts > SHOWN:
        console.print(str(msg("  … dan {count} jabatan lagi.", count=posts - SHOWN)))


def _tell_moves(checked: CheckedList, out: Path) -> None:
    console = _console()
    says = msg("{count} usulan diperiksa; hasil di {out}.", count=len(checked.moves), out=out)
    console.print(str(says), highlight=False)
    for verdict, count in sorted(checked.counts().items()):
        console.print(f"  {verdict:<18}{count:>6}", highlight=False)
    clashing = sum(bool(move.clashes) for move in checked.moves)
    console.print(str(msg("  bentrok dalam daftar: {count}", count=clashing)), highlight=False)
    for ring in checked.rings:
        console.print(str(msg("  lingkar {count} orang saling menggantikan", count=len(ring))))


def tell_pair(explanation: Explanation, route: Route) -> None:
    """Print the findings for one person and one post, and what leads there."""
    console = _console()
    move = explanation.move or msg("jenis perpindahan belum diketahui")
    console.print(f"\n{move}: {explanation.outcome}", highlight=False)
    for line in pair_lines(explanation, route):
        console.print(line, markup=False, highlight=False)


def pair_lines(explanation: Explanation, route: Route) -> Iterator[str]:
    """Yield the lines that tell a pair."""
    for one in explanation.findings:
        yield f"{MARKS[one.outcome]} {one.title}: {one.outcome}"
        yield str(msg("    tercatat {fact}; diminta {asked}", fact=one.fact, asked=one.asked))
        since = f"{one.papers.since:%d-%m-%Y}" if one.papers.since else "–"
        facts = {"place": one.papers.place, "since": since}
        sure = CERTAINTIES.get(one.papers.certainty, one.papers.certainty)
        yield str(msg("    {place}, sejak {since} ({sure})", **facts, sure=sure))
        if one.change:
            yield f"    → {one.change.says}"
    if route.blocked:
        titles = ", ".join(one.title for one in route.blocked)
        yield str(msg("Tidak ada jalan: {titles}.", titles=titles))
        return
    day = f"{route.ready_on:%d-%m-%Y}"
    yield str(msg("Perubahan terkecil, paling cepat {day}:", day=day))
    for number, step in enumerate(route.steps, start=1):
        yield f"  {number}. {step.change.says} ({step.change.doer})"
