"""Look for a timetable: ask, work, answer, and take a way out of what stands in the way."""

from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.audit.action import action, noted
from takar.web.timetables.actions.places import add_day, add_room, change_day
from takar.web.timetables.models import OpenDay, Room, Search, Timetable
from takar.web.timetables.permissions import plans
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.queries.readiness import readiness_of
from takar.web.timetables.rules.hours import clock, written
from takar.web.timetables.rules.refusals import NotNow, NotReady
from takar.web.timetables.rules.wishes import Absence, NewDay, Obstacles, Remedy, Wishes
from takar.web.timetables.solving import Answer
from takar.web.timetables.writing import new_timetable, write_sittings


@action("timetables.search.asked", needs=plans)
def ask_for_timetable(actor: User, event: Event, *, wishes: Wishes, once_key: str = "") -> Search:
    """Ask for a timetable, to be looked for in the background; a form sent twice asks once.

    Raises:
        NotReady: rooms, hours, people or assessors are missing.
    """
    if missing := readiness_of(event).missing:
        raise NotReady(
            msg("Jadwal belum dapat disusun. {missing}", missing=" ".join(missing)),
            hint=msg("Lengkapi ruang, jam, peserta, dan tim lebih dahulu."),
        )
    return asked_once(actor, event, wishes, once_key)


@action("timetables.mending.asked", needs=plans)
def ask_for_mending(
    actor: User,
    timetable: Timetable,
    *,
    absences: tuple[Absence, ...],
    once_key: str = "",
) -> Search:
    """Ask for a version without some assessors or rooms that moves as few sittings as possible.

    Raises:
        NotReady: nobody and no room was named.
    """
    if not absences:
        raise NotReady(
            msg("Belum ada asesor atau ruang yang dipilih."),
            hint=msg("Pilih siapa yang berhalangan, atau ruang yang tidak dapat dipakai."),
        )
    wishes = timetable.wished.model_copy(update={"absences": absences})
    return asked_once(actor, timetable.event, wishes, once_key, mends=timetable)


def asked_once(
    by: User, event: Event, wishes: Wishes, once_key: str, mends: Timetable | None = None
) -> Search:
    """Keep what was asked, once for each form."""
    search, is_new = Search.objects.get_or_create(
        event=event,
        once_key=once_key or uuid4().hex,
        defaults={"wishes": wishes.model_dump(mode="json"), "mends": mends, "asked_by": by},
    )
    noted(search=search.pk, is_new=is_new)
    return search


@action("timetables.search.begun", needs=plans)
def begin_search(actor: User, search: Search) -> None:
    """Note that the search has begun."""
    search.state, search.begun_at = "BERJALAN", timezone.now()
    search.save(update_fields=["state", "begun_at"])


@action("timetables.search.answered", needs=plans)
def answer_search(actor: User, search: Search, *, answer: Answer) -> Timetable | None:
    """Keep what was found: a new draft, or what stands in the way; both where some are left.

    Raises:
        NotNow: it was given up meanwhile, so that what comes so late is not wanted.
    """
    if Search.objects.filter(pk=search.pk, state="GAGAL").exists():
        raise NotNow(msg("Pencarian ini terputus."), hint=msg("Lihat pencarian yang diulang."))
    if answer.obstacles:
        kept = Obstacles(found=answer.obstacles)
        search.obstacles = kept.model_dump(mode="json")
    if not answer.sittings:
        return ended(search, "BUNTU", None)
    timetable = new_timetable(
        actor,
        search.event,
        wishes=search.wished,
        proof=answer.proof,
        origin="DISUSUN_ULANG" if search.mends else "DISUSUN",
        made_from=search.mends,
    )
    sessions = write_sittings(timetable, answer.sittings, answer.asked_for)
    noted(timetable=timetable.pk, version=timetable.version, sessions=sessions)
    return ended(search, "SELESAI", timetable)


def ended(search: Search, state: str, found: Timetable | None) -> Timetable | None:
    """Note how a search ended."""
    search.state, search.found, search.finished_at = state, found, timezone.now()
    search.full_clean(validate_constraints=False)
    search.save()
    return found


@action("timetables.search.failed", needs=plans)
def fail_search(actor: User, search: Search, *, problem: str, hint: str) -> None:
    """Note why no timetable could be looked for."""
    search.state, search.problem, search.hint = "GAGAL", problem, hint
    search.finished_at = timezone.now()
    search.save()


@action("timetables.search.repeated", needs=plans)
def search_again(actor: User, search: Search) -> Search:
    """Ask once more for what was cut off or failed; asked twice, it is looked for once.

    Raises:
        NotNow: it is still being worked on, or it ended well.
    """
    if not search.may_repeat:
        raise NotNow(
            msg("Pencarian ini tidak terputus."), hint=msg("Tunggu hasilnya, atau susun yang baru.")
        )
    if search.is_cut_off:
        search.state, search.finished_at = "GAGAL", timezone.now()
        search.problem = _("Pencarian terputus: yang mengerjakannya berhenti di tengah jalan.")
        search.save(update_fields=["state", "finished_at", "problem"])
    key = f"lagi-{search.pk}"
    return asked_once(actor, search.event, search.wished, key, mends=search.mends)


@action("timetables.wayout.taken", needs=plans)
def take_way_out(actor: User, search: Search, *, place: int) -> Search:
    """Take one way out of what stood in the way, and ask again.

    Raises:
        NotNow: there is no such way out, or it needs people whom nobody can make up.
    """
    findings = search.in_the_way
    remedy = findings[place].remedy if 0 <= place < len(findings) else Remedy()
    if not remedy.is_ours:
        raise NotNow(
            msg("Jalan keluar ini tidak dapat diambil dari sini."),
            hint=msg("Tambahkan asesor pada tim kegiatan, lalu susun lagi."),
        )
    once_key = f"{search.pk}-{place}"
    if taken := Search.objects.filter(event=search.event, once_key=once_key).first():
        return taken
    for room in remedy.rooms:
        lend(actor, search.event, room.capacity, room.site, room.methods)
    for day in remedy.days:
        open_day(actor, search.event, day)
    noted(rooms=len(remedy.rooms), days=len(remedy.days), wishes=remedy.wishes)
    wishes = search.wished.model_copy(update=dict(remedy.wishes))
    return asked_once(actor, search.event, wishes, once_key, mends=search.mends)


def lend(by: User, event: Event, capacity: int, site: str, methods: tuple[str, ...] | None) -> Room:
    """Add a room that would help, under a name not yet used there."""
    known = set(Room.objects.filter(event=event, site=site).values_list("name", flat=True))
    number = next(n for n in range(1, 1_000) if _("Ruang tambahan %d") % n not in known)
    rows = asked_of(event, Wishes()).methods
    return add_room(
        by,
        event,
        name=_("Ruang tambahan %d") % number,
        capacity=capacity,
        site=site,
        methods=[rows[title] for title in methods or () if title in rows],
    )


def open_day(by: User, event: Event, day: NewDay) -> OpenDay:
    """Open one more day, or change the hours of one."""
    opens_at, closes_at = clock(day.opening), clock(day.closing)
    breaks = written((clock(since), clock(until)) for since, until in day.breaks)
    row = OpenDay.objects.filter(event=event, day=day.date).first()
    if row is None:
        return add_day(
            by, event, day=day.date, opens_at=opens_at, closes_at=closes_at, breaks=breaks
        )
    change_day(by, row, day=day.date, opens_at=opens_at, closes_at=closes_at, breaks=breaks)
    return row
