"""A post's own demands: set one by one or from a file, ended, never rewritten."""

from collections.abc import Iterable
from datetime import date, timedelta

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.people.models import Position
from takar.web.people.queries.law import law_of
from takar.web.posts.importing import DemandRow
from takar.web.posts.models import Demand
from takar.web.posts.permissions import operates
from takar.web.posts.queries.demands import row_of
from takar.web.posts.rules.refusals import NotGood
from takar.web.posts.rules.stored import stored_demand


@action("posts.demand.set", needs=operates)
def set_demand(actor: User, position: Position, *, row: DemandRow) -> Demand:
    """Write down a demand of one post from a day on; the one before ends the day before.

    Raises:
        BadDemand: it cannot be read.
        BadPostRequirement: the engine does not accept it.
        NotGood: one of that name begins on that day already.
    """
    return laid_down(position, row)


@action("posts.demand.ended", needs=operates)
def end_demand(actor: User, demand: Demand, *, on: date) -> Demand:
    """End a demand with its last day.

    Raises:
        NotGood: it would end before it began.
    """
    if on < demand.valid_from:
        raise NotGood(
            msg("Syarat berakhir sebelum berlaku."), hint=msg("Periksa hari terakhirnya.")
        )
    noted(before=demand.valid_to)
    demand.valid_to = on
    demand.save(update_fields=["valid_to"])
    return demand


@action("posts.demands.imported", needs=operates)
def import_demands(actor: User, agency: Agency, *, rows: Iterable[DemandRow]) -> int:
    """Write down many demands at once, all or none; return how many.

    Raises:
        TakarError: the first row that is not accepted, with its number.
    """
    posts = {one.code: one for one in Position.objects.filter(agency=agency)}
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 -- told afterwards
        position = posts.get(row.position_code)
        if position is None:
            raise NotGood(
                msg(
                    "Baris {number}: jabatan {code} tidak ada.",
                    number=row.number,
                    code=row.position_code,
                ),
                hint=msg("Periksa kode jabatannya."),
            )
        try:
            laid_down(position, row)
        except TakarError as fault:
            problem = msg(
                "Baris {number}: {problem}", number=row.number, problem=str(fault.problem)
            )
            raise NotGood(problem, hint=fault.hint) from fault
    noted(demands=count)
    return count


def laid_down(position: Position, row: DemandRow) -> Demand:
    """Keep one demand, once the engine accepts it."""
    if Demand.objects.filter(position=position, rule=row.rule, valid_from=row.valid_from).exists():
        raise NotGood(
            msg("Syarat {rule} sejak tanggal itu sudah ada.", rule=row.rule),
            hint=msg("Pilih tanggal lain, atau akhiri yang lama."),
        )
    made = Demand(
        position=position,
        rule=row.rule,
        title=row.title,
        value=stored_demand(row.read, row.words).model_dump(mode="json"),
        source=row.source,
        at=row.at,
        certainty=row.certainty,
        valid_from=row.valid_from,
        document=row.document,
        because=row.because,
    )
    accept(made)
    earlier = Demand.objects.filter(position=position, rule=row.rule, valid_to__isnull=True)
    earlier.filter(valid_from__lt=row.valid_from).update(
        valid_to=row.valid_from - timedelta(days=1)
    )
    made.save()
    return made


def accept(made: Demand) -> None:
    """Let the engine read a demand, as it would in a check.

    Raises:
        BadPostRequirement: it does not accept it.
    """
    import pyarrow as pa  # noqa: PLC0415 -- only who writes demands needs the engine

    from takar.measures.eligibility.demands.extras import extras_of  # noqa: PLC0415 -- likewise
    from takar.tables.proposals import POST_REQUIREMENTS  # noqa: PLC0415 -- likewise

    law = law_of(made.position.agency, made.valid_from)
    table = pa.Table.from_pylist([row_of(made)], schema=POST_REQUIREMENTS.arrow)
    extras_of(table, law)
