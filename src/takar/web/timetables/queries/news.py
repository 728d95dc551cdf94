"""What the page of an event says of its timetable."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from takar.web.kit.navigation import StageNews
from takar.web.timetables.models import Timetable
from takar.web.timetables.queries.sessions import in_force


def news_of(event: Any) -> StageNews:
    """Tell whether a timetable is in force, and how many drafts wait."""
    current = in_force(event)
    if current:
        return StageNews(
            is_done=True, sentence=_("Versi %(version)d berlaku.") % {"version": current.version}
        )
    drafts = Timetable.objects.filter(event=event, state="DRAF").count()
    if not drafts:
        return StageNews(is_done=False, sentence=_("Belum ada jadwal."))
    told = ngettext(
        "%(count)d draf, belum diterbitkan.", "%(count)d draf, belum diterbitkan.", drafts
    )
    return StageNews(is_done=False, sentence=told % {"count": drafts})
