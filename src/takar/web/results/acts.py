"""What is done in the room, told as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "results.ip_asn.measured": _("%(actor)s menghitung IP ASN %(subject)s."),
    "results.run.handed_over": _("%(actor)s menyerahkan hasil %(subject)s kepada pegawai."),
    "results.run.withheld": _("%(actor)s menahan hasil %(subject)s sampai diserahkan."),
    "results.run.settled": _("%(actor)s menetapkan keadaan hasil %(subject)s."),
}
