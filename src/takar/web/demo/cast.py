"""Who signs in to look around: one person for each role, invented."""

from dataclasses import dataclass

from django.db.models import Count

from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.demo.cases import Case
from takar.web.people.models import Employee, Training, WorkUnit
from takar.web.settings import kept_secret


@dataclass(frozen=True)
class Person:
    """Somebody of the demonstration."""

    username: str
    full_name: str
    role: Role


CAST = (
    Person("rahayu", "Rahayu Kencana", Role.OPERATOR),
    Person("bupati", "Suryo Adiwangsa", Role.LEADER),
    Person("sari", "Sari Wulandari", Role.ASSESSOR),
    Person("galih", "Galih Pramana", Role.GUEST),
    Person("made", "Made Wirayuda", Role.AUDITOR),
    Person("hadi", "Hadi Prakoso", Role.UNIT_HEAD),
    Person("putri", "Putri Anjani", Role.EMPLOYEE),
    Person("laras", "Laras Pitaloka", Role.AUTHOR),
    Person("bayu", "Bayu Satria", Role.REVIEWER),
    Person("ratna", "Ratna Paramitha", Role.APPROVER),
    Person("seno", "Seno Wicaksono", Role.PROCTOR),
)
FEW_COLLEAGUES = 5
SIGNATORIES = [
    {"role": "Asesor penanggung jawab", "name": "Sari Wulandari", "nip": ""},
    {"role": "Kepala BKPSDM", "name": "Rahayu Kencana", "nip": ""},
]


def agency_of(case: Case) -> Agency:
    """Return the agency of a case, made the first time."""
    agency, _ = Agency.objects.get_or_create(
        code=case.agency,
        defaults={
            "name": case.name,
            "office": "Badan Kepegawaian dan Pengembangan SDM",
            "city": case.city,
            "letterhead": {
                "lines": ["Jalan Merdeka 1", case.city, "instansi rekaan untuk peragaan"],
                "signatories": SIGNATORIES,
            },
        },
    )
    return agency


def people_of(agency: Agency, password: str, *, suffix: str = "") -> dict[Role, User]:
    """Return one user for each role, made the first time."""
    users = {}
    for person in CAST:
        user, is_new = User.objects.get_or_create(
            username=person.username + suffix, defaults={"full_name": person.full_name}
        )
        if is_new:
            user.set_password(password)
            user.save()
        Membership.objects.get_or_create(user=user, agency=agency, role=person.role)
        users[person.role] = user
    return users


def give_places(agency: Agency, users: dict[Role, User], employee: Employee | None) -> None:
    """Let the employee of the cast be this person, and the head lead their unit; once."""
    if employee is None or Employee.objects.filter(user=users[Role.EMPLOYEE]).exists():
        return
    employee.user = users[Role.EMPLOYEE]
    employee.save()
    User.objects.filter(pk=users[Role.EMPLOYEE].pk).update(full_name=employee.full_name)
    if employee.unit_id:
        WorkUnit.objects.filter(pk=employee.unit_id).update(head=users[Role.UNIT_HEAD])


def own_account(employee: Employee) -> User:
    """Return the account of an employee beside the cast; nobody knows a password to it."""
    user, is_new = User.objects.get_or_create(
        username=f"pegawai_{employee.code.lower()}", defaults={"full_name": employee.full_name}
    )
    if is_new:
        user.set_unusable_password()
        user.save()
    Membership.objects.get_or_create(user=user, agency=employee.agency, role=Role.EMPLOYEE)
    employee.user = user
    employee.save(update_fields=["user"])
    return user


def somebody(agency: Agency) -> Employee | None:
    """Return an expert with colleagues and no training for the post, or any expert with them."""
    experts = Employee.objects.filter(
        agency=agency,
        employment="PNS",
        position_tier__in=("AHLI_MUDA", "AHLI_PERTAMA"),
        unit__depth__gte=1,
    ).annotate(colleagues=Count("unit__employees"))
    crowded = experts.filter(colleagues__gte=FEW_COLLEAGUES).select_related("unit")
    trained = Training.objects.filter(employee__agency=agency, training_kind="FUNGSIONAL")
    untrained = crowded.exclude(pk__in=trained.values("employee"))
    return untrained.order_by("code").first() or crowded.order_by("code").first()


def demo_password() -> str:
    """Return the password of the cast: made once for each trial, kept beside its database."""
    return kept_secret("TAKAR_DEMO_PASSWORD")[:16]
