"""The index of the whole government: entered, verified, measured, looked back on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from takar.measures.ip_asn_rules import measured_year
from takar.web.accounts.models import Role, User
from takar.web.claims.actions import return_claim, store_claims, submit_claim, verify_claim
from takar.web.claims.actions.entering import Entered
from takar.web.claims.models import Claim
from takar.web.demo.certificates import certificate
from takar.web.demo.story import Story
from takar.web.people.models import Employee, OfficialScore, Training
from takar.web.results.actions import run_ip_asn
from takar.web.results.models import Measure, Run

OWN_RULES = "perka8_2019"
YEARS_BACK = 3
FIRST_YEAR = 2022
COLLEAGUES = 4
PROVIDER = "Lembaga Pelatihan Contoh"
LEADERSHIP = {"JPT_PRATAMA": "PKN_II", "ADMINISTRATOR": "PKA", "PENGAWAS": "PKP"}
RETURNED = "Nomor sertifikat pada berkas tidak terbaca; mohon dipindai ulang."


@dataclass(frozen=True)
class Course:
    """A course of the demonstration."""

    title: str
    kind: str
    hours: int
    level: str | None = None


COURSES = {
    "WORKSHOP": Course("Lokakarya Standar Pelayanan", "SEMINAR", 8),
    "SEMINAR": Course("Seminar Inovasi Layanan", "SEMINAR", 6),
    "TECHNICAL": Course("Pelatihan Analisis Data Kepegawaian", "TEKNIS", 32),
    "ARCHIVE": Course("Bimbingan Teknis Arsip Digital", "TEKNIS", 22),
}


@dataclass(frozen=True)
class IndexStory:
    """What happens about the index in one agency, by its cast."""

    story: Story
    users: dict[Role, User]

    @property
    def year(self) -> int:
        """The year that is measured."""
        return measured_year(self.story.regency.day)

    @property
    def everybody(self) -> Any:
        """Everybody who works in the agency."""
        return Employee.objects.filter(agency=self.story.agency)

    @transaction.atomic
    def enter(self) -> None:
        """Let people enter courses, degrees and ratings; some are verified, some returned, once."""
        agency, operator = self.story.agency, self.story.operator
        if Claim.objects.filter(agency=agency).exists():
            return
        store_claims(operator, agency, table=self.story.regency.tables["claims"])
        own = self.everybody.filter(user=self.users[Role.EMPLOYEE]).select_related("unit").first()
        if own is not None:
            self.play_scenes(own)

    def play_scenes(self, own: Employee) -> None:
        """Let one employee enter three courses, one of which lifts, and their head some more."""
        employee, head = self.users[Role.EMPLOYEE], self.users[Role.UNIT_HEAD]
        verified = self.submit(employee, own, COURSES["WORKSHOP"], month=4)
        verify_claim(head, verified, fits_post=True)
        returned = self.submit(employee, own, COURSES["SEMINAR"], month=6)
        return_claim(head, returned, reason=RETURNED)
        self.submit(employee, own, self.lacking(own), month=9)
        for number, colleague in enumerate(self.colleagues(own)):
            entered = self.submit(head, colleague, COURSES["ARCHIVE"], month=7)
            if number % 2 == 0:
                verify_claim(self.story.operator, entered, fits_post=True)

    def lacking(self, own: Employee) -> Course:
        """Return the course of their post that somebody lacks, or a technical one."""
        level = LEADERSHIP.get(own.position_tier or "", "")
        kind = "STRUKTURAL" if level else "FUNGSIONAL"
        held = Training.objects.filter(employee=own, training_kind=kind)
        is_held = held.filter(structural_level=level).exists() if level else held.exists()
        if is_held or own.position_kind == "PELAKSANA":
            return COURSES["TECHNICAL"]
        return Course(f"Pelatihan {own.position_title}", kind, 90, level or None)

    def colleagues(self, own: Employee) -> Sequence[Employee]:
        """Return a few others of the unit."""
        others = self.everybody.filter(unit=own.unit, user=None).select_related("unit")
        return list(others.order_by("code")[:COLLEAGUES])

    def submit(self, by: User, about: Employee, course: Course, *, month: int) -> Claim:
        """Enter a course of the measured year with its certificate."""
        facts = {
            "title": course.title,
            "training_kind": course.kind,
            "structural_level": course.level,
            "provider": PROVIDER,
            "certificate_number": f"{self.year}/{month:02d}/{about.pk:05d}",
            "started_on": date(self.year, month, 6),
            "ended_on": date(self.year, month, 20),
            "lesson_hours": Decimal(course.hours),
        }
        entered = Entered(
            evidence="trainings",
            facts=facts,
            once_key=f"{self.story.agency.code}-{about.pk}-{month}",
            upload=certificate(about, facts),
        )
        return submit_claim(by, about, entered=entered, day=self.story.regency.day)

    def look_back(self) -> list[Run]:
        """Measure the years before by the rules of each year, and the last where BKN did."""
        years = list(range(max(FIRST_YEAR, self.year - YEARS_BACK), self.year))
        scores = OfficialScore.objects.filter(employee__agency=self.story.agency, year=self.year)
        if scores.exists():
            years.append(self.year)
        return [self.measured(date(year, 12, 31), f"IP ASN {year}") for year in years]

    def measure(self) -> Run:
        """Measure the last finished year from evidence, as the agency's own estimate."""
        title = f"IP ASN {self.year} (perkiraan sendiri)"
        return self.measured(self.story.regency.day, title, rules=OWN_RULES)

    def measured(self, day: date, title: str, *, rules: str | None = None) -> Run:
        """Measure everybody on a day, once."""
        runs = Run.objects.filter(agency=self.story.agency, measure=Measure.IP_ASN)
        found = runs.filter(day=day, title=title).first()
        return found or run_ip_asn(
            self.story.operator,
            self.story.agency,
            employees=self.everybody,
            day=day,
            title=title,
            rules=rules,
        )
