"""Many claims at once: decided on together, brought in from a table, taken away as a sheet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import uuid4

import pyarrow as pa
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.claims.actions.deciding import needed, return_claim, verify_claim
from takar.web.claims.models import Claim
from takar.web.claims.permissions import works_the_queue
from takar.web.claims.queries.queue import queue_of
from takar.web.claims.queries.sheets import Row, claim_rows
from takar.web.claims.rules import FACTS
from takar.web.people.models import Employee

AT_ONCE = 2_000
MOST = 200
"""How many claims are decided on with one press: as many as somebody can have looked at."""


class BadChoice(TakarError):
    """What is ticked cannot be decided on."""


@dataclass
class Outcome:
    """What became of many claims: those decided on, and why the others were not."""

    done: list[Claim] = field(default_factory=list)
    refused: list[tuple[Claim, TakarError]] = field(default_factory=list)


@action("claims.claims.verified", needs=works_the_queue)
def verify_claims(
    actor: User,
    agency: Agency,
    *,
    claims: Iterable[int],
    reason: str,
    seen_at: datetime | None = None,
) -> Outcome:
    """Verify every chosen claim that can be, each on record; trainings are said to fit the post.

    Args:
        actor: who decides; claims they had a hand in are not among those they may choose.
        agency: whose claims.
        claims: their numbers.
        reason: on what ground so many are verified at once.
        seen_at: when the list was drawn; what was changed since is not verified.
    """
    why = needed(reason)
    return each_decided(
        chosen(actor, agency, claims),
        lambda claim: verify_claim(
            actor,
            claim,
            fits_post=True if claim.evidence == "trainings" else None,
            reason=why,
            seen_at=seen_at,
        ),
    )


@action("claims.claims.returned", needs=works_the_queue)
def return_claims(actor: User, agency: Agency, *, claims: Iterable[int], reason: str) -> Outcome:
    """Return every chosen claim with the same reason, each on record."""
    why = needed(reason)
    return each_decided(
        chosen(actor, agency, claims), lambda claim: return_claim(actor, claim, reason=why)
    )


@action("claims.queue.taken", needs=works_the_queue)
def take_queue(actor: User, agency: Agency, *, claims: Iterable[Claim]) -> list[Row]:
    """Return claims as the rows of a sheet that leaves the house."""
    rows = claim_rows(claims)
    noted(claims=len(rows))
    return rows


@action("claims.table.stored", needs=operates)
def store_claims(actor: User, agency: Agency, *, table: pa.Table) -> int:
    """Store waiting claims of a clean table, as if each employee had entered them; return how many.

    Args:
        actor: an operator; who counts as having entered what people without an account claim.
        agency: whose employees.
        table: as ``TABLES["claims"]`` says.
    """
    rows = table.to_pylist()
    codes = {row["employee_id"] for row in rows}
    people = {
        person.code: person
        for person in Employee.objects.filter(agency=agency).select_related("user")
        if person.code in codes
    }
    claims = [claim_of(actor, people[row["employee_id"]], row) for row in rows]
    Claim.objects.bulk_create(claims, batch_size=AT_ONCE)
    noted(claims=len(claims))
    return len(claims)


def claim_of(enterer: User, employee: Employee, row: dict[str, object]) -> Claim:
    """Return a waiting claim of one row."""
    by = employee.user or enterer
    evidence = str(row["evidence"])
    own = {name: row[name] for name in FACTS[evidence].values() if name in row}
    return Claim(
        agency_id=employee.agency_id,
        employee=employee,
        evidence=evidence,
        once_key=uuid4().hex,
        entered_by=by,
        submitted_by=by,
        submitted_at=moment(row.get("submitted_on")),
        **own,
    )


def moment(day: object) -> datetime:
    """Return the noon of a day, or now."""
    if not isinstance(day, date):
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


def chosen(by: User, agency: Agency, claims: Iterable[int]) -> list[Claim]:
    """Return the ticked claims that the person may decide on."""
    numbers = set(claims)
    if len(numbers) > MOST:
        raise BadChoice(
            msg(
                "{count} entri dipilih; paling banyak {most} sekaligus.",
                count=len(numbers),
                most=MOST,
            ),
            hint=msg("Pilih lebih sedikit, agar setiap entri sempat dilihat."),
        )
    found = list(queue_of(by, agency).filter(pk__in=numbers).order_by("pk"))
    if not found:
        raise BadChoice(
            msg("Tidak ada entri terpilih yang dapat Anda putuskan."),
            hint=msg("Centang sedikitnya satu entri pada antrean Anda."),
        )
    noted(claims=[claim.pk for claim in found])
    return found


def each_decided(claims: Iterable[Claim], decide: Callable[[Claim], object]) -> Outcome:
    """Decide on claims one by one; one that cannot be does not hold up the others."""
    outcome = Outcome()
    for claim in claims:
        try:
            decide(claim)
        except TakarError as error:
            outcome.refused.append((claim, error))
        else:
            outcome.done.append(claim)
    noted(done=len(outcome.done), refused=len(outcome.refused))
    return outcome
