"""Costs of edits, and the words of right programs that edits may use."""

import tomllib
from collections import Counter

import pytest

from autograder.repair.vocabulary import words_of
from benchmarks.repair_costs import as_toml, learnt, needed


def row(*repairs: tuple[str, bool, int]) -> dict[str, object]:
    return {"repairs": [{"kind": kind, "variant": "plain", "at_line": at, "dead": dead} for kind, at, dead in repairs]}


def test_a_program_counts_once_for_the_edits_that_mend_it_at_the_right_line() -> None:
    found = needed([row(("sign", True, 0), ("name", True, 0), ("moved", False, 0), ("order", True, 2)), row()])
    assert found == {("sign", "plain"): 0.5, ("name", "plain"): 0.5}


def test_what_mended_more_of_those_it_could_have_costs_less() -> None:
    tried = Counter({("sign", "plain"): 10, ("name", "plain"): 1000, ("order", "plain"): 10})
    costs = learnt({}, tried, {("sign", "plain"): 4.0, ("name", "plain"): 4.0})
    assert 0 < costs["sign", "plain"] < costs["order", "plain"] < costs["name", "plain"]


def test_what_was_not_tried_keeps_its_cost() -> None:
    assert learnt({"sign": {"rare": 2.5}}, Counter(), {}) == {("sign", "rare"): 2.5}


def test_costs_are_written_as_they_are_read() -> None:
    costs = {("sign", "plain"): 1.5, ("name", "similar"): 2.0, ("name", "plain"): 3.0}
    assert tomllib.loads(as_toml(costs)) == {"name": {"plain": 3.0, "similar": 2.0}, "sign": {"plain": 1.5}}


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("def f(a): return a.argmax(dim=1)", "{}.argmax(dim=1)"),
        ("def f(m, a): return m(torch.tensor([[a]]))", "torch.tensor([[{}]])"),
        ("def f(a): return a / 10_000", "{} / 10000"),
        ("def f(a): return a.sum() ** 2", "{} ** 2"),
        ("def f(a): return -a", "-{}"),
        ("def f(a): return a.shape", "{}.shape"),
        ("def f(a, device): return a.to(device)", "{}.to(device)"),
    ],
)
def test_a_step_has_a_hole_in_the_place_of_what_varies(text: str, step: str) -> None:
    assert step in words_of(text).wrappers


def test_names_of_the_program_s_own_are_no_words() -> None:
    words = words_of("def f(model, loss, a, b): return loss(model(a), b.to(a))")
    assert words.wrappers == frozenset()


def test_calls_are_those_in_which_nothing_varies() -> None:
    words = words_of("def f(n): return nn.Sequential(nn.Linear(28 * 28, 10), nn.Linear(n, 1), nn.ReLU())")
    assert words.calls == {"nn.Linear(28 * 28, 10)", "nn.ReLU()"}
