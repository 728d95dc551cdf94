"""Small invented questions, and every placement of them tried one by one."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from takar.placement import (
    Balance,
    Bond,
    Couple,
    Order,
    Override,
    Pair,
    Person,
    Post,
    Problem,
    UnitLimit,
    faults,
    pairs_of,
)

UNITS, REGIONS, KINDS = ("Dinas A", "Dinas B"), ("Kota", "Desa"), ("PRIA", "WANITA")
Draw = st.DrawFn


def question(
    people: list[Person],
    posts: list[Post],
    rows: Mapping[tuple[str, str], int | str],
    **rest: object,
) -> Problem:
    """Return a question with one part of worth, ``cocok``, of weight one."""
    pairs = pairs_of(
        [Pair(*names, {"cocok": Decimal(worth)}) for names, worth in rows.items()],
        [own.id for own in people],
        [own.id for own in posts],
    )
    facts: dict[str, object] = {"weights": {"cocok": Decimal(1)}, "word": "adil"} | rest
    return Problem(tuple(people), tuple(posts), pairs, **facts)  # type: ignore[arg-type]


@st.composite
def questions(draw: Draw, *, is_joined: bool = False, is_ordered: bool = False) -> Problem:
    """Return any small question that can be asked."""
    posts = [_post(draw, n) for n in range(draw(st.integers(1, 3)))]
    people = [_person(draw, n) for n in range(draw(st.integers(1, 4)))]
    free = [person.id for person in people]
    held = []
    for post in posts:
        holder = draw(st.sampled_from(["", *free]))
        if holder:
            free.remove(holder)
        held.append(_held(post, holder))
    rows = _rows(draw, people, held)
    rest: dict[str, object] = {}
    if is_joined:
        rest |= _joined(draw, people)
    if is_ordered:
        rest["overrides"] = _orders(draw, people, held)
    pairs = pairs_of(rows, [own.id for own in people], [own.id for own in held])
    weights = {"cocok": Decimal(1), "minat": draw(st.sampled_from([Decimal("0.5"), Decimal(-1)]))}
    return Problem(
        tuple(people),
        tuple(held),
        pairs,
        weights,
        word=draw(st.sampled_from("abc")),
        **rest,  # type: ignore[arg-type]
    )


def _post(draw: Draw, number: int) -> Post:
    return Post(
        f"K{number}",
        draw(st.sampled_from(UNITS)),
        draw(st.sampled_from([None, 1, 2])),
        draw(st.sampled_from(REGIONS)),
        vacancy_price=Decimal(draw(st.integers(0, 8))),
        must_fill=draw(st.sampled_from([False, False, False, True])),
    )


def _held(post: Post, holder: str) -> Post:
    facts = vars(post) | {"holder": holder}
    return Post(**facts)


def _person(draw: Draw, number: int) -> Person:
    musts = draw(st.sampled_from([(False, False)] * 4 + [(True, False), (False, True)]))
    return Person(
        f"P{number}",
        unit=draw(st.sampled_from(UNITS)),
        tier=draw(st.sampled_from([None, 1, 2])),
        region=draw(st.sampled_from(REGIONS)),
        kinds=frozenset({draw(st.sampled_from(KINDS))}),
        regions=draw(st.sampled_from([None, None, frozenset({"Kota"})])),
        must_stay=musts[0],
        must_move=musts[1],
    )


def _rows(draw: Draw, people: list[Person], posts: list[Post]) -> list[Pair]:
    rows = []
    for person in people:
        for post in posts:
            if post.holder == person.id or draw(st.booleans()):
                parts = {
                    "cocok": Decimal(draw(st.integers(0, 6))),
                    "minat": Decimal(draw(st.integers(0, 3))),
                }
                barred = draw(st.sampled_from(["", "", "", "HUKUMAN"]))
                rows.append(Pair(person.id, post.id, parts, barred))
    return rows


def _joined(draw: Draw, people: list[Person]) -> dict[str, object]:
    most = st.sampled_from([None, 0, 1])
    rest: dict[str, object] = {
        "unit_limits": (UnitLimit(people[0].unit, draw(most), draw(most)),),
    }
    kind = next(iter(people[-1].kinds))
    least, extra = draw(st.sampled_from([None, 1])), draw(st.sampled_from([None, 0, 1]))
    upper = None if extra is None else extra + (least or 0)
    rest["balances"] = (Balance(people[0].unit, kind, least, upper),)
    if len(people) > 1:
        rest["couples"] = (Couple("P0", "P1", draw(st.sampled_from(list(Bond)))),)
    return rest


def _orders(draw: Draw, people: list[Person], posts: list[Post]) -> tuple[Override, ...]:
    person, post = draw(st.sampled_from(people)), draw(st.sampled_from(posts))
    order = draw(st.sampled_from(list(Order)))
    return (Override(person.id, post.id, order, "SK 1", "kebutuhan mendesak"),)


def every_plan(problem: Problem) -> Iterator[dict[str, str]]:
    """Return every placement that keeps all rules, as the independent checker sees it."""
    options = {person.id: {""} for person in problem.people}
    for person, post in zip(
        problem.pairs.person.tolist(), problem.pairs.post.tolist(), strict=True
    ):
        options[problem.people[person].id].add(problem.posts[post].id)
    for own in problem.overrides:
        options[own.person].add(own.post)
    for posts in product(*(sorted(options[person.id]) for person in problem.people)):
        plan = dict(zip(options, posts, strict=True))
        taken = [post for post in posts if post]
        if len(taken) == len(set(taken)) and not faults(problem, plan):
            yield plan


def total_of(problem: Problem, plan: Mapping[str, str]) -> Decimal:
    """Return what a placement is worth, added up by hand."""
    pairs = problem.pairs
    total = Decimal(0)
    for row, (person, post) in enumerate(
        zip(pairs.person.tolist(), pairs.post.tolist(), strict=True)
    ):
        if plan[problem.people[person].id] == problem.posts[post].id:
            total += sum(
                (problem.weights[name] * part.exact(row) for name, part in pairs.parts.items()),
                Decimal(0),
            )
    taken = set(plan.values())
    vacant = (post.vacancy_price for post in problem.posts if post.id not in taken)
    return total - sum(vacant, Decimal(0))


def moved(problem: Problem, plan: Mapping[str, str]) -> int:
    """Return how many people change posts."""
    return sum(post != problem.held_by.get(person, "") for person, post in plan.items())
