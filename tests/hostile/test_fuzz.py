"""A second of what ``python -m tests.benchmarks.fuzz`` does for minutes."""

import pytest

from tests.benchmarks.fuzz import LONGEST_SECONDS, fuzz
from tests.fuzzing import TARGETS

KINDS = [(group, kind) for group, targets in TARGETS.items() for kind in targets]


@pytest.mark.parametrize(("group", "kind"), KINDS)
def test_broken_files_raise_nothing_but_what_says_what_to_do(group: str, kind: str) -> None:
    outcome = fuzz(TARGETS[group][kind], 60)
    assert outcome.faults == {}
    assert outcome.run == 60
    assert outcome.longest < LONGEST_SECONDS


def test_a_fault_would_be_noticed() -> None:
    def fail(data: bytes) -> None:
        raise LookupError(len(data))

    target = TARGETS["readers"]["txt"]
    faults = fuzz(type(target)(fail, target.files, target.words), 5).faults
    assert sum(faults.values()) == 5
    assert all(fault.startswith("LookupError at test_fuzz.py:") for fault in faults)
