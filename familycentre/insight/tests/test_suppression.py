"""No hidden number can be worked out: for any table, and by trying all small tables."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familycentre.insight.suppression import ENOUGH, published

TABLES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 40), min_size=1, max_size=9
)


@given(TABLES)
@settings(deadline=None, max_examples=300)
def test_what_is_shown_is_true_and_leaves_what_is_hidden_open(counts):
    told = published(counts)
    hidden = [label for label, n in told.cells.items() if n is None]
    assert all(n is None or n == counts[label] for label, n in told.cells.items())
    assert all(
        n is None or n >= ENOUGH or not any(0 < m < ENOUGH for m in counts.values())
        for n in told.cells.values()
    )
    if told.total is None:
        assert len(hidden) == len(counts)  # nothing at all is told
    elif hidden:
        rest = told.total - sum(n for n in told.cells.values() if n is not None)
        assert len(hidden) > 1
        assert rest == sum(counts[label] for label in hidden) >= ENOUGH
        assert rest < (ENOUGH - 1) * len(hidden) or any(counts[label] >= ENOUGH for label in hidden)


@pytest.mark.parametrize("labels", ["a", "ab", "abc", "abcd"])
def test_a_reader_who_knows_the_rule_learns_no_small_number(labels):
    """Every small table (with small numbers below 3): tables that look alike differ in each hidden small number."""
    alike = defaultdict(list)
    for numbers in product(range(9 if len(labels) < 4 else 7), repeat=len(labels)):
        counts = dict(zip(labels, numbers, strict=True))
        told = published(counts, enough=3)
        alike[tuple(told.cells.values()), told.total].append(counts)
    for (cells, _total), tables in alike.items():
        for label, cell in zip(labels, cells, strict=True):
            values = {table[label] for table in tables}
            assert cell is not None or len(values) > 1 or not 0 < next(iter(values)) < 3


def test_one_small_number_takes_the_next_one_with_it():
    told = published({"a": 2, "b": 9, "c": 30})
    assert told.cells == {"a": None, "b": None, "c": 30}
    assert told.total == 41


def test_few_in_all_tell_nothing():
    assert published({"a": 1, "b": 2}).total is None
    assert published({"a": 0, "b": 12}).cells == {"a": 0, "b": 12}
