"""What is read about another person, and what leaves the house: both are recorded."""

from django.db.models import QuerySet

from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.reviews.models import Case, Cycle, GroupMember, Meeting
from takar.web.reviews.papers import printed_minutes
from takar.web.reviews.permissions import operates, reads_cycle, takes_away
from takar.web.reviews.queries.groups import members_in
from takar.web.reviews.rules.refusals import NotNow
from takar.web.reviews.rules.states import GROUPS

Sheet = list[dict[str, object]]


@action("reviews.case.viewed", needs=reads_cycle)
def view_case(reader: User, case: Case) -> None:
    """Record that somebody read about another person in a cycle."""
    noted(employee=case.employee.code)


@action("reviews.group.taken", needs=takes_away)
def take_groups(actor: User, cycle: Cycle) -> dict[str, Sheet]:
    """Return the members of each group as sheets that leave the house."""
    rows = members_in(cycle)
    noted(people=rows.count())
    whole = operates(actor, cycle)
    return {
        title: [membership_row(one, whole_nip=whole) for one in rows if one.group == group]
        for group, title in GROUPS.items()
    }


def membership_row(one: GroupMember, *, whole_nip: bool) -> dict[str, object]:
    """Return one membership as a row."""
    return {
        **person_columns(one, whole_nip=whole_nip),
        "Kotak": one.box,  # type: ignore[attr-defined]
        "Berlaku sejak": f"{one.valid_from:%d-%m-%Y}",
        "Berlaku sampai": f"{one.valid_until:%d-%m-%Y}",
        "Dicabut sejak": f"{one.withdrawn_on:%d-%m-%Y}" if one.withdrawn_on else "",
        "Alasan": one.because,
    }


@action("reviews.cases.taken", needs=takes_away)
def take_cases(actor: User, cycle: Cycle, *, cases: "QuerySet[Case]") -> Sheet:
    """Return cases as a sheet that leaves the house."""
    whole = operates(actor, cycle)
    rows = [case_row(one, whole_nip=whole) for one in cases]
    noted(people=len(rows))
    return rows


def case_row(one: Case, *, whole_nip: bool) -> dict[str, object]:
    """Return one case as a row; a gap is an empty cell."""
    return {
        **person_columns(one, whole_nip=whole_nip),
        "Kinerja": number(one.result.performance),
        "Potensial": number(one.result.potential),
        "Kotak hasil ukur": one.box_measured,
        "Kotak sekarang": one.box_now,
        "Diubah komite": "ya" if one.is_moved else "",
    }


def person_columns(row: Case | GroupMember, *, whole_nip: bool) -> dict[str, object]:
    """Return the columns that name a person."""
    person = row.employee
    return {
        "NIP": (person.nip or "") if whole_nip else person.masked_nip,
        "Nama": person.name,
        "Jabatan": person.position_title or "",
        "Jenjang": person.position_tier or "",
        "Unit kerja": person.unit.name if person.unit else "",
    }


def number(value: object) -> str:
    """Return a score as people read it; a gap is empty."""
    return "" if value is None else printed(value)  # type: ignore[arg-type]


@action("reviews.minutes.taken", needs=takes_away)
def take_minutes(actor: User, meeting: Meeting) -> bytes:
    """Return the minutes of a closed meeting.

    Raises:
        NotNow: the meeting still sits.
    """
    if meeting.is_open:
        raise NotNow(msg("Rapat ini belum ditutup."), hint=msg("Tutup rapat lebih dulu."))
    return printed_minutes(meeting)


@action("reviews.decree.taken", needs=takes_away)
def take_decree(actor: User, cycle: Cycle) -> bytes:
    """Return the attached decree.

    Raises:
        NotNow: none was attached.
    """
    if not cycle.decree_file:
        raise NotNow(
            msg("Berkas surat keputusan tidak dilampirkan."), hint=msg("Lihat nomornya di sini.")
        )
    with cycle.decree_file.open("rb") as file:
        return bytes(file.read())
