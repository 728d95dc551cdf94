"""May this person enter, change, verify or read this entry?"""

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates
from takar.web.claims.models import Certificate, Claim, Course
from takar.web.claims.rules import RESTRICTED, UNIT_KINDS
from takar.web.people.models import Employee
from takar.web.people.queries.roster import units_headed_by


def heads(user: User, employee: Employee) -> bool:
    """The person heads the unit of the employee, or one above it."""
    if not user.is_one_of(employee.agency_id, Role.UNIT_HEAD) or employee.unit is None:
        return False
    paths = tuple(units_headed_by(user, employee.agency))
    return bool(paths) and employee.unit.path.startswith(paths)


def is_oneself(user: User, employee: Employee) -> bool:
    """The employee is the person."""
    return employee.user_id == user.pk


def enters_for(user: User, employee: Employee) -> bool:
    """The person may enter evidence about the employee."""
    if is_oneself(user, employee):
        return True
    return operates(user, employee) or heads(user, employee)


def enters_kind(user: User, employee: Employee, evidence: str) -> bool:
    """The person may enter this kind about the employee; discipline is for operators."""
    if evidence in RESTRICTED:
        return operates(user, employee) and not is_oneself(user, employee)
    return enters_for(user, employee)


def had_a_hand(user: User, claim: Claim) -> bool:
    """The person entered or corrected the claim, gave its proof, or it is about them."""
    if user.pk in {claim.entered_by_id, claim.submitted_by_id, claim.employee.user_id}:
        return True
    return any(one.added_by_id == user.pk for one in claim.certificates.all())


def is_in_charge(user: User, claim: Claim) -> bool:
    """The person looks after claims of this kind about this employee, their own included."""
    if operates(user, claim):
        return True
    return claim.evidence in UNIT_KINDS and heads(user, claim.employee)


def verifies(user: User, claim: Claim) -> bool:
    """The person may decide on the claim: they are in charge and had no hand in it."""
    return not had_a_hand(user, claim) and is_in_charge(user, claim)


def owns(user: User, claim: Claim) -> bool:
    """The person may correct and withdraw the claim."""
    if claim.evidence in RESTRICTED:
        return operates(user, claim) and claim.entered_by_id == user.pk
    return claim.entered_by_id == user.pk or is_oneself(user, claim.employee)


def reads_certificate(user: User, certificate: Certificate) -> bool:
    """The person may open the file: it is theirs, or they look after the claim."""
    claim = certificate.claim
    if claim.evidence in RESTRICTED:
        return operates(user, claim) or is_oneself(user, claim.employee)
    return had_a_hand(user, claim) or is_in_charge(user, claim) or heads(user, claim.employee)


def enters_for_many(user: User, agency: Agency) -> bool:
    """The person may enter a training for many at once."""
    return user.is_one_of(agency.pk, Role.OPERATOR, Role.UNIT_HEAD)


def keeps_course(user: User, course: Course) -> bool:
    """The person looks after a course entered for many: who made it, and the operators."""
    return course.made_by_id == user.pk or operates(user, course)


def works_the_queue(user: User, agency: Agency) -> bool:
    """The person decides on claims of others."""
    return user.is_one_of(agency.pk, Role.OPERATOR, Role.UNIT_HEAD)
