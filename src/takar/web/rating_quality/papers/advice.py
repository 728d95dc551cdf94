"""The first sections on paper: in short, the verdict, and what it would change for whom."""

from django.utils.translation import gettext as _

from takar.web.accounts.models import User
from takar.web.rating_quality.models import PersonQuality, QualityRun
from takar.web.rating_quality.papers.sections import Section, Table, angka
from takar.web.rating_quality.queries.people import people_of, titles_of
from takar.web.rating_quality.queries.runs import decision_of
from takar.web.rating_quality.showing import Shown


def advice_sections(user: User, run: QualityRun, shown: Shown) -> list[Section]:
    """Return the sections before any statistics."""
    found = [in_short(shown), verdict(run, shown), outcome(shown)]
    return [*found, people(user, run)] if shown.names else found


def in_short(shown: Shown) -> Section:
    """Return the report in plain sentences, and what it cannot say."""
    left_out = [
        f"{line.title}: {line.row.because}" if shown.names else line.title
        for line in shown.refusals
    ]
    points = [str(one) for one in shown.report.plain]
    points += [_("Yang tidak dapat dikatakan: %(what)s") % {"what": one} for one in left_out]
    if shown.names:
        warnings = [str(one) for one in shown.report.warnings]
        points += [_("Baca dengan hati-hati: %(what)s") % {"what": one} for one in warnings]
    return Section(_("Singkatnya"), points=list(dict.fromkeys(points)))


def verdict(run: QualityRun, shown: Shown) -> Section:
    """Return whether severity may be corrected, and what was decided."""
    applies = shown.report.verdict.applies
    words = [_("Ya, sebagai usulan.") if applies else _("Tidak.")]
    if shown.names:
        words.append(str(shown.report.verdict.because))
    made = decision_of(run.event)
    if made is not None:
        what = _("usulan disesuaikan") if made.applies else _("usulan tanpa penyesuaian")
        words.append(
            _("Diputuskan: %(what)s, oleh %(who)s. Alasan: %(why)s")
            % {"what": what, "who": made.decided_by, "why": made.reason}
        )
        if made.run_id != run.pk:
            words.append(_("Keputusan itu untuk laporan sebelumnya."))
    note = _(
        "Tidak ada level yang berubah dengan sendirinya; rapat yang memutuskan, dan level asli "
        "selalu di samping level yang disesuaikan."
    )
    return Section(_("Apakah keketatan asesor boleh diperhitungkan?"), words, note=note)


def outcome(shown: Shown) -> Section:
    """Return the categories, raw beside adjusted, without any name."""
    found = shown.report.outcome
    words = [
        _("%(measured)s dari %(people)s orang punya kategori.")
        % {"measured": angka(found.measured), "people": angka(found.people)}
    ]
    if found.would_change is not None:
        words.append(
            _("Bila level disesuaikan, %(count)s orang berganti kategori.")
            % {"count": shown.count(found.would_change)}
        )
    if found.borderline is not None:
        words.append(
            _("%(count)s orang berada di dekat batas kategori.")
            % {"count": shown.count(found.borderline)}
        )
    tables = [
        Table(
            _("Orang per kategori: seperti adanya, dan bila level disesuaikan"),
            [_("Kategori"), _("Seperti adanya"), _("Bila disesuaikan")],
            [(title, people, adjusted) for _code, title, people, adjusted in shown.categories],
        ),
        Table(
            _("Perpindahan kategori bila level disesuaikan"),
            [_("Dari"), _("Ke"), _("Orang")],
            shown.moves,
            words=2,
        ),
    ]
    return Section(_("Akibatnya bagi kategori"), words, tables=tables)


def people(user: User, run: QualityRun) -> Section:
    """Return everybody: raw beside adjusted, who would change and who stands on a limit."""
    titles = titles_of(run)
    heads = [
        *(_("Peserta"), _("Kategori"), _("Disesuaikan"), _("JPM"), _("JPM disesuaikan")),
        *(_("Level lain"), _("Peluang kategori")),
    ]
    rows = [person(one, titles) for one in people_of(user, run, {})]
    table = Table(
        _("* kategori akan berganti; ° di dekat batas: peluang kategorinya kurang dari 0,80"),
        heads,
        rows,
        words=3,
    )
    return Section(_("Asli di samping disesuaikan, orang demi orang"), tables=[table])


def person(one: PersonQuality, titles: dict[str, str]) -> list[str]:
    """Return the cells of one person."""
    other = titles.get(one.category_adjusted, "–")
    who = one.participant
    return [
        f"{who.number}. {who.employee.full_name}",
        titles.get(one.category, "–"),
        f"{other} *" if one.would_change else other,
        angka(one.jpm),
        angka(one.jpm_adjusted),
        angka(one.moved_levels),
        f"{angka(one.probability)}{' °' if one.is_borderline else ''}",
    ]
