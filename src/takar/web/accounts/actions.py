"""Everything the room writes."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.nip import masked_nip, read_nip
from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.accounts.permissions import belongs_to, is_platform_admin, manages_accounts
from takar.web.accounts.queries import is_only_of, own_agencies
from takar.web.accounts.rules import temporary_password
from takar.web.audit.action import action, noted


class AlreadyMember(TakarError):
    """The person holds the role already."""


class OwnRole(TakarError):
    """An operator would lock themselves out."""


class SharedAccount(TakarError):
    """The account belongs to another agency too."""


class CodeTaken(TakarError):
    """Another agency has the code."""


@action("accounts.agency.created", needs=is_platform_admin)
def create_agency(admin: User, agency: Agency) -> Agency:
    """Open the house for another agency."""
    if Agency.objects.filter(code=agency.code).exists():
        raise CodeTaken(
            msg("Kode {code} sudah dipakai instansi lain.", code=agency.code),
            hint=msg("Pilih kode lain, misalnya kab_ atau kota_ diikuti namanya."),
        )
    agency.full_clean()
    agency.save()
    return agency


@action("accounts.membership.granted", needs=manages_accounts)
def grant_membership(
    manager: User, agency: Agency, *, username: str, role: str, full_name: str = ""
) -> str:
    """Give somebody a role; a new account gets a temporary password, which is returned once."""
    role = Role(role)
    user, password = account_of(username, full_name)
    membership, is_new = Membership.objects.get_or_create(user=user, agency=agency, role=role)
    if not is_new:
        raise AlreadyMember(
            msg("{name} sudah berperan {role}.", name=str(user), role=str(role.label)),
            hint=msg("Pilih peran lain, atau biarkan seperti adanya."),
        )
    shown = masked_nip(username) if read_nip(username) else username
    noted(username=shown, full_name=user.full_name, role=membership.role)
    return password


def account_of(username: str, full_name: str) -> tuple[User, str]:
    """Return the account of that name, made with a temporary password where there is none."""
    if known := User.objects.filter(username__iexact=username).first():
        return known, ""
    facts = {"full_name": full_name, "has_temporary_password": True}
    user, is_new = User.objects.get_or_create(username=username.lower(), defaults=facts)
    if not is_new:  # somebody else made it at this very moment
        return user, ""
    password = temporary_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    return user, password


@action("accounts.membership.revoked", needs=manages_accounts)
def revoke_membership(manager: User, membership: Membership) -> None:
    """Take a role from somebody; the account itself and what it did stay."""
    if membership.user_id == manager.pk and membership.role == Role.OPERATOR:
        raise OwnRole(
            msg("Anda tidak dapat mencabut peran operator Anda sendiri."),
            hint=msg("Minta operator lain atau administrator platform melakukannya."),
        )
    noted(before={"user": membership.user, "role": membership.role})
    Membership.objects.filter(pk=membership.pk).delete()


@action("accounts.password.reset", needs=manages_accounts)
def reset_password(manager: User, agency: Agency, *, user: User) -> str:
    """Give somebody a new temporary password, returned once; only where the account is ours."""
    if not (manager.is_platform_admin or is_only_of(user, agency)):
        raise SharedAccount(
            msg("Akun {name} juga dipakai instansi lain.", name=str(user)),
            hint=msg("Minta administrator platform memberi kata sandi sementara."),
        )
    password = temporary_password()
    user.set_password(password)
    user.has_temporary_password = True
    user.save(update_fields=["password", "has_temporary_password"])
    return password


def note_sign_in(user: User) -> None:
    """Record, in every agency the person works for, that they signed in."""
    for agency in own_agencies(user):
        open_session(user, agency)


def note_own_password(user: User) -> None:
    """Record, in every agency the person works for, that they chose a new password."""
    for agency in own_agencies(user):
        choose_password(user, agency)


@action("accounts.session.opened", needs=belongs_to)
def open_session(user: User, agency: Agency) -> None:
    """Record that somebody came in; nothing else is written."""


@action("accounts.password.chosen", needs=belongs_to)
def choose_password(user: User, agency: Agency) -> None:
    """Record that somebody chose a new password; the password itself is the form's business."""
