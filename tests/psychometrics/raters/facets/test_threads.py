from takar.psychometrics.raters.facets.threads import _libraries, threads


def now() -> list[int]:
    return [getter() for _, getter in _libraries()]


def test_threads_are_given_back() -> None:
    before = now()
    with threads(1):
        assert set(now()) <= {1}
    assert now() == before


def test_blocks_that_overlap_give_back_what_was_before_the_first() -> None:
    before = now()
    first, second = threads(1), threads(1)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert set(now()) <= {1}
    second.__exit__(None, None, None)
    assert now() == before
