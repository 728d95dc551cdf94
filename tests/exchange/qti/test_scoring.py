from fractions import Fraction

import pytest

from takar.exchange.qti.elements import parsed
from takar.exchange.qti.reports import Skip
from takar.exchange.qti.scoring import Way, points, responses_of, rule_of
from tests.exchange.qti.packages import item_xml, mapping

SET = '<setOutcomeValue identifier="SCORE">{}</setOutcomeValue>'
ONE = SET.format('<baseValue baseType="float">1</baseValue>')
TWO = SET.format('<baseValue baseType="float">2.5</baseValue>')
NONE = SET.format('<baseValue baseType="float">0</baseValue>')
MAP = SET.format('<mapResponse identifier="RESPONSE"/>')
ADD = SET.format('<sum><variable identifier="SCORE"/><mapResponse identifier="RESPONSE"/></sum>')
MOST = SET.format('<variable identifier="MAXSCORE"/>')
SQUARE = SET.format('<product><mapResponse identifier="RESPONSE"/></product>')
FITS = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
OTHER = '<match><variable identifier="RESPONSE"/><correct identifier="ELSE"/></match>'
EMPTY = '<isNull><variable identifier="RESPONSE"/></isNull>'
FEEDBACK = SET.replace("SCORE", "FEEDBACK").format("<variable identifier='RESPONSE'/>")


def branch(condition: str, then: str, name: str = "responseIf") -> str:
    return f"<{name}>{condition}{then}</{name}>"


def written(*parts: str) -> str:
    return f"<responseProcessing>{''.join(parts)}</responseProcessing>"


def when(*branches: str) -> str:
    return f"<responseCondition>{''.join(branches)}</responseCondition>"


@pytest.mark.parametrize(
    ("scoring", "way", "worth"),
    [
        ("", Way.NONE, 1),
        ("<responseProcessing/>", Way.NONE, 1),
        ('<responseProcessing template="http://a/match_correct"/>', Way.MATCH, 1),
        ('<responseProcessing template="http://a/match_correct.xml"/>', Way.MATCH, 1),
        ('<responseProcessing template="http://a/map_response"/>', Way.MAP, 1),
        ('<responseProcessing template="http://a/map_response_point"/>', Way.OTHER, 1),
        ('<responseProcessing template="http://a/our_own"/>', Way.OTHER, 1),
        (written(when(branch(FITS, ONE), f"<responseElse>{NONE}</responseElse>")), Way.MATCH, 1),
        (written(FEEDBACK, when(branch(FITS, TWO))), Way.MATCH, Fraction(5, 2)),
        (written(when(branch(FITS, MOST))), Way.MATCH, 4),
        (
            written(when(branch(EMPTY, NONE), branch(FITS, TWO, "responseElseIf"))),
            Way.MATCH,
            Fraction(5, 2),
        ),
        (written(when(branch(OTHER, ONE))), Way.OTHER, 1),
        (written(when(branch(FITS, ONE), branch(OTHER, TWO, "responseElseIf"))), Way.OTHER, 1),
        (written(when(branch(OTHER, NONE), branch(FITS, TWO, "responseElseIf"))), Way.OTHER, 1),
        (written(when(branch(f"<not>{FITS}</not>", ONE))), Way.OTHER, 1),
        (written(MAP), Way.MAP, 1),
        (written(when(branch(f"<not>{EMPTY}</not>", ADD))), Way.MAP, 1),
        (
            written(when(branch(EMPTY, NONE), f"<responseElse>{MAP}</responseElse>")),
            Way.MAP,
            1,
        ),
        (written(when(branch(FITS, NONE), f"<responseElse>{MAP}</responseElse>")), Way.OTHER, 1),
        (written(MAP, ONE), Way.OTHER, 1),
        (written(SQUARE), Way.OTHER, 1),
        (written(ONE), Way.OTHER, 1),
        (written(FEEDBACK), Way.NONE, 1),
        (written("<lookupOutcomeValue identifier='SCORE'/>"), Way.OTHER, 1),
    ],
)
def test_only_what_can_be_kept_exactly_is_kept(scoring: str, way: Way, worth: Fraction) -> None:
    most = (
        '<outcomeDeclaration identifier="MAXSCORE"><defaultValue><value>4</value></defaultValue>'
        "</outcomeDeclaration>"
    )
    rule = rule_of(parsed(item_xml(scoring=scoring, more=most).encode()))
    assert (rule.way, rule.worth) == (way, worth)


def test_a_score_that_starts_above_nothing_is_not_ours() -> None:
    start = (
        '<outcomeDeclaration identifier="SCORE"><defaultValue><value>1</value></defaultValue>'
        "</outcomeDeclaration>"
    )
    rule = rule_of(parsed(item_xml(scoring=written(MAP), more=start).encode()))
    assert rule.way is Way.OTHER


def test_points_are_read_exactly() -> None:
    declared = mapping({"a": "0.1", "b": "-1"}, defaultValue="0.2", lowerBound="0", upperBound="1")
    (response,) = responses_of(parsed(item_xml(declared=declared).encode())).values()
    assert response.mapped is not None
    assert dict(response.mapped.entries) == {"a": Fraction(1, 10), "b": Fraction(-1)}
    assert response.mapped.other == Fraction(1, 5)
    assert (response.mapped.lowest, response.mapped.highest) == (Fraction(0), Fraction(1))


def test_points_that_are_no_number_leave_the_item_out() -> None:
    with pytest.raises(Skip, match="bukan angka"):
        points("banyak")
