"""Whether a placement can be asked at all: names once, posts held once, orders without circles."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.placement.pairs import twice
from takar.placement.problem import Order, Problem

Told = tuple[Message, Message]
"""What is wrong, and what to do."""


class NotAProblem(TakarError):
    """The question contradicts itself."""


def check(problem: Problem) -> None:
    """Refuse a question that cannot be asked.

    Raises:
        NotAProblem: with the first contradiction, and what to do.
    """
    for told, hint in contradictions(problem):
        raise NotAProblem(told, hint=hint)


def contradictions(problem: Problem) -> Iterator[Told]:
    """Return everything that is wrong; what comes first is told first."""
    yield from _names(problem)
    yield from _strangers(problem)
    yield from _holders(problem)
    yield from _weights(problem)
    yield from _pairs(problem)
    yield from _limits(problem)
    yield from _replacements(problem)
    yield from _overrides(problem)


def _names(problem: Problem) -> Iterator[Told]:
    lists = {
        "orang": [own.id for own in problem.people],
        "jabatan": [own.id for own in problem.posts],
    }
    for kind, names in lists.items():
        if not names:
            yield (
                msg("Daftar {list} kosong.", list=kind),
                msg("Isi sedikitnya satu {list}.", list=kind),
            )
        for name in _repeated(names):
            yield (
                msg("{name} tercatat lebih dari sekali pada daftar {list}.", name=name, list=kind),
                msg("Hapus yang berlebih atau beri nama lain."),
            )


def _strangers(problem: Problem) -> Iterator[Told]:
    people = [own.holder for own in problem.posts if own.holder]
    people += [name for own in problem.couples for name in (own.first, own.second)]
    people += [name for own in problem.replacements for name in (own.person, own.replaces)]
    people += [own.person for own in problem.overrides]
    posts = [own.post for own in problem.overrides]
    unknown = [name for name in people if name not in problem.person_at]
    unknown += [name for name in posts if name not in problem.post_at]
    for name in unknown:
        yield (
            msg("{name} disebut tetapi tidak ada di daftar.", name=name),
            msg("Tambahkan ke daftar atau perbaiki ejaannya."),
        )


def _holders(problem: Problem) -> Iterator[Told]:
    held = [(own.holder, own.id) for own in problem.posts if own.holder]
    held += [(p.id, p.present) for p in problem.people if p.present in problem.post_at]
    pairs = sorted(set(held))
    for name in _repeated(person for person, _ in pairs):
        posts = ", ".join(post for person, post in pairs if person == name)
        yield (
            msg("{name} memegang lebih dari satu jabatan: {posts}.", name=name, posts=posts),
            msg("Pilih jabatan definitifnya; pelaksana tugas bukan pemangku."),
        )
    for post in _repeated(post for _, post in pairs):
        names = ", ".join(person for person, own in pairs if own == post)
        yield (
            msg("{post} dipegang lebih dari satu orang: {names}.", post=post, names=names),
            msg("Pilih pemangku definitifnya."),
        )
    for own in problem.people:
        if own.must_stay and own.must_move:
            yield (
                msg("{name} wajib tetap dan wajib pindah sekaligus.", name=own.id),
                msg("Hapus salah satunya."),
            )
    for listed in problem.posts:
        if listed.vacancy_price < 0:
            yield (
                msg("Harga lowong {name} kurang dari nol.", name=listed.id),
                msg("Tulis nol atau lebih; yang lebih mendesak lebih mahal."),
            )


def _weights(problem: Problem) -> Iterator[Told]:
    named = set(problem.pairs.parts) ^ set(problem.weights) if len(problem.pairs) else set()
    for name in sorted(named):
        has = name in problem.pairs.parts
        yield (
            msg("Unsur nilai {name} belum berbobot.", name=name)
            if has
            else msg("Bobot {name} tidak punya unsur nilai pada pasangan.", name=name),
            msg("Samakan nama unsur pada bobot dan pada pasangan."),
        )


def _pairs(problem: Problem) -> Iterator[Told]:
    if found := twice(problem.pairs, len(problem.posts)):
        person, post = problem.people[found[0]].id, problem.posts[found[1]].id
        yield (
            msg("Pasangan {person} dan {post} tercatat dua kali.", person=person, post=post),
            msg("Hapus salah satunya."),
        )
    at = {problem.person_at[p]: problem.post_at[j] for p, j in problem.held_by.items()}
    held = np.array([at.get(place, -1) for place in range(len(problem.people))], dtype=np.int64)
    known = set(problem.pairs.person[held[problem.pairs.person] == problem.pairs.post].tolist())
    for place in sorted(set(at) - known):
        holder = problem.people[place]
        if not holder.must_move:
            yield (
                msg(
                    "Nilai {person} pada jabatannya sendiri ({post}) belum ada.",
                    person=holder.id,
                    post=problem.posts[at[place]].id,
                ),
                msg("Tambahkan pasangannya, atau tandai wajib pindah; kosong bukan nol."),
            )


def _limits(problem: Problem) -> Iterator[Told]:
    units = {own.unit for own in problem.people} | {own.unit for own in problem.posts}
    named = [own.unit for own in problem.unit_limits] + [own.unit for own in problem.balances]
    for unit in named:
        if unit not in units:
            yield (
                msg("Unit {unit} pada batas tidak dikenal.", unit=unit),
                msg("Perbaiki ejaannya atau hapus batasnya."),
            )
    for limit in problem.unit_limits:
        if min(limit.most_in or 0, limit.most_out or 0) < 0:
            yield (
                msg("Batas perpindahan {unit} kurang dari nol.", unit=limit.unit),
                msg("Tulis nol atau lebih; kosong berarti tanpa batas."),
            )
    for couple in problem.couples:
        if couple.first == couple.second:
            yield (
                msg("{name} tercatat berpasangan dengan diri sendiri.", name=couple.first),
                msg("Perbaiki daftar pasangan."),
            )
    yield from _balances(problem)


def _balances(problem: Problem) -> Iterator[Told]:
    kinds = {kind for own in problem.people for kind in own.kinds}
    for own in problem.balances:
        if own.kind not in kinds:
            yield (
                msg("Tidak seorang pun berjenis {kind}.", kind=own.kind),
                msg("Isi jenis pada daftar orang, atau hapus keseimbangannya."),
            )
        if own.least is not None and own.most is not None and own.least > own.most:
            yield (
                msg("Batas terkecil {unit} melebihi batas terbesarnya.", unit=own.unit),
                msg("Tukar kedua batasnya."),
            )


def _replacements(problem: Problem) -> Iterator[Told]:
    after = {own.person: own.replaces for own in problem.replacements}
    for name in _repeated(own.person for own in problem.replacements):
        yield (
            msg("{name} diperintahkan menggantikan dua orang.", name=name),
            msg("Satu orang hanya dapat satu jabatan; pilih salah satunya."),
        )
    for name in _repeated(own.replaces for own in problem.replacements):
        yield (
            msg("{name} diperintahkan digantikan oleh dua orang.", name=name),
            msg("Pilih satu penggantinya."),
        )
    for own in problem.replacements:
        if own.replaces not in problem.held_by:
            yield (
                msg("{name} tidak memegang jabatan yang dapat digantikan.", name=own.replaces),
                msg("Periksa pemangku pada daftar jabatan."),
            )
        if circle := _circle(own.person, after):
            yield (
                msg("Perintah menggantikan melingkar: {names}.", names=" → ".join(circle)),
                msg(
                    "Tidak ada jabatan yang lowong lebih dulu. Bila rotasi serentak yang dimaksud, "
                    "tulis penetapan orang ke jabatan satu per satu."
                ),
            )


def _circle(name: str, after: dict[str, str]) -> list[str]:
    """Return the names on the way back to a name, itself at both ends; empty without a way."""
    way = [name]
    while (step := after.get(way[-1])) is not None and len(way) <= len(after):
        way.append(step)
        if step == name:
            return way
    return []


def _overrides(problem: Problem) -> Iterator[Told]:
    placed = [own for own in problem.overrides if own.order == Order.PLACE]
    fixed = [(own.person, own.post) for own in placed]
    fixed += [
        (own.person, problem.held_by[own.replaces])
        for own in problem.replacements
        if own.replaces in problem.held_by
    ]
    fixed = list(dict.fromkeys(fixed))
    for name in _repeated(person for person, _ in fixed):
        yield (
            msg("{name} ditetapkan ke dua jabatan.", name=name),
            msg("Satu orang hanya dapat satu jabatan; pilih salah satunya."),
        )
    for name in _repeated(post for _, post in fixed):
        yield (
            msg("Dua orang ditetapkan ke {name}.", name=name),
            msg("Satu jabatan hanya untuk satu orang; pilih salah satunya."),
        )
    barred = {(own.person, own.post) for own in problem.overrides if own.order == Order.BAR}
    for person, post in sorted(barred & set(fixed)):
        yield (
            msg("{person} ditetapkan ke {post} dan dilarang ke sana.", person=person, post=post),
            msg("Hapus salah satunya."),
        )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
