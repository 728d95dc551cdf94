"""Plan an event and lead it from state to state."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from takar.kernel.language import msg
from takar.measures.jpm import bands_key
from takar.web.accounts.models import Agency, User
from takar.web.assessments.actions.guards import hold, refuse_stopping
from takar.web.assessments.actions.signing import hand_over_records
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.anchors import latest_version
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.rules.criteria import Criteria
from takar.web.assessments.rules.refusals import BadPlan, NotNow, demand_reason
from takar.web.assessments.rules.states import STATES, is_step_back, may_follow
from takar.web.audit.action import action, noted
from takar.web.people.queries.law import law_of


@action("assessments.event.created", needs=operates)
def create_event(  # noqa: PLR0913 -- the facts of an event are named at the call
    actor: User,
    agency: Agency,
    *,
    name: str,
    purpose: str,
    starts_on: date,
    ends_on: date,
    place: str = "",
    organiser: str = "",
    rounding: str = "BULAT",
    categories: str = "",
    criteria: Criteria | Mapping[str, Any] | None = None,
) -> Event:
    """Open an event in its draft.

    Raises:
        BadPlan: it ends before it starts, or one of that name starts on that day already.
        UnknownPurpose: the law does not let the purpose choose those categories.
    """
    refuse_backward(starts_on, ends_on)
    refuse_twin(agency, name, starts_on)
    bands_key(law_of(agency, starts_on), purpose, categories or None)
    event = Event(
        agency=agency,
        name=name,
        purpose=purpose,
        starts_on=starts_on,
        ends_on=ends_on,
        place=place,
        organiser=organiser,
        rounding=rounding,
        categories=categories,
        criteria=stored(criteria or Criteria(lot=f"{name} {starts_on:%Y-%m-%d}")),
    )
    event.full_clean()
    event.save()
    noted(event=event.pk)
    return event


@action("assessments.event.described", needs=operates)
def describe_event(actor: User, event: Event, *, facts: Mapping[str, Any]) -> None:
    """Change the name, days, place, organiser, purpose or rounding of an event not yet held.

    Raises:
        BadPlan: it would end before it starts.
        UnknownPurpose: the law does not let the purpose choose those categories.
    """
    hold(event, "plan")
    noted(before={name: getattr(event, name) for name in facts})
    for name, value in facts.items():
        setattr(event, name, value)
    refuse_backward(event.starts_on, event.ends_on)
    refuse_twin(event.agency, event.name, event.starts_on, but=event.pk)
    bands_key(law_of(event.agency, event.starts_on), event.purpose, event.categories or None)
    event.full_clean()
    event.save()


@action("assessments.criteria.set", needs=operates)
def set_criteria(actor: User, event: Event, *, criteria: Criteria | Mapping[str, Any]) -> None:
    """Say who is to be chosen, group by group.

    Raises:
        BadPlan: the criteria cannot be read.
    """
    hold(event, "plan")
    event.criteria = stored(criteria)
    event.save(update_fields=["criteria"])


@action("assessments.event.moved", needs=operates)
def move_to(actor: User, event: Event, *, state: str, reason: str = "") -> None:
    """Lead an event to the next state, or one back with a reason.

    Raises:
        NotNow: the state does not follow, or is reached by signing only.
        NoReason: a step back without a reason.
        NotReady: something must be mended before the step.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    if state not in STATES:
        raise NotNow(
            msg("Keadaan {state} tidak dikenal.", state=state),
            hint=msg("Pakai tombol pada halaman kegiatan."),
        )
    if not may_follow(event.state, state) or state == "DITANDATANGANI":
        raise NotNow(
            msg(
                "Dari {state} tidak dapat ke {following}.",
                state=STATES[event.state],
                following=STATES[state],
            ),
            hint=msg("Keadaan berjalan selangkah; hasil ditandatangani pada halamannya sendiri."),
        )
    if is_step_back(event.state, state):
        demand_reason(reason, msg("Kembali ke keadaan sebelumnya memerlukan alasan."))
    else:
        refuse_stopping(findings_of(event))
    noted(before=event.state)
    event.state = state
    if state == "BERLANGSUNG" and event.anchor_version is None:
        event.anchor_version = latest_version(event.agency)
    event.save(update_fields=["state", "anchor_version"])
    if state == "DISERAHKAN":
        hand_over_records(event)


def stored(criteria: Criteria | Mapping[str, Any]) -> dict[str, Any]:
    """Return criteria as the column keeps them.

    Raises:
        BadPlan: they cannot be read.
    """
    try:
        return Criteria.model_validate(criteria).model_dump(mode="json")
    except ValidationError as fault:
        where = ", ".join(".".join(map(str, one["loc"])) for one in fault.errors())
        raise BadPlan(
            msg("Kriteria peserta tidak dapat dibaca: {where}.", where=where),
            hint=msg("Setiap kelompok punya nama, dan kuotanya bilangan nol atau lebih."),
        ) from fault


def refuse_backward(starts_on: date, ends_on: date) -> None:
    """Refuse an event that ends before it starts.

    Raises:
        BadPlan: it does.
    """
    if ends_on < starts_on:
        raise BadPlan(
            msg("Kegiatan selesai sebelum mulai."),
            hint=msg("Tanggal selesai sama dengan atau sesudah tanggal mulai."),
        )


def refuse_twin(agency: Agency, name: str, starts_on: date, *, but: int = 0) -> None:
    """Refuse a second event of the same name on the same day, as a double click would make it.

    Raises:
        BadPlan: there is one.
    """
    twins = Event.objects.filter(agency=agency, name=name, starts_on=starts_on)
    if twins.exclude(pk=but).exists():
        raise BadPlan(
            msg("Kegiatan {name} pada tanggal itu sudah ada.", name=name),
            hint=msg("Buka kegiatan itu dari daftar, atau beri nama lain."),
        )
