"""``takar invent``: a whole invented kabupaten or city as files, or millions of people."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from takar.cli.agencies import agency_of
from takar.kernel.language import msg
from takar.runs.once import made_folder
from takar.synthetic import DEMO_SEED, Regency, regency
from takar.synthetic.population import write_population

MANY = 50_000

app = typer.Typer(add_completion=False)


@app.command()
def invent(  # noqa: PLR0913 -- one option per question
    *,
    out: Annotated[Path, typer.Option(help="Folder tujuan; dibuat bila belum ada.")],
    preset: Annotated[str, typer.Option(help="Ukuran: S, M, L atau nama kasus.")] = "M",
    seed: Annotated[int, typer.Option(min=0, help="Benih acak; sama benih, sama isi.")] = DEMO_SEED,
    agency: Annotated[
        str, typer.Option(parser=agency_of, metavar="KODE", help="Kode instansi rekaan.")
    ] = "kab_tirtamaya",
    people: Annotated[int | None, typer.Option(help="Jumlah pegawai, menggantikan ukuran.")] = None,
    dirt: Annotated[bool, typer.Option("--dirt", help="Kotori ekspor SIASN-nya.")] = False,
    kind: Annotated[
        Literal["csv", "parquet"], typer.Option("--format", help="Bentuk berkas tabel.")
    ] = "csv",
) -> None:
    """Karang satu pemerintah daerah dengan pegawai rekaan; jumlah besar ditulis sebagai Parquet."""
    made_folder(out)
    if people is not None and people > MANY:
        _write_many(people, out, seed)
        return
    whole = regency(preset, seed=seed, agency=agency, people=people)
    paths = [*whole.write(out, kind), out / "ekspor_siasn.csv", out / "unor.csv"]
    faults = whole.siasn_csv(out / "ekspor_siasn.csv", dirt=dirt)
    whole.unor_csv(out / "unor.csv")
    _tell(whole, len(paths), out, sum(map(len, faults.values())))


def _tell(whole: Regency, files: int, out: Path, faults: int) -> None:
    count = whole.tables["employees"].num_rows
    done = msg(
        "{name}: {count} pegawai rekaan, {files} berkas di {out}.",
        name=whole.name,
        count=count,
        files=files,
        out=out,
    )
    typer.echo(str(done))
    if faults:
        typer.echo(str(msg("{faults} baris ekspor sengaja dikotori.", faults=faults)))


def _write_many(people: int, out: Path, seed: int) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(str(msg("Mengarang pegawai")), total=people)
        for done in write_population(people, out, seed):
            progress.update(task, completed=done)
    typer.echo(str(msg("{count} pegawai rekaan di {out}.", count=people, out=out)))
