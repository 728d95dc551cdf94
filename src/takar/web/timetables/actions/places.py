"""Rooms and hours of an event."""

from collections.abc import Collection
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event, EventMethod
from takar.web.audit.action import action, noted
from takar.web.timetables.models import OpenDay, Room, Session
from takar.web.timetables.permissions import plans
from takar.web.timetables.rules.refusals import NotReady, StillUsed


@action("timetables.room.added", needs=plans)
def add_room(
    actor: User,
    event: Event,
    *,
    name: str,
    capacity: int,
    site: str = "",
    methods: Collection[EventMethod] = (),
) -> Room:
    """Lend a room to an event.

    Raises:
        NotReady: the event has a room of that name at that site.
    """
    room = Room(event=event, name=name.strip(), site=site.strip(), capacity=capacity)
    refuse_twin(room)
    checked(room)
    room.save()
    room.methods.set(methods)
    return room


@action("timetables.room.changed", needs=plans)
def change_room(
    actor: User,
    room: Room,
    *,
    name: str,
    capacity: int,
    site: str = "",
    methods: Collection[EventMethod] = (),
) -> None:
    """Change what a room is called, holds and is for.

    Raises:
        NotReady: the event has another room of that name at that site.
    """
    noted(before={"name": room.name, "site": room.site, "capacity": room.capacity})
    room.name, room.site, room.capacity = name.strip(), site.strip(), capacity
    refuse_twin(room)
    checked(room)
    room.save()
    room.methods.set(methods)


@action("timetables.room.removed", needs=plans)
def remove_room(actor: User, room: Room) -> None:
    """Give a room back; drafts and the versions told must not need it.

    Raises:
        StillUsed: sessions stand in it.
    """
    refuse_used(Session.objects.filter(room=room).count(), str(room))
    Room.objects.filter(pk=room.pk).delete()


@action("timetables.day.added", needs=plans)
def add_day(
    actor: User, event: Event, *, day: date, opens_at: time, closes_at: time, breaks: str = ""
) -> OpenDay:
    """Open the rooms of an event on a day.

    Raises:
        NotReady: the day is open already, or its hours contradict themselves.
    """
    row = OpenDay(event=event, day=day, opens_at=opens_at, closes_at=closes_at, breaks=breaks)
    checked(row)
    row.save()
    return row


@action("timetables.day.changed", needs=plans)
def change_day(
    actor: User, row: OpenDay, *, day: date, opens_at: time, closes_at: time, breaks: str = ""
) -> None:
    """Change the hours of a day.

    Raises:
        NotReady: another row has that day, or its hours contradict themselves.
    """
    noted(before={"day": row.day, "opens_at": row.opens_at, "closes_at": row.closes_at})
    row.day, row.opens_at, row.closes_at, row.breaks = day, opens_at, closes_at, breaks
    checked(row)
    row.save()


@action("timetables.day.removed", needs=plans)
def remove_day(actor: User, row: OpenDay) -> None:
    """Close the rooms on a day.

    Raises:
        StillUsed: sessions stand on it.
    """
    used = Session.objects.filter(timetable__event=row.event_id, day=row.day)
    refuse_used(used.count(), f"{row.day:%d-%m-%Y}")
    OpenDay.objects.filter(pk=row.pk).delete()


@action("timetables.places.copied", needs=plans)
def copy_places(actor: User, event: Event, *, source: Event) -> tuple[int, int]:
    """Take the rooms and hours of an earlier event that this one does not have yet.

    Days are counted from the first day of either event. Methods that this event does not use are
    left out of a room; a room for none of its methods takes all.

    Returns:
        How many rooms and days were added.
    """
    if source.agency_id != event.agency_id:
        raise NotReady(msg("Kegiatan itu bukan dari instansi ini."))
    noted(source=source.pk)
    return copy_rooms(event, source), copy_days(event, source)


def copy_rooms(event: Event, source: Event) -> int:
    """Copy rooms; those of a name already known stay as they are."""
    known = set(Room.objects.filter(event=event).values_list("site", "name"))
    methods = {one.code: one for one in EventMethod.objects.filter(event=event)}
    count = 0
    for old in Room.objects.filter(event=source).prefetch_related("methods"):
        if (old.site, old.name) in known:
            continue
        codes = [one.code for one in old.methods.all()]
        room = Room.objects.create(event=event, name=old.name, site=old.site, capacity=old.capacity)
        room.methods.set([methods[code] for code in codes if code in methods])
        count += 1
    return count


def copy_days(event: Event, source: Event) -> int:
    """Copy hours to the days of this event."""
    shift: timedelta = event.starts_on - source.starts_on
    known = set(OpenDay.objects.filter(event=event).values_list("day", flat=True))
    rows = [
        OpenDay(
            event=event,
            day=old.day + shift,
            opens_at=old.opens_at,
            closes_at=old.closes_at,
            breaks=old.breaks,
        )
        for old in OpenDay.objects.filter(event=source)
        if old.day + shift not in known
    ]
    return len(OpenDay.objects.bulk_create(rows))


def checked(row: Room | OpenDay) -> None:
    """Refuse a row that cannot be kept, in one sentence.

    Raises:
        NotReady: it cannot.
    """
    try:
        row.full_clean()
    except ValidationError as fault:
        raise NotReady(msg("{what}", what=" ".join(fault.messages))) from fault


def refuse_twin(room: Room) -> None:
    """Refuse a second room of the same name at the same site: nobody could tell them apart.

    Raises:
        NotReady: there is one.
    """
    twins = Room.objects.filter(event=room.event, name=room.name, site=room.site)
    if twins.exclude(pk=room.pk).exists():
        raise NotReady(
            msg("Ruang {name} sudah ada di lokasi itu.", name=room.name),
            hint=msg("Beri nama lain, atau ubah ruang yang sudah ada."),
        )


def refuse_used(count: int, what: str) -> None:
    """Refuse to take away what sessions need.

    Raises:
        StillUsed: sessions do.
    """
    if count:
        raise StillUsed(
            msg("{what} dipakai {count} sesi.", what=what, count=count),
            hint=msg(
                "Hapus draf jadwal yang memakainya, atau susun jadwal tanpa ini lebih dahulu."
            ),
        )
