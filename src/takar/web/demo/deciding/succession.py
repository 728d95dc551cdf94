"""Successors of the demonstration: lists for every marked post, nominations, wishes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from takar.web.accounts.models import Role, User
from takar.web.demo.cast import own_account
from takar.web.demo.story import Story
from takar.web.people.models import Employee
from takar.web.posts.queries import target_posts
from takar.web.succession import actions
from takar.web.succession.models import Listing, Nomination, Ranked, Survey
from takar.web.succession.queries import candidates_of
from takar.web.succession.rules import OUTSIDE, REVIEWED, SETTLED, VERIFIED, Terms
from takar.web.succession.tasks import make_lists

TITLE = "Rencana suksesi"
NOMINATED = "Peringkat teratas pada daftar; kesenjangannya terhadap jabatan ini paling kecil."
AGREED = "Sesuai dengan rencana penataan perangkat daerah."
WISH = "Ingin memakai pengalaman di bidang ini."
WISHES = 6


@dataclass(frozen=True)
class SuccessionStory:
    """Who may follow whom in one agency, seen for a day."""

    story: Story
    users: Mapping[Role, User]
    day: date

    def tell(self) -> Survey:
        """Make the lists, nominate two successors, let some people say what they would like; once.

        Raises:
            RuntimeError: the lists could not be made.
        """
        found = Survey.objects.filter(agency=self.story.agency, title=self.title).first()
        if found is not None:
            return found
        self.express_wishes()
        survey = self.made()
        for number, row in enumerate(self.firsts(survey)[:2]):
            self.nominate(row, is_settled=number == 0)
        return survey

    @property
    def title(self) -> str:
        """What the lists are called."""
        return f"{TITLE} {self.day.year}"

    def made(self) -> Survey:
        """Ask for the lists and make them at once.

        Raises:
            RuntimeError: they could not be made.
        """
        operator, terms = self.story.operator, Terms(word=self.title)
        survey = actions.ask_for_lists(
            operator, self.story.agency, title=self.title, day=self.day, terms=terms
        )
        make_lists.call(survey.pk, operator.pk)
        survey.refresh_from_db()
        if survey.problem:
            raise RuntimeError(survey.problem, survey.hint)
        return survey

    def firsts(self, survey: Survey) -> list[Ranked]:
        """Return the best candidate of each list, nobody twice; the ranked before the others."""
        found: dict[int, Ranked] = {}
        for listing in Listing.objects.filter(survey=survey).order_by("pk"):
            rows = candidates_of(listing).exclude(part=OUTSIDE).exclude(employee__in=found)
            best = rows.exclude(place=None).first() or rows.first()
            if best is not None:
                found[best.employee_id] = best
        return sorted(found.values(), key=lambda row: row.place is None)

    def nominate(self, row: Ranked, *, is_settled: bool) -> Nomination:
        """Let the head propose and the office verify; the first one is settled too."""
        head, operator = self.users[Role.LEADER], self.story.operator
        listing = Listing.objects.select_related("position__agency").get(pk=row.listing_id)
        nomination = actions.nominate(
            head, listing.position, employee=row.employee, because=NOMINATED, listing=listing
        )
        actions.move_nomination(operator, nomination, state=VERIFIED)
        for state in (REVIEWED, SETTLED) if is_settled else ():
            actions.move_nomination(head, nomination, state=state, because=AGREED)
        return nomination

    def express_wishes(self) -> None:
        """Let some who sit one level below, and the employee of the cast, name a target post."""
        targets = list(target_posts(self.story.agency))
        if not targets:
            return
        for number, (one, user) in enumerate(self.wishers()):
            post = targets[number % len(targets)]
            if post.pk != one.position_id:
                actions.express_interest(user, one, position=post, because=WISH)

    def wishers(self) -> Sequence[tuple[Employee, User]]:
        """Return who says so, each with an account of their own."""
        below = Employee.objects.filter(
            agency=self.story.agency, position_tier="ADMINISTRATOR", user=None, left_on=None
        )
        chosen = list(below.select_related("agency", "position").order_by("code")[:WISHES])
        own = Employee.objects.filter(user=self.users[Role.EMPLOYEE]).select_related("agency")
        return [*((one, self.users[Role.EMPLOYEE]) for one in own), *map(with_account, chosen)]


def with_account(one: Employee) -> tuple[Employee, User]:
    """Return somebody with an account that nobody can sign in to yet."""
    return one, own_account(one)
