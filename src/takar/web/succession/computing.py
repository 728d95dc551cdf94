"""Lists of target posts made from the records: who stands where, and who cannot yet."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility import read_evidence
from takar.measures.succession import Setting, post_risks, vacancies
from takar.runs.eligibility import stamp_of
from takar.runs.succession import facts_of, requirements_of, successors
from takar.runs.succession.conditions import GroupFacts
from takar.web.mobility.queries import evidence_for
from takar.web.people.models import Employee, Position
from takar.web.people.queries.law import law_of
from takar.web.posts.queries import critical_posts, target_posts
from takar.web.succession.keeping import Keeper
from takar.web.succession.models import Listing, Survey
from takar.web.succession.rules import Terms


class NoTargets(TakarError):
    """No post is marked as target or critical."""


def compute(survey: Survey) -> None:
    """Make the lists of every target and critical post and keep them.

    Raises:
        NoTargets: no post is marked.
        TakarError: the records cannot be read as they stand.
    """
    positions = marked_posts(survey)
    law = law_of(survey.agency, survey.day)
    tables = evidence_for(survey.agency, survey.day)
    facts = facts_of(
        tables,
        law,
        targets=[
            {"position_id": code, "is_critical": one.is_critical} for code, one in positions.items()
        ],
    )
    posts = [facts.post(code) for code in positions]
    setting = setting_of(survey.asked, survey)
    evidence = read_evidence(tables, law)
    outcomes = requirements_of(evidence, facts, posts)
    found = successors(tables, facts, posts, outcomes, setting)
    risks = post_risks(posts, vacancies(posts, facts.holders, law), found.benches, law)
    people = {one.code: one for one in Employee.objects.filter(agency=survey.agency)}
    keeper = Keeper(survey, people, GroupFacts.read(tables, law))
    survey.law_edition = law.edition
    survey.evidence_hash = stamp_of(evidence).evidence_hash
    Listing.objects.filter(survey=survey).delete()
    for risk in risks:
        code = risk.post.position_id
        keeper.keep(positions[code].position, found.lists[code], found.benches[code], risk)


class Marked:
    """A post that is a target, critical, or both."""

    def __init__(self, position: Position) -> None:
        self.position, self.is_critical = position, False


def marked_posts(survey: Survey) -> dict[str, Marked]:
    """Return the posts a survey is about, by code.

    Raises:
        NoTargets: nobody marked any.
    """
    found = {one.code: Marked(one) for one in target_posts(survey.agency)}
    for one in critical_posts(survey.agency):
        found.setdefault(one.code, Marked(one)).is_critical = True
    if not found:
        raise NoTargets(
            msg("Belum ada jabatan target atau kritikal."),
            hint=msg("Tandai jabatannya di menu Jabatan, dengan alasannya."),
        )
    return found


def setting_of(terms: Terms, survey: Survey) -> Setting:
    """Return how the committee wants its lists."""
    boxes = () if terms.everybody else tuple(terms.boxes) or None
    return Setting(
        boxes=boxes,
        keys=tuple(terms.keys),
        word=terms.word or f"{survey.title} {survey.day:%Y-%m-%d}",
        may_be_unchecked=True,
    )
