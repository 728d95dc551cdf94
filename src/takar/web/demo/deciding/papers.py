"""What an office keeps on paper about people before anybody is moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from takar.web.demo.story import Story
from takar.web.mobility.actions import declare, note_window
from takar.web.mobility.models import Window
from takar.web.people.actions import add_record
from takar.web.people.models import Employee, Sanction
from takar.web.reviews.models import GroupMember

ELECTION = date(2024, 9, 22), date(2025, 2, 19)
INAUGURATED = date(2025, 2, 20)
WINDOW_ENDS = date(2025, 8, 21)
PREPARED_IN = timedelta(days=12)
EXPERIENCE, YEARS = "PENGALAMAN_BIDANG", 6
DOSSIER = {
    "TANPA_BENTURAN_KEPENTINGAN": "Pernyataan tanpa benturan kepentingan",
    "SEHAT": "Surat keterangan sehat RSUD",
    "INTEGRITAS_BAIK": "Pernyataan integritas dari atasan",
}
HEADS_OF = ("ADMINISTRATOR", "AHLI_MADYA")
HEADS = ("PENGAWAS", "ADMINISTRATOR")
PUNISHED = 2
PENALTY = "Pemotongan tunjangan kinerja 25% selama 9 bulan"


@dataclass(frozen=True)
class PaperStory:
    """The windows, the declarations and the sanctions of one agency, as papers say."""

    story: Story
    day: date

    @property
    def inauguration(self) -> date:
        """The day for which moves are planned: soon, yet after the window of the new head."""
        return max(self.day + PREPARED_IN, WINDOW_ENDS)

    def tell(self) -> None:
        """Note the windows of the last election, and two sanctions that run; once."""
        operator, agency = self.story.operator, self.story.agency
        if Window.objects.filter(agency=agency).exists():
            return
        starts_on, ends_on = ELECTION
        note_window(operator, agency, kind="PEMILIHAN", starts_on=starts_on, ends_on=ends_on)
        note_window(operator, agency, kind="KEPALA_DAERAH_BARU", starts_on=INAUGURATED)
        self.punish()

    def punish(self) -> None:
        """Write down a sanction in course about two of those who might otherwise be moved."""
        heads = Employee.objects.filter(
            agency=self.story.agency, position_tier__in=HEADS, user=None, left_on=None
        )
        spared = Sanction.objects.filter(employee__agency=self.story.agency).values("employee")
        started_on = self.day - timedelta(days=40)
        facts = {
            "sanction_level": "SEDANG",
            "title": PENALTY,
            "started_on": started_on,
            "ended_on": started_on + timedelta(days=270),
        }
        tested = heads.exclude(pk__in=spared).order_by(
            "-position_tier", "participations__number", "code"
        )
        for one in tested.select_related("agency")[:PUNISHED]:
            add_record(self.story.operator, one, table="sanctions", values=facts)

    def know_experience(self, most: int) -> None:
        """Declare the experience of those of the succession group who may head an office."""
        group = GroupMember.objects.filter(
            cycle__agency=self.story.agency, group="KRS_INSTANSI", withdrawn_on=None
        )
        people = Employee.objects.filter(
            pk__in=group.values("employee"),
            position_tier__in=HEADS_OF,
            declarations=None,
        )
        for one in people.select_related("agency").order_by("code")[:most]:
            declare(
                self.story.operator,
                one,
                subject=EXPERIENCE,
                field="Pemerintahan daerah",
                years=YEARS,
                is_met=True,
                document="Surat keterangan pengalaman jabatan",
                declared_on=self.day,
            )

    def complete_dossiers(self, people: Iterable[Employee]) -> None:
        """Declare the papers that only a proposed move needs."""
        for one in people:
            for subject, document in DOSSIER.items():
                declare(
                    self.story.operator,
                    one,
                    subject=subject,
                    is_met=True,
                    document=document,
                    declared_on=self.day,
                )
