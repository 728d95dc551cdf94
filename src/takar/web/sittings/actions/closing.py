"""Closing: what the clock has ended is written down though nobody asks; exposures are counted."""

from collections import Counter, defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from takar.web.accounts.models import User
from takar.web.exams.models import ExamSession, FormItem
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.sittings.actions.course import catch_up
from takar.web.sittings.actions.doubts import note_work_in_credits
from takar.web.sittings.actions.entering import note
from takar.web.sittings.actions.exposing import tell_pools
from takar.web.sittings.models import SectionClock, Sitting, SittingEvent
from takar.web.sittings.queries.answers import DECIDED, clocks_of
from takar.web.sittings.queries.entrance import WITH_ALL
from takar.web.sittings.rules.clock import Clock
from takar.web.sittings.rules.course import ended_by_time


def close_due(*, now: datetime) -> int:
    """Write down the end of every section whose time is up, in all agencies; return how many."""
    with scopes_disabled():
        running = list(Sitting.objects.filter(state="BERJALAN").values_list("pk", flat=True))
        clocks = clocks_of(running)
        due = [number for number in running if is_due(clocks.get(number, {}), now)]
        sittings = list(Sitting.objects.filter(pk__in=due).select_related(*WITH_ALL))
    for sitting in sittings:
        agency = sitting.registration.session.exam.agency
        with scope(agency=agency, agency_code=agency.code):
            catch_up(sitting, now=now)
    note_work_in_credits(now=now)
    return len(sittings)


def is_due(clocks: dict[str, Clock], now: datetime) -> bool:
    """Say whether the time of any clock is up without its end being written down."""
    return any(ended_by_time(clock, clocks, now) for clock in clocks.values())


@transaction.atomic
def close_session(session: ExamSession, *, now: datetime | None = None) -> int:
    """End every sitting of a session that still runs, as a proctor closes it; return how many."""
    now = now or timezone.now()
    left = Sitting.objects.filter(registration__session=session, state="BERJALAN")
    sittings = list(left.select_related(*WITH_ALL))
    for sitting in sittings:
        catch_up(sitting, now=now)
        if sitting.state == "BERJALAN":
            end_by_proctor(sitting, "SELESAI", now)
    count_exposures(session)
    return len(sittings)


def end_by_proctor(sitting: Sitting, state: str, now: datetime) -> None:
    """Close what is open of a sitting and end it."""
    SectionClock.objects.filter(sitting=sitting, started_at__isnull=False, ended_at=None).update(
        ended_at=now, ended_by="PENGAWAS"
    )
    sitting.state, sitting.finished_at, sitting.finished_by = state, now, "PENGAWAS"
    sitting.save(update_fields=["state", "finished_at", "finished_by"])
    note(sitting, "SELESAI", now, by="PENGAWAS")


def sign_off(session: ExamSession, *, by: User, now: datetime | None = None) -> None:
    """Keep for each sitting of a session that its late answers are decided and the list closed.

    What arrives afterwards is kept and shown, and waits for nobody.
    """
    at = now or timezone.now()
    sittings = Sitting.objects.filter(registration__session=session)
    SittingEvent.objects.bulk_create(
        SittingEvent(sitting=one, kind=DECIDED, at=at, by=by, facts={"signed": True})
        for one in sittings
    )


@transaction.atomic
def count_exposures(session: ExamSession) -> int:
    """Add to each question how many people of a session were shown it; each sitting counts once."""
    new = Sitting.objects.select_for_update().filter(
        registration__session=session, started_at__isnull=False, are_exposures_counted=False
    )
    shown: dict[int, Counter[str]] = defaultdict(Counter)
    numbers = []
    for number, form, paper in new.values_list("pk", "form_id", "paper"):
        numbers.append(number)
        for section in paper["sections"]:
            shown[form].update(item["item"] for item in section["items"])
    for form, counts in shown.items():
        versions = FormItem.objects.filter(form=form, code__in=counts)
        for code, version in versions.values_list("code", "version_id"):
            row = ItemVersion.objects.filter(pk=version)
            row.update(exposures=F("exposures") + counts[code])
    tell_pools(numbers)
    Sitting.objects.filter(pk__in=numbers).update(are_exposures_counted=True)
    return len(numbers)
