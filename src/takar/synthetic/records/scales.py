"""Ratings as the years before PermenPANRB 6/2022 wrote them: other words, and numbers.

Law: PP 46/2011 (up to 2020), PP 30/2019 Article 41 (2021), PermenPANRB 6/2022 (since 2022).
"""

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import MICRO, Flags, Ints, decimals, words
from takar.tables.records import RATING_SCALES

LAST_OLDER_YEAR = 2021
LAST_OLDEST_YEAR = 2020
NUMBER_ONLY_SHARE = 0.12
NEWEST, OLDER, OLDEST = range(len(RATING_SCALES))
# The words of the two older scales from best to worst, and the hundredths that each stands for.
_WORDS = (
    ("SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "SANGAT_KURANG"),
    ("SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "BURUK"),
)
_VOCABULARY = tuple(dict.fromkeys(word for row in _WORDS for word in row))
_WORD = np.array([[_VOCABULARY.index(word) for word in row] for row in _WORDS])
_LEAST = np.array([[11_000, 9_000, 7_000, 5_000, 3_500], [9_100, 7_600, 6_100, 5_100, 3_500]])
_MOST = np.array([[11_800, 10_990, 8_999, 6_999, 4_999], [9_800, 9_000, 7_500, 6_000, 5_000]])


def scale_of(year: Ints) -> Ints:
    """Return the scale of each year, as an index into ``RATING_SCALES``."""
    older = np.where(year <= LAST_OLDEST_YEAR, OLDEST, OLDER)
    return np.where(year <= LAST_OLDER_YEAR, older, NEWEST).astype(np.int64)


def older_columns(rng: np.random.Generator, scale: Ints, rating: Ints) -> dict[str, pa.Array]:
    """Return word, scale, number and new idea of ratings on the two older scales.

    A rating of PP 30/2019 above 110 is the best one only with a new idea; some ratings came down
    to us as a number alone.
    """
    row = scale - OLDER
    low, high = _LEAST[row, rating], _MOST[row, rating]
    hundredths = low + (rng.random(len(row)) * (high - low + 1)).astype(np.int64)
    bare: Flags = rng.random(len(row)) < NUMBER_ONLY_SHARE
    best_needs_idea = (scale == OLDER) & (rating == 0)
    return {
        "rating": words(_VOCABULARY, _WORD[row, rating], gap=bare),
        "rating_scale": words(RATING_SCALES, scale),
        "rating_score": decimals(hundredths * (MICRO // 100)),
        "has_new_idea": pa.array(best_needs_idea, mask=scale != OLDER),
    }
