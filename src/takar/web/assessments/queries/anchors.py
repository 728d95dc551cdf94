"""How each level is known: the words of the law, and those an agency laid over them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max

from takar.regulations.book import Law
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Anchor, Event
from takar.web.assessments.queries.law import law_of_event

Words = dict[str, dict[int, tuple[str, ...]]]


@dataclass(frozen=True)
class Wording:
    """One level of one competency as it is shown.

    Attributes:
        title: the name of the level.
        behaviours: how it is known.
        version: of the agency's own words; 0 for those of the law.
    """

    level: int
    title: str
    behaviours: tuple[str, ...]
    version: int = 0


@dataclass(frozen=True)
class Ladder:
    """One competency with its levels."""

    code: str
    title: str
    meaning: str
    levels: tuple[Wording, ...]


def latest_version(agency: Agency) -> int:
    """Return the number of the newest wording of an agency; 0 while the law alone counts."""
    found = Anchor.objects.filter(agency=agency).aggregate(last=Max("version"))
    return int(found["last"] or 0)


def version_of(event: Event) -> int:
    """Return which wording an event is rated by: the one it began with, until then the newest."""
    return latest_version(event.agency) if event.anchor_version is None else event.anchor_version


def own_words(agency: Agency, version: int) -> dict[tuple[str, int], Anchor]:
    """Return the agency's own words as they stood in a version."""
    rows = Anchor.objects.filter(agency=agency, version__lte=version).order_by("version")
    return {(one.competency, one.level): one for one in rows}


def behaviours_of(event: Event) -> Words:
    """Return the behaviours of each level, by competency, as the event is rated by them."""
    ladders = ladders_of(event.agency, law_of_event(event), version_of(event))
    return {one.code: {each.level: each.behaviours for each in one.levels} for one in ladders}


def ladders_of(agency: Agency, law: Law, version: int | None = None) -> list[Ladder]:
    """Return every competency with its levels; the newest wording when no version is named."""
    own = own_words(agency, latest_version(agency) if version is None else version)
    written = {
        (row["competency"], row["level"]): tuple(row["behaviours"])
        for row in law.table("assessment.anchors")
    }
    names = {code: one.title for code, one in law.codes("assessment.levels").items()}
    return [
        Ladder(
            code,
            one.title,
            one["meaning"],
            tuple(
                wording(level, names.get(str(level), ""), words, own.get((code, level)))
                for (competency, level), words in sorted(written.items())
                if competency == code
            ),
        )
        for code, one in law.codes("assessment.competencies").items()
    ]


def wording(level: int, title: str, by_law: tuple[str, ...], own: Anchor | None) -> Wording:
    """Return the words that count at one level."""
    lines = lines_of(own.behaviours) if own else ()
    if own is None or not lines:
        return Wording(level, title, by_law)
    return Wording(level, title, lines, own.version)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text without margins and empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def versions_of(agency: Agency, competency: str, level: int) -> Iterable[Anchor]:
    """Return every wording of a level, the newest first."""
    rows = Anchor.objects.filter(agency=agency, competency=competency, level=level)
    return rows.select_related("made_by").order_by("-version")
