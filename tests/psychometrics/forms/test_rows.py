import numpy as np

from takar.psychometrics.forms.rows import Rows, Rule


def test_rows_remember_their_rule_and_grow() -> None:
    rows = Rows()
    two = rows.columns(2, cost=1.0, upper=1.0, whole=True)
    place = rows.row(Rule("LENGTH", form=3), two)
    rows.widen(place, rows.columns(1, lower=0.5), -2.0)
    rows.bound(place, least=1)
    values, (row, column) = rows.matrix()
    assert rows.rules[place] == Rule("LENGTH", "", 3)
    assert (values.tolist(), row.tolist(), column.tolist()) == ([1, 1, -2], [0, 0, 0], [0, 1, 2])
    assert (rows.least[0], rows.most[0]) == (1, np.inf)
    assert (rows.whole, rows.lower, rows.cost) == ([True, True, False], [0, 0, 0.5], [1, 1, 0])
