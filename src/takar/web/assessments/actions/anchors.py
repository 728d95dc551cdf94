"""Say in the agency's own words how a level is known."""

from collections.abc import Sequence

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Anchor
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.anchors import latest_version, lines_of, own_words
from takar.web.assessments.rules.refusals import BadPlan
from takar.web.audit.action import action, noted

LEVELS = range(1, 6)
MOST_LINES, LONGEST_LINE = 6, 300


@action("assessments.anchor.worded", needs=operates)
def word_anchor(
    actor: User, agency: Agency, *, competency: str, level: int, behaviours: Sequence[str]
) -> Anchor | None:
    """Lay own words over those of the law as a new version; none takes them back to the law.

    Events that began keep the version they began with. The same words again change nothing.

    Raises:
        BadPlan: the level is unknown, or there are too many or too long lines.
    """
    lines = lines_of("\n".join(behaviours))
    if level not in LEVELS:
        raise BadPlan(msg("Level {level} tidak dikenal.", level=level))
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        raise BadPlan(
            msg("Perilaku terlalu banyak atau terlalu panjang."),
            hint=msg(
                "Paling banyak {most} baris, masing-masing {longest} huruf.",
                most=MOST_LINES,
                longest=LONGEST_LINE,
            ),
        )
    newest = latest_version(agency)
    before = own_words(agency, newest).get((competency, level))
    text = "\n".join(lines)
    noted(before=before.behaviours if before else "", after=text)
    if text == (before.behaviours if before else ""):
        return before
    return Anchor.objects.create(
        agency=agency,
        competency=competency,
        level=level,
        version=newest + 1,
        behaviours=text,
        made_by=actor,
    )
