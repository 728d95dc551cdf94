"""The last section on paper: what the figures were made from."""

from django.utils.translation import gettext as _

from takar.web.kit.templatetags.kit import tanggal
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.papers.sections import Section, Table, angka
from takar.web.rating_quality.showing import Shown


def origin_section(run: QualityRun, shown: Shown) -> Section:
    """Return what the report was made from, and how to make it again."""
    stamp, used = shown.report.stamp, shown.report.used
    rows = [
        (_("Nilai dipakai"), f"{angka(used.ratings)} / {angka(used.rows)}"),
        *((line.title, angka(line.row.rows)) for line in shown.left_out),
        (_("Dihitung"), f"{tanggal(run.computed_at)} · {run.made_by}"),
        (_("Edisi peraturan"), halved(stamp.law_edition)),
        (_("Sidik bukti"), halved(stamp.evidence_hash)),
        (_("Versi program"), stamp.code_version),
    ]
    table = Table(_("Bahan laporan ini"), [_("Apa"), _("Isi")], rows, words=2)
    return Section(_("Asal angka"), tables=[table])


def halved(digest: str) -> str:
    """Return a fingerprint in two halves, so that it fits into its column.

    >>> halved("abcdef")
    'abc def'
    """
    half = len(digest) // 2
    return f"{digest[:half]} {digest[half:]}"
