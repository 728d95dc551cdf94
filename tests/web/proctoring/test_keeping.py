from takar.web.proctoring.keeping import MOST, SECONDS, Kept


def test_a_thing_is_made_again_after_some_seconds_and_not_before() -> None:
    moment, made = [0.0], list[int]()
    kept: Kept[int] = Kept(clock=lambda: moment[0])

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept.of(1, make), kept.of(1, make), kept.of(2, make)] == [1, 1, 2]
    moment[0] = SECONDS - 0.001
    assert kept.of(1, make) == 1
    moment[0] = SECONDS
    assert kept.of(1, make) == 3
    kept.forget()
    assert kept.of(1, make) == 4


def test_only_so_many_sessions_are_remembered() -> None:
    kept: Kept[int] = Kept()
    for session in range(MOST + 1):
        kept.of(session, lambda: 1)
    assert len(kept.things) == 1
