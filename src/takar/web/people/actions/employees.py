"""Small changes by hand: what no file says, and what many rows need at once."""

from collections.abc import Iterable
from datetime import date

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.people.models import RECORDS, Employee, EvidenceCheck, Position, WorkUnit
from takar.web.people.rules import EDUCATION_FITS


class UnknownValue(TakarError):
    """A value the law does not enumerate."""


class NotAHead(TakarError):
    """Somebody without the role cannot head a unit."""


class NotOneOfUs(TakarError):
    """An employee of another agency."""


@action("people.employee.fitted", needs=operates)
def set_education_fit(actor: User, employee: Employee, *, fit: str | None) -> Employee:
    """Record whether the field of study suits the post; nothing means nobody has judged yet."""
    if fit is not None and fit not in EDUCATION_FITS:
        raise UnknownValue(
            msg("Kesesuaian bidang ilmu {fit} tidak dikenal.", fit=fit),
            hint=msg("Pilih Sesuai, Serumpun atau Tidak sesuai."),
        )
    noted(before=employee.education_fit)
    employee.education_fit = fit
    employee.save(update_fields=["education_fit", "updated_at"])
    return employee


@action("people.employee.left", needs=operates)
def mark_left(actor: User, employee: Employee, *, left_on: date | None) -> Employee:
    """Record that somebody no longer works here, or that they do after all; nothing is removed."""
    noted(before=employee.left_on)
    employee.left_on = left_on
    employee.save(update_fields=["left_on", "updated_at"])
    return employee


@action("people.unit.headed", needs=operates)
def set_unit_head(actor: User, unit: WorkUnit, *, head: User | None) -> WorkUnit:
    """Say who heads a unit and so reads about everybody in it and below."""
    if head is not None and not head.is_one_of(unit.agency_id, Role.UNIT_HEAD):
        raise NotAHead(
            msg("{name} belum berperan sebagai kepala unit.", name=str(head)),
            hint=msg("Beri peran Kepala unit lebih dahulu pada halaman anggota."),
        )
    noted(before=str(unit.head or ""))
    unit.head = head
    unit.save(update_fields=["head"])
    return unit


@action("people.posts.marked", needs=operates)
def set_strategic(
    actor: User, agency: Agency, *, employees: Iterable[int], is_strategic: bool
) -> int:
    """Mark the posts these people hold as strategic or not; return how many posts changed."""
    held = Employee.objects.filter(agency=agency, pk__in=list(employees)).exclude(position=None)
    posts = Position.objects.filter(agency=agency, pk__in=held.order_by().values("position"))
    changed = posts.exclude(is_strategic=is_strategic)
    noted(posts=list(changed.values_list("code", flat=True)))
    return changed.update(is_strategic=is_strategic)


@action("people.evidence.checked", needs=operates)
def mark_checked(
    actor: User, agency: Agency, *, employees: Iterable[int], evidence: str, day: date
) -> int:
    """Record that the list of this evidence is complete for these people; return how many are new.

    From then on "no row" means that nothing took place, not that nobody looked.
    """
    if evidence not in RECORDS or evidence == "evidence_checks":
        raise UnknownValue(
            msg("Jenis bukti {evidence} tidak dikenal.", evidence=evidence),
            hint=msg("Pilih jenis bukti dari daftar."),
        )
    people = Employee.objects.filter(agency=agency, pk__in=list(employees)).order_by("pk")
    known = EvidenceCheck.objects.filter(evidence=evidence, checked_on=day, employee__in=people)
    waiting = people.exclude(pk__in=known.order_by().values("employee"))
    made = EvidenceCheck.objects.bulk_create(
        [EvidenceCheck(employee=person, evidence=evidence, checked_on=day) for person in waiting],
        batch_size=2_000,
    )
    noted(employees=[check.employee.code for check in made], count=len(made))
    return len(made)
