"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "results.ip_asn.measured": _("%(actor)s menghitung IP ASN %(subject)s."),
    "results.run.settled": _("%(actor)s menetapkan keadaan hasil %(subject)s."),
}
