from takar.web.reviews import actions
from takar.web.reviews.permissions import (
    decides,
    has_a_seat,
    is_own,
    proposes,
    reads_cycle,
    reads_cycles,
    records_decision,
    runs_meetings,
    sends_back,
    shows,
    sits_on,
    takes_away,
    takes_back,
    withdraws,
)
from tests.web.reviews.made import REASON, Stage


def test_who_reads_a_cycle(stage: Stage) -> None:
    cast = stage.cast
    everybody = {cast.rahayu, cast.bupati, cast.made, cast.hadi, stage.tuti}
    for one in (*everybody, cast.sari, cast.putri, cast.joko):
        assert reads_cycle(one, stage.cycle) is (one in everybody)
        assert takes_away(one, stage.cycle) is (one in everybody)
    assert reads_cycles(cast.rahayu, cast.agency)
    assert not reads_cycles(cast.joko, cast.agency)
    assert not reads_cycles(cast.putri, cast.agency)


def test_a_seat_is_of_one_committee_and_the_chair_is_one_of_it(stage: Stage) -> None:
    cast = stage.cast
    assert sits_on(stage.tuti, stage.cycle)
    assert has_a_seat(stage.tuti, cast.agency)
    assert not sits_on(cast.rahayu, stage.cycle)
    assert runs_meetings(cast.hadi, stage.cycle)
    assert runs_meetings(cast.rahayu, stage.cycle)
    assert not runs_meetings(stage.tuti, stage.cycle)


def test_who_proposes_decides_and_takes_back(stage: Stage) -> None:
    cast, case = stage.cast, stage.case("Putri")
    assert is_own(cast.putri, case)
    assert proposes(stage.tuti, case)
    assert not proposes(cast.putri, case)
    assert not proposes(cast.bupati, case)
    stage.sitting()
    one = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    assert takes_back(stage.tuti, one)
    assert not takes_back(cast.made, one)
    assert records_decision(cast.hadi, one)
    assert not records_decision(stage.tuti, one)


def test_who_decides_sends_back_withdraws_and_shows(stage: Stage) -> None:
    cast, cycle = stage.cast, stage.verified()
    assert decides(cast.bupati, cycle)
    assert not decides(cast.rahayu, cycle)
    assert sends_back(cast.rahayu, cycle)
    assert withdraws(cast.rahayu, cycle)
    assert shows(cast.rahayu, cycle)
    decided = stage.decided()
    assert not sends_back(cast.rahayu, decided)
    assert not withdraws(cast.rahayu, decided)
    assert withdraws(cast.bupati, decided)
    assert not any(act(cast.joko, decided) for act in (decides, sends_back, withdraws, shows))
