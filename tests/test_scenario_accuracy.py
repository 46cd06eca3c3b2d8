"""The scenario "an accuracy": what it passes, which check each mistake fails, and what it only remarks."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch

from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.accuracy import measured_accuracy
from autograder.pytorch.scenarios.scenario import Award
from tests.support.in_process import expected_from, judged

PARTS = ("values", "single", "number", "recording", "afterwards", "modes")
ON_DEVICES = ("values", "gpu", "moved", "single", "number", "state", "cpu")


def lesson_of(parts: tuple[str, ...], **options: Any) -> Lesson:
    lesson = Lesson("flowers", title="Flowers")
    measured_accuracy(
        lesson.task("share_right", points=len(parts), lecture="-"),
        dict.fromkeys(parts, 1),
        shape=(2, 3),
        classes=4,
        **options,
    )
    lesson.verify_declarations()
    return lesson


def right(model: Any, loader: Any) -> Any:
    hits, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            hits += (model(x).argmax(dim=1) == y).sum().item()
            count += len(y)
    return hits / count


def with_mode(after: Callable[[Any, bool], None]) -> Callable[..., Any]:
    def share_right(model: Any, loader: Any) -> Any:
        was_training = model.training
        model.eval()
        found = right(model, loader)
        after(model, was_training)
        return found

    return share_right


def restores_each_part(model: Any, loader: Any) -> Any:
    modes = [(part, part.training) for part in model.modules()]
    found = with_mode(lambda model, was: None)(model, loader)
    for part, mode in modes:
        part.training = mode
    return found


def records(model: Any, loader: Any) -> float:
    pairs = [(model(x).argmax(dim=1) == y).double() for x, y in loader]
    return torch.cat(pairs).mean().item()


def leaves_recording_off(model: Any, loader: Any) -> Any:
    torch.set_grad_enabled(False)
    return right(model, loader)


def squeezes(model: Any, loader: Any) -> Any:
    return right(lambda x: model(x).squeeze(), loader)


def found_by(function: Callable[..., Any], **options: Any) -> tuple[set[str], str]:
    """The checks that do not pass, and what is remarked."""
    lesson = lesson_of(PARTS, **options)
    results = judged(lesson, {"share_right": function}, expected_from(lesson, {"share_right": right}))
    lost = {name for name, check in results.items() if check.outcome is not Outcome.PASSED}
    return lost, " ".join(check.remark for check in results.values()).strip()


@pytest.mark.parametrize("function", [right, restores_each_part, lambda m, loader: right(copy.deepcopy(m), loader)])
def test_right_programs_pass_without_a_remark(function: Callable[..., Any]) -> None:
    assert found_by(function) == (set(), "")


def test_the_whole_models_mode_put_back_is_right_with_a_remark() -> None:
    lost, remark = found_by(with_mode(lambda model, was: model.train(was)))
    assert not lost
    assert "parts in modes of their own" in remark


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (lambda model, loader: 100 * right(model, loader), {"values", "single"}),
        (lambda model, loader: right(lambda x: -model(x), loader), {"values", "single"}),
        (lambda model, loader: sum(right(model, [batch]) for batch in loader) / len(loader), {"values", "single"}),
        (squeezes, {"single"}),
        (lambda model, loader: torch.tensor(right(model, loader)), {"number"}),
        (records, {"recording"}),
        (leaves_recording_off, {"afterwards"}),
        (lambda model, loader: right(model.requires_grad_(False), loader), {"afterwards"}),
        (with_mode(lambda model, was: None), {"modes"}),
        (with_mode(lambda model, was: model.train()), {"modes"}),
        (lambda model, loader: 0.5, set(PARTS)),
        (lambda model, loader: None, set(PARTS)),
    ],
)
def test_each_mistake_fails_its_check(function: Callable[..., Any], lost: set[str]) -> None:
    assert found_by(function)[0] == lost


def test_a_tensor_is_accepted_where_the_lesson_says_so() -> None:
    lost, remark = found_by(lambda model, loader: torch.tensor(right(model, loader)), takes_tensors=True)
    assert not lost
    assert "a tensor is accepted here" in remark


def on(device: Any, model: Any, loader: Any) -> Any:
    return right(model, [(x.to(device), y.to(device)) for x, y in loader])


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (on, set()),
        (lambda device, model, loader: right(model, loader), {"gpu", "moved", "number"}),
        (lambda device, model, loader: on("cpu", model.cpu(), loader), {"moved"}),
        (lambda device, model, loader: on("cuda", model.cuda(), loader), {"values", "single", "state", "cpu"}),
        (lambda device, model, loader: torch.tensor(on(device, model, loader), device=device), {"number"}),
        (lambda device, model, loader: on(device, model.eval(), loader), {"state"}),
    ],
)
def test_devices(function: Callable[..., Any], lost: set[str]) -> None:
    lesson = lesson_of(ON_DEVICES, takes_device=True)
    results = judged(lesson, {"share_right": function}, expected_from(lesson, {"share_right": on}))
    assert {name for name, check in results.items() if check.outcome is not Outcome.PASSED} == lost


def test_a_lesson_calls_the_function_in_its_own_way_and_names_its_checks() -> None:
    lesson = Lesson("flowers", title="Flowers")
    measured_accuracy(
        lesson.task("share_right", points=1, lecture="-"),
        {"values": Award(1, "counts_the_right_ones", "It counts.")},
        call=lambda student, device, model, loader: student.share_right(loader, model=model),
    )
    functions = {"share_right": lambda loader, model: right(model, loader)}
    results = judged(lesson, functions, expected_from(lesson, functions))
    assert [(check.name, check.sentence) for check in results.values()] == [("counts_the_right_ones", "It counts.")]
    assert results["counts_the_right_ones"].outcome is Outcome.PASSED


def test_points_for_devices_need_a_function_that_takes_one() -> None:
    with pytest.raises(DeclarationError, match="share_right: this scenario has no check 'gpu'"):
        lesson_of(("values", "gpu"))
