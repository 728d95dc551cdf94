"""What the page of an event tells about its meeting."""

from django.utils.translation import gettext as _

from takar.web.assessments.models import Event
from takar.web.kit.navigation import StageNews
from takar.web.meetings.queries.levels import meeting_progress
from takar.web.meetings.queries.sitting import open_meeting


def news_of(event: Event) -> StageNews:
    """Return how far the meeting of an event is."""
    progress = meeting_progress(event)
    if not progress.levels:
        return StageNews(is_done=False, sentence=_("Level belum dihitung."))
    is_done = not progress.open or event.is_signed
    sentence = _("{decided} dari {levels} level diputuskan.").format(
        decided=progress.decided, levels=progress.levels
    )
    if open_meeting(event):
        sentence = f"{_('Rapat sedang berlangsung.')} {sentence}"
    return StageNews(is_done=is_done, sentence=sentence)
