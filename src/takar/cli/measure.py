"""``takar measure``: plain tables and the law in, a stamped result out."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from takar.cli.days import day_option
from takar.cli.targets import Targets
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.book import Book

app = typer.Typer(add_completion=False)


class NotForThis(TakarError):
    """The option means nothing to the measure asked for."""


class Name(StrEnum):
    """What can be measured."""

    JPM = "jpm"
    TALENT = "talent"
    NINE_BOX = "nine-box"
    IP_ASN = "ip-asn"
    ELIGIBILITY = "eligibility"


class EngineName(StrEnum):
    """Where it can be computed."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@app.command()
def measure(  # noqa: PLR0913 -- options of a command
    *,
    name: Annotated[Name, typer.Argument(metavar="|".join(Name), help="Ukuran.")],
    folder: Annotated[
        Path, typer.Option("--in", metavar="DIR", help="Folder berisi tabel CSV atau Parquet.")
    ],
    day: Annotated[date, day_option("Hari pengukuran.")],
    out: Annotated[
        Path,
        typer.Option(metavar="FILE", help="Hasil: .csv, .parquet, .xlsx; eligibility: folder."),
    ],
    agency: Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")] = None,
    law: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Aturan tambahan di atas bawaan.")
    ] = None,
    known_on: Annotated[date | None, day_option("Hanya aturan yang diketahui saat itu.")] = None,
    purpose: Annotated[
        str | None, typer.Option(help="JPM: PENGISIAN, PEMETAAN (biasa), atau JOB_FIT.")
    ] = None,
    categories: Annotated[
        str | None, typer.Option(help="JPM: tabel kategori lain, misalnya jpm.bands_filling.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option(metavar="NAMA", help="IP ASN: perangkat aturan tahun lain.")
    ] = None,
    components: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Tulis juga rinciannya.")
    ] = None,
    groups: Annotated[
        Path | None, typer.Option(metavar="FILE", help="IP ASN: tulis juga indeks tiap kelompok.")
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE.zip", help="Tulis juga bundel yang dapat diperiksa."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Mesin hitung.")] = EngineName.DUCKDB,
    posts: Annotated[
        str | None, typer.Option(help="Eligibility: jabatan atau jenjang, dipisah koma.")
    ] = None,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="NIP JABATAN", help="Eligibility: jelaskan satu pasangan."),
    ] = None,
    moves: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Eligibility: periksa daftar usulan.")
    ] = None,
    imut: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Eligibility: berkas I-MUT dari usulan.")
    ] = None,
) -> None:
    """Ukur JPM, talenta, sembilan kotak, IP ASN, atau syarat jabatan, tanpa basis data."""
    asked = {"--posts": posts, "--pair": pair, "--moves": moves, "--imut": imut}
    if name is Name.ELIGIBILITY:
        _refuse(name, {"--purpose": purpose, "--categories": categories, "--rules": rules})
        _refuse(name, {"--components": components, "--groups": groups, "--bundle": bundle})
        from takar.cli import measuring_eligibility as eligibility  # noqa: PLC0415 -- slow

        in_force = Book.load(*(law or [])).on(day, agency=agency, known_on=known_on)
        asking = eligibility.Asking(posts, pair, moves, imut)
        eligibility.measure_eligibility_folder(folder, in_force, out, asking)
        return
    _refuse(name, asked)
    targets = Targets(out, components, groups, bundle)
    targets.check()
    _check(
        name,
        {"--purpose": purpose, "--categories": categories},
        {"--rules": rules, "--groups": groups},
    )
    book = Book.load(*(law or []))
    in_force = book.on(day, agency=agency, known_on=known_on)
    if name is not Name.IP_ASN:
        from takar.cli.measuring import Options, measure_in_memory  # noqa: PLC0415 -- slow

        options = Options(engine.value, purpose, categories)
        measure_in_memory(name.value, folder, book, in_force, targets, options)
        return
    from takar.cli import measuring_ip_asn as ip_asn  # noqa: PLC0415 -- slow

    if engine is EngineName.DUCKDB:
        ip_asn.measure_ip_asn_folder(folder, book, in_force, targets, rules)
    else:
        ip_asn.measure_ip_asn_on(engine.value, folder, book, in_force, targets, rules)


def _check(name: Name, not_ip_asn: dict[str, object], ip_asn: dict[str, object]) -> None:
    """Refuse an option that would be passed over in silence."""
    _refuse(name, not_ip_asn if name is Name.IP_ASN else ip_asn)


def _refuse(name: Name, options: Mapping[str, object]) -> None:
    for option, value in options.items():
        if value is not None:
            raise NotForThis(
                msg("Pilihan {option} tidak berlaku untuk {measure}.", option=option, measure=name),
                hint=msg("Hapus pilihan itu, atau lihat takar measure --help."),
            )
