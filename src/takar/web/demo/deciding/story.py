"""What follows a talent map: posts marked, a committee, successors, moves, merit, places."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from django.db import transaction

from takar.web.accounts.models import Role, User
from takar.web.demo.deciding.demands import DemandStory
from takar.web.demo.deciding.merit import MeritStory
from takar.web.demo.deciding.moves import MoveStory
from takar.web.demo.deciding.papers import PaperStory
from takar.web.demo.deciding.placing import PlacingStory
from takar.web.demo.deciding.posts import PostStory
from takar.web.demo.deciding.review import ReviewStory
from takar.web.demo.deciding.succession import SuccessionStory
from takar.web.demo.papers import written
from takar.web.demo.story import Story
from takar.web.leadership.actions import take_presentation
from takar.web.results.models import Run

FOLDER = "talenta"
EXPERIENCED = 40
Tell = Callable[[], object]


@dataclass(frozen=True)
class TalentStory:
    """What the office, the committee and the head decide after one talent map."""

    story: Story
    users: Mapping[Role, User]
    run: Run
    out: Path

    @property
    def folder(self) -> Path:
        """Where the papers go."""
        return self.out / FOLDER

    @cached_property
    def papers(self) -> PaperStory:
        """The papers that moves rest on."""
        return PaperStory(self.story, self.run.day)

    def chapters(self) -> Iterator[tuple[str, Tell]]:
        """Yield what each part is called and what plays it, whole or not at all."""
        for title, tell in self._chapters():
            yield title, transaction.atomic(tell)

    def _chapters(self) -> Iterator[tuple[str, Tell]]:
        story, users, day = self.story, self.users, self.run.day
        inauguration = self.papers.inauguration
        yield "Menandai jabatan", PostStory(story, day).tell
        yield "Meninjau peta talenta", ReviewStory(story, users, self.run, self.folder).tell
        yield "Mencatat berkas mutasi", self.take_papers
        yield "Menyusun rencana suksesi", SuccessionStory(story, users, inauguration).tell
        yield "Memeriksa usulan mutasi", MoveStory(story, self.papers, self.folder).tell
        yield "Mengisi sistem merit", MeritStory(story, users, day).tell
        placing = PlacingStory(story, users, self.papers, self.folder)
        if story.case.placings:
            yield "Mengimpor syarat jabatan", DemandStory(story, day.year).tell
        for plan in story.case.placings:
            yield f"Menempatkan: {plan.title}", partial(placing.tell, plan)
        yield "Menulis paparan pimpinan", self.present

    def take_papers(self) -> None:
        """Note windows and sanctions, and the experience of those who may rise."""
        self.papers.tell()
        self.papers.know_experience(EXPERIENCED)

    def present(self) -> Path:
        """Write the one page that the head of the region shows."""
        head, agency = self.users[Role.LEADER], self.story.agency
        make = partial(take_presentation, head, agency, day=self.papers.inauguration)
        return written(self.folder / "paparan-pimpinan.pdf", make)
