"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "ip_asn.list.taken": _("%(actor)s mengunduh daftar IP ASN %(subject)s."),
}
