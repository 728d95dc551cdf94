"""What the figures of fairness say in words, and what they must not say."""

from collections.abc import Sequence

from takar.kernel.language import Message, msg
from takar.psychometrics.fairness.figures import GroupImpact
from takar.psychometrics.fairness.two_rates import ENOUGH_POWER
from takar.psychometrics.telling import number_told, p_told


def group_verdict(found: GroupImpact, alpha: float) -> Message:
    """Return what can be said of one group; never that it fares alike without the power to know."""
    if found.ratio is None:
        return msg("Tidak ada yang terpilih, sehingga kelompok tidak dapat dibandingkan.")
    if found.is_below_four_fifths:
        return _below(found, alpha)
    if found.holm_p < alpha:
        return msg(
            "Tingkat terpilih {group} {ratio} kali {reference}: tidak di bawah empat perlima, "
            "tetapi perbedaannya sulit disebut kebetulan ({p}). Periksa sebabnya.",
            **_facts(found),
        )
    return _alike(found)


def whole_verdict(found: Sequence[GroupImpact], alpha: float) -> Message:
    """Return what can be said of all groups together."""
    if any(group.ratio is None for group in found):
        return msg("Tidak ada yang terpilih, sehingga kelompok tidak dapat dibandingkan.")
    below = [group.group for group in found if group.is_below_four_fifths]
    if below:
        return msg(
            "Di bawah empat perlima: {groups}. Periksa sebabnya sebelum hasil dipakai.",
            groups=", ".join(below),
        )
    apart = [group.group for group in found if group.holm_p < alpha]
    if apart:
        return msg(
            "Tidak ada yang di bawah empat perlima, tetapi perbedaan {groups} sulit disebut "
            "kebetulan. Periksa sebabnya.",
            groups=", ".join(apart),
        )
    weak = [group.group for group in found if group.power < ENOUGH_POWER]
    if weak:
        return msg(
            "Belum dapat disimpulkan: data {groups} terlalu sedikit untuk menemukan perbedaan "
            "sebesar empat perlima.",
            groups=", ".join(weak),
        )
    return msg(
        "Tidak ada bias yang tampak pada kelompok yang dibandingkan, dan datanya cukup untuk "
        "menampakkannya."
    )


def no_comparison(smallest: int) -> Message:
    """Say that there are no two groups large enough."""
    return msg(
        "Tidak ada dua kelompok dengan sedikitnya {smallest} orang, sehingga tidak dibandingkan.",
        smallest=smallest,
    )


def _below(found: GroupImpact, alpha: float) -> Message:
    if found.holm_p < alpha:
        return msg(
            "Tingkat terpilih {group} {ratio} kali {reference}: di bawah empat perlima, dan "
            "perbedaannya sulit disebut kebetulan ({p}). Periksa sebabnya.",
            **_facts(found),
        )
    if found.flip_flop:
        return msg(
            "Tingkat terpilih {group} {ratio} kali {reference}: di bawah empat perlima, tetapi "
            "satu orang saja sudah mengubahnya ({p}).",
            **_facts(found),
        )
    return msg(
        "Tingkat terpilih {group} {ratio} kali {reference}: di bawah empat perlima, tetapi dengan "
        "{total} orang masih mungkin kebetulan ({p}).",
        **_facts(found),
    )


def _alike(found: GroupImpact) -> Message:
    if found.power >= ENOUGH_POWER:
        return msg(
            "Tidak ada bias yang tampak pada {group}: tingkat terpilihnya {ratio} kali "
            "{reference}, dan perbedaan sebesar empat perlima akan ditemukan dengan peluang "
            "{power}.",
            **_facts(found),
        )
    if found.least_detectable is None:
        return msg(
            "Tingkat terpilih {group} {ratio} kali {reference}, tetapi dengan {total} orang "
            "perbedaan sebesar apa pun dapat luput: belum dapat disimpulkan.",
            **_facts(found),
        )
    return msg(
        "Tingkat terpilih {group} {ratio} kali {reference}, tetapi selisih di bawah {least} poin "
        "persen dapat luput dengan {total} orang: belum dapat disimpulkan.",
        **_facts(found),
    )


def _facts(found: GroupImpact) -> dict[str, object]:
    return {
        "group": found.group,
        "reference": found.reference,
        "total": found.total,
        "ratio": number_told(found.ratio or 0.0),
        "p": p_told(found.holm_p),
        "power": number_told(found.power),
        "least": number_told(100 * (found.least_detectable or 0.0), 1),
    }
