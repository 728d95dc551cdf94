"""What is done with an answer: chosen, proposed, printed, carried away."""

from io import BytesIO

from takar.exchange.files.workbook import write_workbook
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.mobility.actions import Wish, propose_list
from takar.web.mobility.models import MoveList
from takar.web.placements.actions.refusals import NotNow
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.papers import printed_annex
from takar.web.placements.permissions import chooses, operates, reads_scenarios
from takar.web.placements.queries import moves_of, sheets_of
from takar.web.placements.rules import CHOSEN, DONE


@action("placements.scenario.chosen", needs=chooses)
def choose_scenario(actor: User, scenario: Scenario, *, because: str) -> None:
    """Choose a computed scenario, with the reason; from then on it stands.

    Raises:
        NotNow: it is not computed, or no placement was found.
        Unwritten: no reason.
    """
    scenario.refresh_from_db(from_queryset=Scenario.objects.select_for_update(of=("self",)))
    _refuse_unanswered(scenario)
    scenario.chosen_because = demanded(because)
    scenario.state = CHOSEN
    scenario.save(update_fields=["state", "chosen_because"])


@action("placements.scenario.proposed", needs=operates)
def propose_moves(actor: User, scenario: Scenario) -> MoveList:
    """Hand the moves of a scenario over as a list, which is checked against the law at once.

    Raises:
        NotNow: nothing was computed, nobody moves, or a list of it stands already.
    """
    scenario.refresh_from_db(from_queryset=Scenario.objects.select_for_update(of=("self",)))
    _refuse_unanswered(scenario)
    _refuse_second(scenario)
    moves = list(moves_of(scenario))
    if not moves:
        raise NotNow(
            msg("Skenario ini tidak memindahkan siapa pun."),
            hint=msg("Tidak ada yang perlu diajukan."),
        )
    made = propose_list(
        actor,
        scenario.agency,
        title=scenario.title,
        day=scenario.day,
        moves=[_wish(scenario, one) for one in moves],
        basis=str(msg("Skenario penempatan {title}", title=scenario.title)),
    )
    scenario.handed_over = made
    scenario.save(update_fields=["handed_over"])
    noted(list=made.pk, moves=len(moves))
    return made


def _refuse_second(scenario: Scenario) -> None:
    standing = scenario.standing_list
    if standing is not None:
        raise NotNow(
            msg("Skenario ini sudah menjadi daftar usulan {title}.", title=standing.title),
            hint=msg("Buka daftar itu, atau batalkan lebih dahulu."),
        )


def _wish(scenario: Scenario, one: Placed) -> Wish:
    if one.after is None:
        raise TypeError("A move leads to a post.")
    return Wish(
        one.employee,
        one.after,
        because=one.reason_text,
        reference=scenario.title[:120],
    )


@action("placements.annex.taken", needs=reads_scenarios)
def take_annex(actor: User, scenario: Scenario) -> bytes:
    """Return the annex of the decree as a PDF.

    Raises:
        NotNow: nothing was computed.
    """
    _refuse_unanswered(scenario)
    return printed_annex(scenario)


@action("placements.scenario.taken", needs=reads_scenarios)
def take_scenario(actor: User, scenario: Scenario) -> bytes:
    """Return everybody's place with the reason as a workbook."""
    target = BytesIO()
    write_workbook(target, sheets_of(scenario))
    noted(people=scenario.placed.count())
    return target.getvalue()


def _refuse_unanswered(scenario: Scenario) -> None:
    if scenario.state not in {DONE, CHOSEN} or not scenario.placed.exists():
        raise NotNow(
            msg("Skenario ini belum mempunyai penempatan."),
            hint=msg("Hitung dulu; bila tidak ada jawaban, longgarkan aturannya."),
        )
