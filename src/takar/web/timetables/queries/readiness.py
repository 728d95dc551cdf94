"""What is still missing before a timetable can be looked for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from takar.web.assessments.models import Event
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.rules.wishes import Wishes


@dataclass(frozen=True)
class Ready:
    """How much there is to plan with, and what is missing."""

    people: int
    methods: int
    rooms: int
    days: int
    assessors: int
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def readiness_of(event: Event) -> Ready:
    """Count what an event has to plan with."""
    problem = asked_of(event, Wishes()).problem
    watched = any(method.assessors_least for method in problem.methods)
    wanted = [
        (not problem.candidates, _("Belum ada peserta; tetapkan dahulu pada halaman kegiatan.")),
        (
            not problem.methods,
            _("Belum ada metode yang memakan waktu; atur pada halaman kegiatan."),
        ),
        (not problem.rooms, _("Belum ada ruang.")),
        (not problem.days, _("Belum ada hari dan jam buka.")),
        (watched and not problem.assessors, _("Belum ada asesor dalam tim.")),
    ]
    unheld = [
        method.code
        for method in problem.methods
        if problem.rooms and not any(room.may_hold(method) for room in problem.rooms)
    ]
    wanted += [
        (
            True,
            _("Tidak ada ruang yang cukup besar atau boleh dipakai untuk %(method)s.")
            % {"method": code},
        )
        for code in unheld
    ]
    return Ready(
        people=len(problem.candidates),
        methods=len(problem.methods),
        rooms=len(problem.rooms),
        days=len(problem.days),
        assessors=len(problem.assessors),
        missing=tuple(text for is_missing, text in wanted if is_missing),
    )
