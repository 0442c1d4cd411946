"""What is usual before the first purchase, against NumPy."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.contact_count import usual_contacts


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_median_and_middle_half_equal_those_of_numpy(counts: list[int]) -> None:
    usual = usual_contacts(counts)
    assert usual is not None
    low, middle, high = np.percentile(counts, (25, 50, 75))
    assert np.allclose((usual.low, usual.median, usual.high), (low, middle, high))
    assert usual.purchases == len(counts)
    assert usual.is_known is (len(counts) >= 20)


def test_without_a_sale_nothing_is_usual() -> None:
    assert usual_contacts(()) is None
