"""A talent review of the demonstration: a committee meets, two boxes are asked about, a decree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from takar.kernel.calendar import add_years
from takar.web.accounts.models import Role, User
from takar.web.demo.papers import written
from takar.web.demo.story import Story
from takar.web.results.models import Run
from takar.web.reviews import actions
from takar.web.reviews.models import Case, Cycle, Meeting
from takar.web.reviews.rules.quorum import Votes
from takar.web.reviews.rules.states import WITHDRAWN

COMMITTEE = (
    (Role.UNIT_HEAD, "Sekretaris Daerah", True),
    (Role.AUDITOR, "Inspektur", False),
    (Role.OPERATOR, "Kepala BKPSDM", False),
)
LIFTED = (
    "Memimpin percepatan layanan terpadu dua tahun berturut-turut; buktinya lengkap dan belum "
    "termasuk angka."
)
DOUBTED = "Kehadiran dalam tim lintas perangkat daerah dinilai cukup untuk satu kotak di atasnya."
REFUSED = "Belum ada bukti tertulis tentang peran itu; diajukan lagi setelah surat tugasnya ada."
NOTES = "Rapat membahas dua usulan; kotak pegawai lain ditetapkan menurut hasil ukur."
MEETS_AFTER, DECIDED_AFTER = timedelta(days=3), timedelta(days=7)
ABOVE = {1: 2, 2: 5, 3: 5, 4: 7, 5: 7, 6: 8, 7: 9, 8: 9}
POOL = frozenset({5, 6})
MINUTES = "berita-acara-komite.pdf"


@dataclass(frozen=True)
class ReviewStory:
    """The review of one talent map by the cast of an agency."""

    story: Story
    users: Mapping[Role, User]
    run: Run
    folder: Path

    @property
    def operator(self) -> User:
        """The secretariat of the committee."""
        return self.story.operator

    def tell(self) -> Cycle:
        """Verify the map, let the committee meet, and have the head decide; once."""
        agency, day = self.story.agency, self.run.day
        known = Cycle.objects.filter(agency=agency, year=day.year).exclude(state=WITHDRAWN)
        held: Cycle | None = known.first()
        if held is not None:
            return held
        title = f"Manajemen talenta {day.year}"
        cycle = actions.open_cycle(self.operator, agency, year=day.year, title=title, run=self.run)
        for role, office, is_chair in COMMITTEE:
            actions.seat_member(
                self.operator, cycle, user=self.users[role], office=office, is_chair=is_chair
            )
        cycle = actions.verify_cycle(self.operator, cycle)
        self.meet(cycle)
        return self.decide(cycle)

    def meet(self, cycle: Cycle) -> Meeting:
        """Let the committee accept one proposal by vote and refuse another with a reason."""
        day = self.run.day + MEETS_AFTER
        meeting = actions.open_meeting(self.operator, cycle, held_on=day, place="Ruang rapat Setda")
        actions.mark_present(self.operator, meeting, members=list(cycle.members.all()))
        for number, case in enumerate(self.asked_about(cycle)):
            self.discuss(case, is_accepted=number == 0)
        actions.write_notes(self.operator, meeting, notes=NOTES)
        actions.close_meeting(self.operator, meeting)
        written(self.folder / MINUTES, lambda: actions.take_minutes(self.operator, meeting))
        return meeting

    def asked_about(self, cycle: Cycle) -> list[Case]:
        """Return two people whom the map knows, below the best box and not of the cast."""
        known = Case.objects.filter(cycle=cycle, box_now__in=ABOVE, employee__user=None)
        people = known.select_related("employee__agency", "cycle__agency")
        return list(people.order_by("-result__talent", "employee__code")[:2])

    def discuss(self, case: Case, *, is_accepted: bool) -> None:
        """Propose the box above, and write down what the meeting made of it."""
        by = self.users[Role.UNIT_HEAD if is_accepted else Role.AUDITOR]
        because = LIFTED if is_accepted else DOUBTED
        proposal = actions.propose_box(by, case, box_to=ABOVE[case.box_now or 1], because=because)
        actions.decide_proposal(
            self.operator,
            proposal,
            is_accepted=is_accepted,
            votes=Votes(agree=2, against=1) if is_accepted else Votes(agree=1, against=2),
            because="" if is_accepted else REFUSED,
        )

    def decide(self, cycle: Cycle) -> Cycle:
        """Have the head decide by decree; it holds for a year, and while somebody looks around."""
        head, on = self.users[Role.LEADER], self.run.day + DECIDED_AFTER
        until = max(add_years(on, 1), add_years(timezone.localdate(), 1))
        decree = actions.Decree(f"800.1.4.1/188 Tahun {on.year}", on, on, until - timedelta(days=1))
        decided = actions.decide_cycle(head, cycle, decree=decree, pool_boxes=POOL)
        actions.show_boxes(self.operator, decided, shown=True)
        decided.refresh_from_db()
        return decided
