"""Where the pages of the room are, for notices."""

from django.urls import reverse

from takar.web.reviews.models import Cycle, Meeting


def cycle_page(cycle: Cycle) -> str:
    """Return the address of a cycle."""
    return reverse("reviews:cycle", args=[cycle.pk])


def meeting_page(meeting: Meeting) -> str:
    """Return the address of a meeting."""
    return reverse("reviews:meeting", args=[meeting.pk])


def mine_page() -> str:
    """Return the address of one's own page."""
    return reverse("reviews:mine")
