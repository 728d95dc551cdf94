"""Reasons as sentences for the reader."""

from decimal import Decimal

from takar.kernel.language import Message, msg
from takar.placement.reasons import NO_OPTION, NOT_PLACED, PLACED, Reason
from takar.placement.rules import rule_words
from takar.placement.telling import told_number


def sentence(reason: Reason) -> Message:
    """Return a reason in words."""
    if reason.kind == NO_OPTION:
        return _without_option(reason)
    if reason.kind == NOT_PLACED:
        return _not_placed(reason)
    return _placed(reason)


def _placed(reason: Reason) -> Message:
    facts = {
        "person": reason.person,
        "post": reason.post,
        "worth": told_number(reason.worth),
        "parts": ", ".join(f"{k} {_part(v)}" for k, v in (reason.parts or {}).items()),
        "margin": told_number(reason.margin),
        "next": reason.next_post or str(msg("tanpa jabatan pada daftar")),
        "rival": reason.rival,
        "rival_loss": told_number(reason.rival_loss),
        "rule": rule_words(reason.breaks),
        "least": _least(reason),
    }
    if reason.breaks:
        return msg(
            "{person} pada {post} karena ditetapkan pimpinan; melanggar aturan: {rule}.", **facts
        )
    if reason.margin is None:
        return msg(
            "{person} pada {post} (nilai {worth}: {parts}); tidak ada pilihan lain.", **facts
        )
    if not reason.rival:
        return _unrivalled(reason, facts)
    if reason.kind == PLACED:
        return msg(
            "{person} ditempatkan pada {post} (nilai {worth}: {parts}). Tanpa itu nilai "
            "keseluruhan turun {least}{margin}; pilihan berikutnya {next}. Calon terdekat untuk "
            "{post}: {rival}, selisih {least}{rival_loss}.",
            **facts,
        )
    return msg(
        "{person} tetap pada {post} (nilai {worth}: {parts}). Bila pindah, nilai keseluruhan turun "
        "{least}{margin}; pilihan berikutnya {next}. Calon terdekat untuk {post}: {rival}, "
        "selisih {least}{rival_loss}.",
        **facts,
    )


def _unrivalled(reason: Reason, facts: dict[str, object]) -> Message:
    if reason.kind == PLACED:
        return msg(
            "{person} ditempatkan pada {post} (nilai {worth}: {parts}). Tanpa itu nilai "
            "keseluruhan turun {least}{margin}; pilihan berikutnya {next}. Tidak ada calon lain "
            "untuk {post}.",
            **facts,
        )
    return msg(
        "{person} tetap pada {post} (nilai {worth}: {parts}). Bila pindah, nilai keseluruhan turun "
        "{least}{margin}; pilihan berikutnya {next}. Tidak ada calon lain untuk {post}.",
        **facts,
    )


def _not_placed(reason: Reason) -> Message:
    if not reason.next_post:
        return msg(
            "{person} tidak ditempatkan: bila diberi salah satu jabatannya, tidak ada penempatan "
            "yang memenuhi semua aturan.",
            person=reason.person,
        )
    facts = {
        "person": reason.person,
        "post": reason.next_post,
        "worth": told_number(reason.next_worth),
        "loss": told_number(reason.next_loss),
        "rival": reason.rival,
        "rival_worth": told_number(reason.rival_worth),
        "least": _least(reason),
    }
    if not reason.rival:
        return msg(
            "{person} tidak ditempatkan. Terdekat {post} (nilai {worth}), yang dibiarkan lowong: "
            "bila ke sana, nilai keseluruhan turun {least}{loss}.",
            **facts,
        )
    if reason.next_loss == 0 and reason.is_exact:
        return msg(
            "{person} tidak ditempatkan. Terdekat {post} (nilai {worth}), yang diisi {rival} "
            "(nilai {rival_worth}): nilai keseluruhan sama; lebih sedikit perpindahan atau undian "
            "yang menentukan.",
            **facts,
        )
    if reason.binding:
        return msg(
            "{person} tidak ditempatkan. Terdekat {post} (nilai {worth}), yang diisi {rival} "
            "(nilai {rival_worth}): bila {person} ke sana, nilai keseluruhan turun {least}{loss}. "
            "Aturan yang mengikat: {rules}.",
            rules=", ".join(reason.binding),
            **facts,
        )
    return msg(
        "{person} tidak ditempatkan. Terdekat {post} (nilai {worth}), yang diisi {rival} "
        "(nilai {rival_worth}): bila {person} ke sana, nilai keseluruhan turun {least}{loss}.",
        **facts,
    )


def _without_option(reason: Reason) -> Message:
    if not reason.barred:
        return msg(
            "{person} tidak ditempatkan: tidak punya pasangan jabatan.", person=reason.person
        )
    told = ", ".join(
        f"{rule_words(rule)} ({count})" for rule, count in sorted(reason.barred.items())
    )
    return msg(
        "{person} tidak ditempatkan: semua jabatannya terhalang aturan: {rules}.",
        person=reason.person,
        rules=told,
    )


def _part(value: Decimal | None) -> str:
    return str(msg("tidak diketahui")) if value is None else told_number(value)


def _least(reason: Reason) -> str:
    return "" if reason.is_exact else f"{msg('sekurangnya')} "
