"""A hamlet whose talent map stands, with those who decide about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from takar.web.accounts.models import Agency, Role, User
from takar.web.demo.deciding.papers import PaperStory
from takar.web.demo.story import Story
from takar.web.results.models import Run
from tests.town import HAMLET, make_hamlet


@dataclass(frozen=True)
class Village:
    """A story told up to the talent map; the caller enters the scope."""

    story: Story
    users: Mapping[Role, User]
    run: Run
    folder: Path

    @property
    def agency(self) -> Agency:
        """Whose story it is."""
        return self.story.agency

    @property
    def papers(self) -> PaperStory:
        """The papers that moves rest on."""
        return PaperStory(self.story, self.run.day)


def make_village(folder: Path) -> Village:
    """Do the main job for a hamlet."""
    hamlet = make_hamlet()
    story = Story(HAMLET, hamlet.agency, hamlet.users[Role.OPERATOR], hamlet.users[Role.LEADER])
    return Village(story, hamlet.users, hamlet.talent, folder)
