"""How long placements take, with a reason for everybody, beside SciPy's and NetworkX's matchers.

    python benchmarks/bench_placement.py [QUESTION ...]

The people are invented. Every answer goes through the independent checker; where another program
finishes, its total is compared with ours. NetworkX is used where it is installed, else left out.
"""

import json
import multiprocessing as mp
import statistics
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from queue import Empty
from typing import Any

import numpy as np
from machine import load, machine

from takar.placement import Placement, Problem, faults, place, reasons, sentence
from takar.placement.graph import Graph
from takar.placement.invented import Size, invented
from takar.placement.solving import found_in

RESULTS = Path(__file__).parent / "results" / "placement.json"
RUNS = 3
PATIENCE = 120
"""Seconds after which another program is stopped."""
MOST_PAIRS = 1_000_000
"""Pairs up to which NetworkX is asked: a graph of Python objects takes a kilobyte a pair."""
QUESTIONS = {
    "15000_people_1500_posts_50_posts_a_person": Size(15_000, 1_500, 50),
    "15000_people_1500_posts_50_people_a_post": Size(15_000, 1_500, 50, is_each_post=True),
    "100000_people_10000_posts_50_posts_a_person": Size(100_000, 10_000, 50),
    "100000_people_10000_posts_50_people_a_post": Size(100_000, 10_000, 50, is_each_post=True),
    "500_people_50_posts_20_posts_a_person": Size(500, 50, 20),
    "2000_people_300_posts_with_rules_that_join_people": Size(2_000, 300, 30, is_joined=True),
    "15000_people_1500_posts_with_rules_that_join_people": Size(15_000, 1_500, 50, is_joined=True),
}


def main() -> None:
    """Measure the questions named (or all), print each, and keep the figures of all."""
    told = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    questions = told.get("questions", {})
    for name in sys.argv[1:] or QUESTIONS:
        questions[name] = measured(QUESTIONS[name])
        print(name, json.dumps(questions[name]), flush=True)
        libraries = ["scipy", "ortools", *(["networkx"] if find_spec("networkx") else [])]
        written = {"machine": machine(*libraries), "questions": questions}
        RESULTS.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def measured(size: Size) -> dict[str, object]:
    """Place, give reasons and sentences; then ask the others."""
    problem = invented(size)
    runs = [once(problem) for _ in range(1 if size.is_joined else RUNS)]
    found: Placement = runs[-1].pop("found")  # type: ignore[assignment]
    for run in runs[:-1]:
        run.pop("found")
    medians = {name: median([run[name] for run in runs]) for name in runs[0]}
    own = {
        "pairs": len(problem.pairs),
        "status": found.status,
        "total": str(found.total),
        "gap_percent": round(float(found.gap or 0) * 100, 5),
        "moves": len(found.moves),
        "faults": len(faults(problem, found.as_posts)),
        "median_seconds": medians,
        "seconds": [run["place_and_reasons"] for run in runs],
        "load": load(),
    }
    return own if size.is_joined else own | {"others": others(found, medians)}


def once(problem: Problem) -> dict[str, object]:
    """Return the seconds that one run takes, and what it found."""
    begin, busy = time.perf_counter(), time.process_time()
    found = place(problem)
    placed = time.perf_counter()
    told = list(reasons(found).every())
    reasoned, work = time.perf_counter(), time.process_time() - busy
    words = sum(len(str(sentence(own))) for own in told)
    if len(told) != len(problem.people) or not words:
        raise AssertionError(words)
    return {
        "place": round(placed - begin, 2),
        "reasons": round(reasoned - placed, 2),
        "place_and_reasons": round(reasoned - begin, 2),
        "sentences": round(time.perf_counter() - reasoned, 2),
        "cpu": round(work, 2),
        "found": found,
    }


def median(values: list[Any]) -> float:
    """Return the middle of some seconds."""
    return round(statistics.median(values), 2)


def others(found: Placement, medians: dict[str, float]) -> dict[str, object]:
    """Return how the other programs do on the same question, and how much longer they take."""
    solved = found_in(found)
    total = solved.aims[0][1]
    programs: dict[str, Callable[[Graph], int]] = {
        "scipy_sparse_matching": scipy_sparse,
        "scipy_dense_assignment": scipy_dense,
    }
    if find_spec("networkx") and len(solved.board.graph.worth) <= MOST_PAIRS:
        programs |= {"networkx_matching": networkx_matching, "networkx_flow": networkx_flow}
    told: dict[str, object] = {}
    for name, program in programs.items():
        told[name] = other(program, solved.board.graph, total, medians["place"])
        print(" ", name, told[name], flush=True)
    return told


