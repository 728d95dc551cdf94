"""``takar talent``: vacancies, succession, development and merit from plain tables; proposals."""

import typer

from takar.cli.talent_attendance import took_place
from takar.cli.talent_development import development
from takar.cli.talent_merit import adoption, merit
from takar.cli.talent_simata import simata
from takar.cli.talent_succession import bench, compare, succession, vacancies

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Talenta: lowongan, suksesi, pengembangan, merit, SIMATA. Usulan, bukan keputusan.",
)
for command in (vacancies, succession, compare, bench, development, merit, adoption):
    app.command()(command)
app.command("took-place")(took_place)
app.add_typer(simata, name="simata")
