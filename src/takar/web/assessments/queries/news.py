"""What the room tells about its own stages of an event."""

from django.utils.translation import gettext as _

from takar.web.assessments.models import Assignment, Event, EventAssessor, Participant
from takar.web.assessments.queries.events import progress_of
from takar.web.assessments.queries.findings import findings_of
from takar.web.assessments.rules.course import is_behind
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.kit.navigation import StageNews


def news_of_plan(event: Event) -> StageNews:
    """Tell whether the design and the participants are ready."""
    if is_behind("plan", event.state):
        return StageNews(is_done=True)
    stopping = sum(finding.stops for finding in findings_of(event))
    if stopping:
        return StageNews(
            is_done=False, sentence=_("{count} hal menghalangi.").format(count=stopping)
        )
    return StageNews(is_done=False, sentence=_("Siap: lanjutkan ke Direncanakan."))


def news_of_team(event: Event) -> StageNews:
    """Tell whether assessors sit in the team and were assigned."""
    seats = EventAssessor.objects.filter(event=event, state="AKTIF", role__in=RATING_ROLES)
    count = seats.count()
    if not count:
        return StageNews(is_done=False, sentence=_("Belum ada asesor dalam tim."))
    people = Participant.objects.filter(event=event).count()
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    assigned = rows.order_by().values("participant").distinct().count()
    return StageNews(
        is_done=0 < people <= assigned,
        sentence=_("{count} asesor; {assigned} dari {people} peserta sudah punya asesor.").format(
            count=count, assigned=assigned, people=people
        ),
    )


def news_of_scores(event: Event) -> StageNews:
    """Tell how many cells have a score."""
    progress = progress_of(event)
    return StageNews(
        is_done=is_behind("rate", event.state),
        sentence=_("{scored} dari {cells} sel nilai terisi.").format(
            scored=progress.scored, cells=progress.cells
        ),
    )