def other(
    program: Callable[[Graph], int], graph: Graph, total: int, ours: float
) -> dict[str, object]:
    """Run another program in a process of its own, stopped after a while."""
    answers: Any = mp.get_context("fork").Queue()
    process = mp.get_context("fork").Process(target=answered, args=(program, graph, answers))
    process.start()
    try:
        seconds, value, why = answers.get(timeout=PATIENCE)
    except Empty:
        seconds, value, why = None, None, f"not finished after {PATIENCE} seconds"
    process.kill()
    process.join()
    if seconds is None:
        return {"answer": why}
    return {
        "seconds": round(seconds, 2),
        "times_ours": round(seconds / max(ours, 0.01), 1),
        "same_total": value == total,
    }


def answered(program: Callable[[Graph], int], graph: Graph, answers: Any) -> None:
    """Put seconds and total of another program where they can be fetched."""
    begin = time.perf_counter()
    try:
        value = program(graph)
    except MemoryError:
        answers.put((None, None, "does not fit in memory"))
        return
    answers.put((time.perf_counter() - begin, value, ""))


def as_matching(graph: Graph) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return posts, people and costs of a matching in which every post takes one person.

    Person ``n + j`` stands for "post j stays vacant"; who may not be without a post is bound by a
    bonus greater than any chain.
    """
    people, posts = len(graph.outside), len(graph.vacant)
    gain = graph.worth - graph.out[graph.person]
    line = np.concatenate((graph.post, np.arange(posts)))
    column = np.concatenate((graph.person, people + np.arange(posts)))
    return line, column, -np.concatenate((gain, graph.empty))


def total_of(graph: Graph, cost: float) -> int:
    """Return the total behind the cost of a matching."""
    return int(graph.out.sum()) - round(cost)


def scipy_sparse(graph: Graph) -> int:
    """Match with SciPy's sparse matcher; costs are shifted, for it drops zeros."""
    from scipy.sparse import csr_array  # noqa: PLC0415 -- loaded where it is measured
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415

    line, column, cost = as_matching(graph)
    shift = 1 - int(cost.min())
    matrix = csr_array((cost + float(shift), (line, column)))
    rows, columns = min_weight_full_bipartite_matching(matrix)
    return total_of(graph, matrix[rows, columns].sum() - shift * len(rows))


def scipy_dense(graph: Graph) -> int:
    """Match with SciPy's dense matcher, where the table fits into memory."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 -- see above

    line, column, cost = as_matching(graph)
    shape = (len(graph.vacant), len(graph.outside) + len(graph.vacant))
    if shape[0] * shape[1] * 8 > 4 * 2**30:
        raise MemoryError
    table = np.full(shape, float(graph.dread) * 4)
    table[line, column] = cost
    rows, columns = linear_sum_assignment(table)
    return total_of(graph, table[rows, columns].sum())


def networkx_matching(graph: Graph) -> int:
    """Match with NetworkX's general matcher."""
    import networkx as nx  # noqa: PLC0415 -- a peer, not a dependency

    line, column, cost = as_matching(graph)
    net = nx.Graph()
    net.add_weighted_edges_from(
        (f"j{a}", f"p{b}", c)
        for a, b, c in zip(line.tolist(), column.tolist(), (-cost).tolist(), strict=True)
    )
    matched = nx.max_weight_matching(net, maxcardinality=True)
    return total_of(graph, -sum(net.edges[edge]["weight"] for edge in matched))


def networkx_flow(graph: Graph) -> int:
    """Solve the same flow with NetworkX's network simplex."""
    import networkx as nx  # noqa: PLC0415 -- a peer, not a dependency

    line, column, cost = as_matching(graph)
    net = nx.DiGraph()
    net.add_node("s", demand=-len(graph.vacant))
    net.add_node("t", demand=len(graph.vacant))
    for post in range(len(graph.vacant)):
        net.add_edge("s", f"j{post}", capacity=1, weight=0)
    for person in np.unique(column).tolist():
        net.add_edge(f"p{person}", "t", capacity=1, weight=0)
    for a, b, c in zip(line.tolist(), column.tolist(), cost.tolist(), strict=True):
        net.add_edge(f"j{a}", f"p{b}", capacity=1, weight=c)
    return total_of(graph, nx.network_simplex(net)[0])


if __name__ == "__main__":
    main()
