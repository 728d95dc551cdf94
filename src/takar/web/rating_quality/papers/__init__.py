"""The report on paper."""

from pathlib import Path
from typing import Any

from django.utils.translation import override

from takar.kernel.language import ORIGINAL, speaking
from takar.web.accounts.models import User
from takar.web.assessments.papers import letterhead_of
from takar.web.assessments.queries.law import law_of_event
from takar.web.kit.press import printed
from takar.web.kit.templatetags.kit import tanggal
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.papers.advice import advice_sections
from takar.web.rating_quality.papers.origin import origin_section
from takar.web.rating_quality.papers.raters import rater_sections
from takar.web.rating_quality.papers.reliance import reliance_sections
from takar.web.rating_quality.rules import Sight
from takar.web.rating_quality.showing import Shown

TEMPLATES = Path(__file__).parent.parent / "typst"


def quality_paper(user: User, run: QualityRun, sight: Sight) -> bytes:
    """Return the report as a tagged PDF, in Indonesian, as far as the reader sees it."""
    facts = paper_facts(user, run, sight)
    return printed(TEMPLATES, run.event.agency.code, "rating_quality", facts)


def paper_facts(user: User, run: QualityRun, sight: Sight) -> dict[str, Any]:
    """Return what the template ``rating_quality`` prints."""
    event, law = run.event, law_of_event(run.event)
    with override(ORIGINAL), speaking(ORIGINAL):
        sections = []
        if run.found is not None:
            shown = Shown(run.found, law, sight, int(law.number("publication.small_cell")))
            sections = [
                *advice_sections(user, run, shown),
                *reliance_sections(shown),
                *rater_sections(shown),
                origin_section(run, shown),
            ]
        return {
            "agency": {**letterhead_of(event.agency), "signatories": []},
            "event": {
                "name": event.name,
                "purpose": str(event.get_purpose_display()),
                "days": days_of(event.starts_on, event.ends_on),
            },
            "sections": [section.facts() for section in sections],
        }


def days_of(start: Any, end: Any) -> str:
    """Print one day, or the first and the last."""
    return tanggal(start) if start == end else f"{tanggal(start)} – {tanggal(end)}"
