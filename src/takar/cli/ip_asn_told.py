"""What ``takar ip-asn`` prints: the size of a plan and its proof, the effect of other rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.measures.ip_asn_rules import is_estimate, measured_year, rule_set
from takar.regulations.law import Law
from takar.runs.plan import Proposal, Share
from takar.runs.sandbox import GroupTrial, Trial, category_of

SHOWN = 20
MEASURES = {
    "hours": msg("jam pelajaran"),
    "people": msg("orang dilatih"),
    "money": msg("rupiah"),
}


def say(*lines: Message | str) -> None:
    """Print lines as they are."""
    console = Console(soft_wrap=True)
    for line in lines:
        console.print(str(line), markup=False, highlight=False)


def _assumed(law: Law, rules: str | None) -> Iterator[Message]:
    """Say what the figures rest on, where they are no official ones."""
    chosen, year = rule_set(law, rules), measured_year(law.day)
    if is_estimate(chosen, year):
        yield msg(
            "Perkiraan sendiri menurut {rules} untuk tahun {year}, bukan nilai resmi BKN.",
            rules=chosen.code,
            year=year,
        )


def tell_plan(proposal: Proposal, out: Path, *, named: bool, units: Mapping[str, str]) -> None:
    """Print the size of the plan, its proof, and what falls on each deed and unit by name."""
    plan = proposal.plan
    say(*_assumed(proposal.run.law, proposal.run.stamp.rules))
    if not named:
        say(msg("Tanpa daftar diklat: satu diklat umum per unsur, JP-nya anggapan, tanpa biaya."))
    if plan.obstacle:
        _tell_obstacle(proposal)
        return
    say(
        msg(
            "Indeks {before} menjadi {after} (sasaran {target}; {people} orang terukur).",
            before=printed(plan.before),
            after=printed(plan.after),
            target=printed(plan.aim.target),
            people=plan.aim.measured,
        )
    )
    if not plan.steps:
        say(msg("Tidak ada yang perlu dilakukan."))
        return
    totals = plan.totals
    say(
        msg(
            "{deeds} tindakan: {people} orang dilatih, {hours} JP, Rp{cost}; rinciannya di {out}.",
            deeds=totals.deeds,
            people=totals.people,
            hours=printed(totals.hours, 0),
            cost=printed(totals.cost, 0),
            out=out,
        )
    )
    for proof in plan.proofs:
        if proof.objective not in MEASURES:
            continue
        say(
            msg(
                "{objective}: {value}, batas bawah {bound} ({status}).",
                objective=MEASURES[proof.objective],
                value=printed(proof.value, 0),
                bound=printed(proof.bound, 0),
                status=msg("terbukti paling kecil")
                if proof.status == "OPTIMAL"
                else msg("belum terbukti paling kecil"),
            )
        )
    shares = proposal.shares()
    _print_shares(msg("Tindakan"), (one for one in shares if one.kind == "DEED"))
    _print_shares(msg("Unsur"), (one for one in shares if one.kind == "INDICATOR"))
    parts = [
        replace(one, code=units.get(one.code, one.code)) for one in shares if one.kind == "UNIT"
    ]
    _print_shares(msg("Unit kerja"), parts[:SHOWN])
    if len(parts) > SHOWN:
        say(msg("dan {count} unit lain.", count=len(parts) - SHOWN))


def _tell_obstacle(proposal: Proposal) -> None:
    """Print why the aim cannot be reached, and the cheapest ways out."""
    plan = proposal.plan
    stands = plan.obstacle
    if stands is None:
        return
    say(
        msg(
            "Sasaran {target} tidak dapat dicapai: paling tinggi {highest} dalam batas ini, "
            "{unlimited} tanpa batas. Tidak ada berkas ditulis.",
            target=printed(plan.aim.target),
            highest=printed(stands.index),
            unlimited=printed(stands.unlimited),
        )
    )
    for way in stands.relaxations:
        needed = msg("tetap tidak cukup") if way.totals is None else msg("cukup")
        if way.needed is not None:
            needed = msg("perlu {needed}", needed=printed(way.needed, 0))
        say(f"  {way.limit}: {needed}, {printed(way.index)}")


def _print_shares(title: Message, shares: Iterable[Share]) -> None:
    heads = (msg("Orang"), msg("Tindakan"), msg("JP"), msg("Poin"))
    rows = [
        (
            share.code,
            str(share.people),
            str(share.deeds),
            printed(share.hours, 0),
            printed(share.gain),
        )
        for share in shares
    ]
    _print_table((title, *heads), rows)


def _print_table(heads: Iterable[Message], rows: Iterable[tuple[str, ...]]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2))
    for number, head in enumerate(heads):
        table.add_column(str(head), justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    Console(soft_wrap=True).print(table)


def tell_trial(trial: Trial, before: Law, after: Law, out: Path, rules: str | None) -> None:
    """Print the index under both laws, the moves between categories, and the groups."""
    say(*_assumed(before, rules), msg("Ini skenario, bukan hasil."))
    index = trial.index
    say(
        msg(
            "Indeks {before} ({one}) menjadi {after} ({two}).",
            before=printed(index.before),
            one=category_of(before, index.before) or "–",
            after=printed(index.after),
            two=category_of(after, index.after) or "–",
        ),
        msg(
            "Terukur {before} menjadi {after} orang.",
            before=trial.measured[0],
            after=trial.measured[1],
        ),
    )
    ways = Counter(trial.movements.column("direction").to_pylist())
    say(
        msg(
            "{risen} naik kategori, {fallen} turun; rinciannya di {out}.",
            risen=ways["NAIK"],
            fallen=ways["TURUN"],
            out=out,
        )
    )
    moved = [
        (one or "–", two or "–", str(people))
        for (one, two), people in sorted(trial.moves.items())
        if one != two
    ]
    _print_table((msg("Dari"), msg("Ke"), msg("Orang")), moved)
    _print_groups(group for group in trial.groups if group.grouping not in {"INSTANSI", "UNIT"})


def _print_groups(groups: Iterable[GroupTrial]) -> None:
    heads = (msg("Kelompok"), msg("Sebelum"), msg("Sesudah"), msg("Naik"), msg("Turun"))
    rows = [
        (
            f"{group.grouping} {group.title}",
            printed(group.index_before),
            printed(group.index_after),
            str(group.risen),
            str(group.fallen),
        )
        for group in groups
    ]
    _print_table(heads, rows)
