import numpy as np

from takar.cli.psychometrics_written import plain, tried
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.classical.intervals import Flag


def test_results_become_plain_json() -> None:
    found = plain(
        {
            "flag": Flag("X", msg("n={n}", n=3)),
            "array": np.array([1.0, np.nan]),
            "pair": (True, float("inf")),
            "whole": np.int64(4),
        }
    )
    assert found == {
        "flag": {"code": "X", "because": "n=3"},
        "array": [1.0, None],
        "pair": [True, None],
        "whole": 4,
    }


def test_a_refusal_becomes_a_sentence_and_other_errors_do_not() -> None:
    def refuses() -> int:
        raise TakarError(msg("Tidak bisa."))

    assert tried(lambda: 1) == (1, ())
    found, why = tried(refuses)
    assert found is None
    assert str(why[0]) == "Tidak bisa."
