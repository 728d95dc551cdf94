"""The people of the tests.

Bu Rahayu heads the BKPSDM. Sari assesses. Putri is assessed and works under Pak Hadi.
The Bupati leads. Pak Made audits. Joko is always from the OTHER agency and is always refused.
"""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, Position, WorkUnit

DAY = date(2025, 5, 14)


@dataclass(frozen=True)
class Cast:
    """Everybody, with the agency they work for and its two units."""

    agency: Agency
    other_agency: Agency
    rahayu: User
    sari: User
    putri: User
    hadi: User
    bupati: User
    made: User
    joko: User
    unit: WorkUnit
    other_unit: WorkUnit
    putri_employee: Employee
    joko_employee: Employee

    def client(self, user: User) -> Client:
        """Return a browser in which that person is signed in."""
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def user(name: str, agency: Agency, *roles: Role) -> User:
    """Make somebody who signs in, with roles in one agency."""
    somebody = User.objects.create_user(name.lower(), password="rahasia-sekali", full_name=name)
    for role in roles:
        Membership.objects.create(user=somebody, agency=agency, role=role)
    return somebody


def employee(agency: Agency, unit: WorkUnit, name: str, number: int, **facts: object) -> Employee:
    """Make an employee of a unit with a believable, invented number."""
    values: dict[str, object] = {
        "code": f"{agency.code}-{number}",
        "nip": f"19800312200501{number % 2 + 1}{number:03d}",
        "name": name,
        "sex": "P" if number % 2 else "L",
        "birth_on": date(1980, 3, 12),
        "employment": "PNS",
        "legal_status": "01",
        "position_title": "Pengawas",
        "position_kind": "STRUKTURAL",
        "position_tier": "PENGAWAS",
        "positioned_on": date(2020, 1, 1),
        "grade": "III/d",
        "education_level": "S1",
    }
    return Employee.objects.create(agency=agency, unit=unit, **(values | facts))


def make_cast() -> Cast:
    """Make both agencies and everybody in them."""
    agency = Agency.objects.create(
        code="kab_tirtamaya", name="Kabupaten Tirtamaya", office="BKPSDM"
    )
    other = Agency.objects.create(code="kota_banjarsela", name="Kota Banjarsela", office="BKPSDM")
    putri, joko = user("Putri", agency, Role.EMPLOYEE), user("Joko", other, *Role)
    hadi = user("Hadi", agency, Role.UNIT_HEAD)
    with scope(agency=agency, agency_code=agency.code):
        unit = WorkUnit.objects.create(
            agency=agency, code="U1", name="Dinas Contoh", head=hadi, path="U1/"
        )
        Position.objects.create(
            agency=agency, code="P1", unit=unit, title="Kepala Seksi Contoh", tier="PENGAWAS"
        )
        putri_employee = employee(agency, unit, "Putri Anjani", 1, user=putri)
    with scope(agency=other, agency_code=other.code):
        other_unit = WorkUnit.objects.create(agency=other, code="U1", name="Dinas Lain", path="U1/")
        joko_employee = employee(other, other_unit, "Joko Lelono", 2, user=joko)
    return Cast(
        agency=agency,
        other_agency=other,
        rahayu=user("Rahayu", agency, Role.OPERATOR),
        sari=user("Sari", agency, Role.ASSESSOR),
        putri=putri,
        hadi=hadi,
        bupati=user("Bupati", agency, Role.LEADER),
        made=user("Made", agency, Role.AUDITOR),
        joko=joko,
        unit=unit,
        other_unit=other_unit,
        putri_employee=putri_employee,
        joko_employee=joko_employee,
    )
