"""Hiding small groups so that nobody can work them out again; pure.

Three steps, explained in ``docs/explanation/publication.md``:

1. columns and rows that hold fewer than ``least`` people in all are joined with others, so that
   every total that is shown is large;
2. inside a table every cell of 1 to ``least - 1`` people is hidden, and so is a row whose people
   all stand in one cell;
3. further cells are hidden until, for somebody who knows all totals and all open cells, each small
   cell could as well hold ``least`` people or more.

Step 3 is a flow: when a hidden cell rises by one, another in its column must fall, then another in
that one's row must rise, and so on around a circle of hidden cells. As many circles are opened as
are needed, the cheapest first.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

Cell = tuple[str, str]
Counts = Mapping[Cell, int]
Node = tuple[str, str]
Step = tuple[Cell, int]


def joined(totals: Mapping[str, int], least: int) -> list[tuple[str, ...]]:
    """Return the names in groups of at least ``least`` people; only small ones are joined.

    A name with nobody stays alone: it says nothing about anybody.

    >>> joined({"A": 20, "B": 2, "C": 9, "D": 0}, 5)
    [('A',), ('B', 'C'), ('D',)]
    """
    small = {name for name, people in totals.items() if 0 < people < least}
    large = sorted(totals, key=lambda name: totals[name])
    large = [name for name in large if totals[name] >= least]
    while small and large and (len(small) == 1 or sum(map(totals.__getitem__, small)) < least):
        small.add(large.pop(0))
    together = tuple(name for name in totals if name in small)
    first = together[:1]
    return [
        together if name in first else (name,)
        for name in totals
        if name not in small or name in first
    ]


def shown(
    counts: Counts, rows: Sequence[str], columns: Sequence[str], least: int
) -> dict[Cell, int | None]:
    """Return the table as it may be published: hidden cells are ``None``.

    Every row and column total is taken to be known, and must be 0 or at least ``least``.
    """
    table = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    hidden = hidden_in(table, rows, columns, least)
    return {cell: None if cell in hidden else people for cell, people in table.items()}


def hidden_in(
    table: Counts, rows: Sequence[str], columns: Sequence[str], least: int
) -> frozenset[Cell]:
    """Return the cells that must be hidden: the small ones, and what would give them away."""
    small = sorted(cell for cell, people in table.items() if 0 < people < least)
    alike = [cell for cell in of_one_kind(table, rows, columns) if cell not in small]
    hidden = set(small) | {(row, column) for row, _ in alike for column in columns}
    for cell in small:
        if not protect(table, cell, rise=least - table[cell], hidden=hidden):
            return frozenset(table)
    for cell in alike:
        protect(table, cell, rise=-min(least, table[cell]), hidden=hidden)
    return frozenset(hidden)


def of_one_kind(table: Counts, rows: Sequence[str], columns: Sequence[str]) -> Iterator[Cell]:
    """Yield the full cell of each row whose people all stand in one cell: it tells of each."""
    for row in rows:
        filled = [(row, column) for column in columns if table[row, column]]
        if len(filled) == 1 and len(columns) > 1:
            yield filled[0]


def protect(table: Counts, cell: Cell, *, rise: int, hidden: set[Cell]) -> bool:
    """Hide further cells until this one could as well be ``rise`` higher (lower, if negative).

    Returns:
        Whether that is possible at all with these totals.
    """
    people = dict(table)
    row, column = ("row", cell[0]), ("column", cell[1])
    start, goal = (column, row) if rise > 0 else (row, column)
    left = abs(rise)
    while left > 0:
        path = cheapest(people, start, goal, without=cell, hidden=hidden)
        if path is None:
            return False
        push = min([left, *(people[other] for other, change in path if change < 0)])
        for other, change in path:
            people[other] += change * push
            hidden.add(other)
        left -= push
    hidden.add(cell)
    return True


def cheapest(
    people: Mapping[Cell, int], start: Node, goal: Node, *, without: Cell, hidden: set[Cell]
) -> list[Step] | None:
    """Return the changes that lead from one line of the table to another at the least loss."""
    order = count()
    queue: list[tuple[int, int, Node, list[Step]]] = [(0, next(order), start, [])]
    done: set[Node] = set()
    while queue:
        loss, _, node, path = heapq.heappop(queue)
        if node == goal:
            return path
        if node in done:
            continue
        done.add(node)
        for further, cell, change in steps(people, node):
            if cell != without and further not in done:
                price = loss + (0 if cell in hidden else cost(people[cell]))
                heapq.heappush(queue, (price, next(order), further, [*path, (cell, change)]))
    return None


def steps(people: Mapping[Cell, int], node: Node) -> Iterator[tuple[Node, Cell, int]]:
    """Yield where one can go: a row rises in any column, a column falls where there are people."""
    kind, name = node
    for cell, now in people.items():
        if kind == "row" and cell[0] == name:
            yield ("column", cell[1]), cell, 1
        elif kind == "column" and cell[1] == name and now > 0:
            yield ("row", cell[0]), cell, -1


def cost(people: int) -> int:
    """Return what is lost by hiding a cell: the people in it; an empty cell hides badly."""
    return people + 1 if people else 50
