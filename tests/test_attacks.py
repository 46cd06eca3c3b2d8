"""Nothing that a submission tries gets through: the attacks under `attacks/`, at the levels offered here."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox import available
from tests.attacks.harness.catalogue import FAMILIES, Attack, attacks
from tests.attacks.harness.fight import Arenas, children
from tests.attacks.harness.matrix import Results, got_through, run
from tests.attacks.harness.whole_class import honest_marks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="isolation is made of parts of the Linux kernel")
ALL = attacks()
QUICK = [attack for attack in ALL if attack.quick]


@pytest.fixture(scope="module")
def arenas() -> Iterator[Arenas]:
    made = Arenas()
    yield made
    made.close()


@pytest.mark.parametrize("attack", QUICK, ids=[attack.name for attack in QUICK])
def test_an_attack_is_stopped(arenas: Arenas, attack: Attack) -> None:
    level = available().best
    if level == 0:
        pytest.skip("this machine offers no isolation: `autograder doctor` says why")
    found, evidence = arenas.at(level, attack).fight(attack)
    assert not found, f"{attack.attack} {found} {evidence.record}"


def test_there_are_attacks_of_every_family() -> None:
    assert len(ALL) >= 150
    for family in FAMILIES:
        assert sum(attack.family == family for attack in ALL) >= 20


def test_what_gets_through_without_isolation_is_seen(arenas: Arenas) -> None:
    """The harness itself: it has to notice breaches of every kind where nothing prevents them."""
    kinds = {
        "leak/key_file": "leak",
        "leak/network_abstract": "leak",
        "leak/passes_on_a_file": "leftover",
        "forge/answer_from_the_key": "forge",
        "forge/writes_anothers_record": "harm",
    }
    for attack in ALL:
        if attack.name in kinds:
            found, _ = arenas.at(0, attack).fight(attack)
            assert any(sentence.startswith(kinds[attack.name]) for sentence in found), attack.name


@pytest.fixture(scope="module")
def results() -> Results:
    return {}


@pytest.mark.attacks
@pytest.mark.parametrize("level", [3, 2, 1, 0])
def test_all_attacks_at_all_levels(results: Results, level: int) -> None:
    if level not in available().usable:
        pytest.skip(f"no tier {level} here: {available().problems[level]}")
    run([level], results)
    if level == 0:
        assert len(got_through(results, 0)) >= 30
        return
    known = {attack.name for attack in ALL if attack.open_at(level)}
    assert set(got_through(results, level)) == known


@pytest.mark.attacks
def test_nothing_is_left_after_the_suite() -> None:
    assert not [path for path in Path("/tmp").glob("arena-*") if path.is_dir()]
    assert not [pid for pid in children(os.getpid()) if b"autograder" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.attacks
def test_honest_students_get_the_same_marks_in_a_class_with_attackers() -> None:
    level = available().best
    guests = [attack for attack in ALL if attack.kind != "scenario" and attack.lesson == "arena"]
    alone, together, problems = honest_marks(guests, level, count=20, seconds=3000)
    assert not problems
    assert len(alone) == 20
    assert together == alone
