"""Numbers and tables come back as they were written."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from conspectus.search.codec import decode, differences, encode, encode_groups
from conspectus.search.table import cut

NUMBERS = st.lists(st.integers(0, 2**35 - 1))


@given(NUMBERS)
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode(encode(np.array(numbers, dtype=np.int64))) == numbers


@given(st.lists(NUMBERS))
def test_each_group_is_a_text_of_its_own(groups: list[list[int]]) -> None:
    edges = np.cumsum([0, *map(len, groups)], dtype=np.int64)
    values = np.array([number for group in groups for number in group], dtype=np.int64)
    assert [decode(text) for text in encode_groups(values, edges)] == groups


@given(st.lists(st.lists(st.integers(0, 2**34), unique=True)))
def test_differences_add_up_within_a_group(groups: list[list[int]]) -> None:
    groups = [sorted(group) for group in groups]
    edges = np.cumsum([0, *map(len, groups)], dtype=np.int64)
    values = np.array([number for group in groups for number in group], dtype=np.int64)
    steps = differences(values, edges).tolist()
    for group, start in zip(groups, edges.tolist(), strict=False):
        assert np.cumsum(steps[start : start + len(group)]).tolist() == group


@given(st.dictionaries(st.text(min_size=1), st.text(max_size=60)), st.integers(10, 200))
def test_a_table_holds_every_entry_in_order_in_files_of_bounded_size(entries: dict[str, str], size: int) -> None:
    table = cut(entries.items(), size)
    flat = [part for file in table.files for part in file]
    assert dict(zip(flat[::2], flat[1::2], strict=True)) == entries
    assert flat[::2] == sorted(entries)
    assert list(table.directory) == [file[0] for file in table.files]
    for file in table.files:
        assert len(file) == 2 or sum(map(len, file)) <= size
