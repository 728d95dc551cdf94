from collections import defaultdict

from takar.synthetic import Regency
from takar.synthetic.people.roll import People
from takar.synthetic.records.recognition import awards, team_assignments


def test_a_medal_for_long_service_takes_that_service(who: People) -> None:
    appointed = dict(zip(who.ids.to_pylist(), who.life.appointed.tolist(), strict=True))
    medals = [row for row in awards(who).to_pylist() if row["award_level"] == "SATYALANCANA"]
    assert medals
    for medal in medals:
        years = int(medal["title"].split()[-2])
        assert medal["awarded_on"].year - appointed[medal["employee_id"]].year >= years


def test_a_team_ends_after_it_began_and_not_in_the_future(medium: Regency) -> None:
    rows = medium.tables["team_assignments"].to_pylist()
    assert any(row["ended_on"] is None for row in rows)
    for row in rows:
        if row["ended_on"]:
            assert row["started_on"] < row["ended_on"] <= medium.day


def test_heads_of_units_sit_in_more_teams_than_others(who: People) -> None:
    count: dict[str, int] = defaultdict(int)
    for row in team_assignments(who).to_pylist():
        count[row["employee_id"]] += 1
    ids = who.ids.to_pylist()
    heads = [count[one] for one, job in zip(ids, who.seat.job, strict=True) if job < 0]
    others = [count[one] for one, job in zip(ids, who.seat.job, strict=True) if job >= 0]
    assert sum(heads) / len(heads) > 2 * sum(others) / len(others)
