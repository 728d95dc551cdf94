from decimal import Decimal
from pathlib import Path

import pytest

from takar.cli.ip_asn_told import say, tell_plan, tell_trial
from takar.kernel.language import msg, speaking
from takar.planning.problem import Limits
from takar.runs.plan import Wish, plan_ip_asn
from takar.runs.sandbox import try_rules
from tests.runs.posted import LAW, RULES, index_tables, tried

Told = pytest.CaptureFixture[str]


def test_words_are_printed_as_they_stand(capsys: Told) -> None:
    say(msg("[bold]{x}[/bold]", x=1))
    assert capsys.readouterr().out == "[bold]1[/bold]\n"


def test_a_plan_is_told_by_deed_part_and_unit(capsys: Told) -> None:
    found = plan_ip_asn(index_tables(), LAW, Wish(Decimal(80)), rules=RULES)
    tell_plan(found, Path("r.csv"), named=True, units={"A1": "Seksi Uji"})
    told = capsys.readouterr().out
    for word in ("Tindakan", "PELATIHAN", "Unsur", "SEMINAR", "Unit kerja", "Seksi Uji"):
        assert word in told
    assert "JP-nya anggapan" not in told


def test_limits_that_hold_an_aim_back_are_told_with_what_is_needed(capsys: Told) -> None:
    wish = Wish(Decimal(90), limits=Limits(hours_each=Decimal(8)))
    tell_plan(
        plan_ip_asn(index_tables(), LAW, wish, rules=RULES), Path("r.csv"), named=False, units={}
    )
    told = capsys.readouterr().out
    assert "hours_each:" in told
    assert "Tidak ada berkas ditulis" in told


def test_a_trial_tells_moves_and_groups_in_the_readers_language(capsys: Told) -> None:
    after = tried("ip_asn.bands", _0__over=Decimal(84), _1__up_to=Decimal(84))
    trial = try_rules(index_tables(), LAW, after, rules=RULES)
    with speaking("en"):
        tell_trial(trial, LAW, after, Path("r.csv"), RULES)
    told = capsys.readouterr().out
    assert "SANGAT_TINGGI" in told
    assert "JENIS_KELAMIN" in told
