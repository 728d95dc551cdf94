"""The sections on assessors and groups: severity, the day, differences, fairness."""

from django.utils.translation import gettext as _

from takar.psychometrics.telling import p_figure
from takar.web.rating_quality.papers.sections import Chart, Section, Table, angka
from takar.web.rating_quality.patterns import Kind
from takar.web.rating_quality.showing import Shown


def rater_sections(shown: Shown) -> list[Section]:
    """Return the sections for which something was found."""
    found = [severities(shown), day(shown), unlike(shown), fairness(shown)]
    return [one for one in found if one is not None]


def severities(shown: Shown) -> Section | None:
    """Return the severities with their errors and fit; without names the tests alone."""
    facets = shown.facets
    if facets is None:
        return None
    words = [
        _(
            "Pemisahan %(separation)s; tingkat yang terbedakan %(strata)s; "
            "keandalan %(reliability)s."
        )
        % {
            "separation": angka(facets.separation),
            "strata": angka(facets.strata),
            "reliability": angka(facets.reliability),
        },
        _("Uji beda keketatan: khi-kuadrat %(chi)s, derajat bebas %(df)s, p %(p)s.")
        % {
            "chi": angka(facets.chi_square),
            "df": angka(facets.freedom),
            "p": p_figure(facets.p),
        },
    ]
    if facets.halo is not None:
        words.append(
            _("Halo (kesan tunggal): %(halo)s logit, p %(p)s.")
            % {"halo": angka(facets.halo), "p": p_figure(facets.halo_p)}
        )
    charts = (
        [Chart(shown.severities, _("Keketatan asesor dengan selangnya"))] if shown.raters else []
    )
    table = Table(
        _("Asesor dari yang paling ketat; keketatan dalam logit, nol adalah rata-rata"),
        [
            *(_("Asesor"), _("Nilai"), _("Peserta"), _("Keketatan"), _("Galat baku")),
            *(_("Tahan halo"), _("Geser level"), _("Infit"), _("Outfit"), _("Rentang")),
        ],
        [
            (
                *(one.code, angka(one.ratings), angka(one.ratees), angka(one.severity)),
                *(angka(one.se), angka(one.se_robust), angka(one.moved), angka(one.infit)),
                *(angka(one.outfit), angka(one.spread)),
            )
            for one in shown.raters
        ],
    )
    return Section(_("Keketatan asesor"), words, charts=charts, tables=[table])


def day(shown: Shown) -> Section | None:
    """Return severity over the event."""
    if not shown.days:
        return None
    table = Table(
        _("Keketatan (logit) pada jam pertama dan terakhir setiap asesor, sejak acara dimulai"),
        [
            *(_("Asesor"), _("Dari jam"), _("Keketatan"), _("Sampai jam"), _("Keketatan")),
            *(_("Per jam"), _("Galat baku")),
        ],
        [
            (
                *(one.line.name, angka(one.line.first[0], 1), angka(one.line.first[1])),
                *(angka(one.line.last[0], 1), angka(one.line.last[1])),
                *(angka(one.rater.drift), angka(one.rater.drift_se)),
            )
            for one in shown.days
        ],
    )
    p = p_figure(shown.facets.drift_p if shown.facets else None)
    return Section(
        _("Keketatan selama acara"),
        [_("Uji bahwa tidak seorang pun berubah: p %(p)s. Pita: selang 95%%.") % {"p": p}],
        charts=[Chart(one.drawing, one.title) for one in shown.drawn_days],
        tables=[table],
        across=2,
    )


def unlike(shown: Shown) -> Section | None:
    """Return how assessors differ by method and group."""
    if not shown.unlike:
        return None
    words = [
        _(
            "Seorang asesor dibandingkan dengan kebiasaannya sendiri, di luar yang berlaku bagi "
            "semua asesor. Yang terlihat adalah perbedaan level, bukan sebabnya; yang tidak "
            "terlihat belum tentu tidak ada."
        )
    ]
    return Section(
        _("Asesor menurut metode dan kelompok"),
        words,
        [told(kind) for kind in shown.unlike],
        tables=[pairs(kind) for kind in shown.unlike],
    )


def told(kind: Kind) -> str:
    """Say what was seen of one kind."""
    if kind.seen:
        return _("%(kind)s: %(seen)s dari %(tried)s pasangan berbeda.") % {
            "kind": kind.title,
            "seen": angka(kind.seen),
            "tried": angka(kind.tried),
        }
    return _(
        "%(kind)s: tidak terlihat pada %(tried)s pasangan; beda di bawah %(least)s level tidak "
        "akan terlihat."
    ) % {"kind": kind.title, "tried": angka(kind.tried), "least": angka(kind.least, 1)}


def pairs(kind: Kind) -> Table:
    """Return the surest pairs of one kind."""
    return Table(
        _("%(kind)s: pasangan dengan beda paling meyakinkan (uji bersama: p %(p)s)")
        % {"kind": kind.title, "p": kind.p},
        [
            *(_("Asesor"), kind.title, _("Orang"), _("Lainnya"), _("Beda level")),
            *(_("Logit"), _("Galat baku"), _("p (Holm)")),
        ],
        [
            (
                *(one.row.rater, one.group, angka(one.row.ratees), angka(one.row.others)),
                *(angka(one.row.level), angka(one.row.effect), angka(one.row.se), one.p),
            )
            for one in kind.rows
        ],
        words=2,
    )


def fairness(shown: Shown) -> Section | None:
    """Return how groups fare at each limit, with what could have been seen."""
    if not shown.report.fairness:
        return None
    table = Table(
        _("Setiap kelompok di samping yang paling banyak mencapai; ▾ di bawah 0,80"),
        [
            *(_("Batas dan kelompok"), _("Dibanding"), _("Mencapai"), _("Rasio"), _("p (Holm)")),
            *(_("Beda terkecil"), _("Kuasa"), _("Kesimpulan")),
        ],
        [
            (
                f"{line.row.limit_title}, {line.title}: {line.group}",
                *(line.against, line.reached),
                f"{angka(line.row.ratio)}{' ▾' if line.row.is_below else ''}",
                *(p_figure(line.row.p_holm), angka(line.row.least_detectable)),
                *(angka(line.row.power), str(line.row.verdict)),
            )
            for line in shown.fairness
        ],
        words=2,
        last=True,
    )
    hidden = shown.hidden_comparisons
    note = (
        _("%(count)s perbandingan disembunyikan: kelompoknya kurang dari %(least)s orang.")
        % {"count": hidden, "least": shown.least}
        if hidden
        else ""
    )
    words = [
        _(
            "Rasio di bawah 0,80 adalah alasan untuk memeriksa metode dan bukti; itu belum bukti "
            "ketidakadilan, dan rasio yang baik bukan bukti tanpa bias."
        )
    ]
    return Section(_("Keadilan antarkelompok"), words, tables=[table], note=note)
