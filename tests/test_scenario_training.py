"""The scenarios of a training step, a step on a device, an epoch and several: which check each mistake fails."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
import torch
from torch import nn

from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.device_steps import training_step_on
from autograder.pytorch.scenarios.epochs import training_epochs
from autograder.pytorch.scenarios.one_epoch import training_epoch
from autograder.pytorch.scenarios.setups import Setup, image_setup, line_setup
from autograder.pytorch.scenarios.steps import training_step
from tests.support.in_process import marked, observed

LINE = line_setup()
IMAGES = image_setup((1, 3, 4), 4, rate=(0.1, 0.3))
# Two inputs, and targets without a second dimension, as for a logistic regression.
PLANE = Setup(
    model=lambda given: nn.Sequential(given.linear(2, 1), nn.Flatten(0)),
    examples=lambda given, count: (given.normal(count, 2), given.integers(0, 1, count).float()),
    loss=nn.BCEWithLogitsLoss,
    other_loss=nn.MSELoss,
    rate=(0.1, 0.3),
)
STEP = ("first", "later", "loss", "number", "other_loss", "other_optimizer")
ON = ("steps", "used", "gpu", "moved", "loss", "cpu", "others")
EPOCHS = ("updates", "count", "losses", "number")
EPOCH = ("step", "epochs", "loss", "number", "other_loss", "other_optimizer")


@pytest.fixture(scope="module", autouse=True)
def optimizers_are_loaded() -> None:
    """The first optimizer of a process loads a good part of torch: on a busy machine that outlasts a probe's time."""
    torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=0.1).step()


def lesson_of(scenario: Callable[..., None], setup: Setup, parts: Sequence[str], **options: Any) -> Lesson:
    lesson = Lesson("tides", title="Tides")
    scenario(lesson.task("fit", points=len(parts), lecture="-"), setup, dict.fromkeys(parts, 1), **options)
    lesson.verify_declarations()
    return lesson


def lost_by(lesson: Lesson, function: Callable[..., Any], reference: Callable[..., Any]) -> set[str]:
    results = marked(lesson, {"fit": function}, {"fit": reference})
    assert not [check.message for check in results.values() if check.outcome is Outcome.GRADER_ERROR]
    return {check.name for check in results.values() if check.outcome is not Outcome.PASSED}


def step(
    model: Any,
    batch: Any,
    loss: Any,
    optimizer: Any,
    *,
    reset: bool = True,
    again: bool = False,
    result: Callable[[Any], Any] = lambda loss: loss.item(),
) -> Any:
    inputs, targets = batch
    found = loss(model(inputs), targets)
    if reset:
        optimizer.zero_grad()
    found.backward()
    optimizer.step()
    return result(loss(model(inputs), targets) if again else found)


def with_own_loss(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(model, batch, nn.MSELoss(), optimizer)


def with_own_optimizer(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(model, batch, loss, torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"]))


def of_32_rows(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(model, [half[:32] for half in batch], loss, optimizer)


def nothing_for_one_example(model: Any, batch: Any, *others: Any) -> Any:
    return step(model, batch, *others) * (len(batch[0]) > 1)


def left_out_if_large(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    found = loss(model(batch[0]), batch[1])
    return found.item() if found > 1000 else step(model, batch, loss, optimizer)


def with_a_loss_object(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(model, batch, loss.forward, optimizer)


def told_as_another_loss(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    told = nn.functional.mse_loss(model(batch[0]), batch[1]).item()
    step(model, batch, loss, optimizer)
    return told


def with_an_optimizer_of_its_kind(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    made = type(optimizer)(optimizer.param_groups, **optimizer.defaults)
    return step(model, batch, loss, made)


def of_the_layer_alone(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(next(one for one in model.modules() if isinstance(one, nn.Linear)), batch, loss, optimizer)


def thawing(model: Any, *others: Any) -> Any:
    return step(model.requires_grad_(), *others)


def by_gradients_of_all_parameters(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    """Right, though it cannot be had where a parameter is frozen."""
    parameters, found = list(model.parameters()), loss(model(batch[0]), batch[1])
    for parameter, gradient in zip(parameters, torch.autograd.grad(found, parameters), strict=True):
        parameter.grad = gradient
    optimizer.step()
    return found.item()


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (step, set()),
        (by_gradients_of_all_parameters, set()),
        (of_32_rows, {"later"}),
        (left_out_if_large, {"later"}),
        (of_the_layer_alone, {"later"}),
        (thawing, {"later"}),
        (nothing_for_one_example, {"loss"}),
        (with_a_loss_object, {"other_loss"}),
        (told_as_another_loss, {"other_loss"}),
        (with_an_optimizer_of_its_kind, {"other_optimizer"}),
        (partial(step, reset=False), {"later"}),
        (partial(step, again=True), {"loss"}),
        (partial(step, result=lambda loss: loss), {"number"}),
        (partial(step, result=lambda loss: loss.detach()), {"number"}),
        (partial(step, result=lambda loss: None), {"loss", "number"}),
        (with_own_loss, {"other_loss"}),
        (with_own_optimizer, {"other_optimizer"}),
        (lambda model, batch, loss, optimizer: loss(model(batch[0]), batch[1]).item(), set(STEP) - {"loss", "number"}),
        (lambda model, batch, loss, optimizer: None, set(STEP)),
    ],
)
def test_a_step(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(lesson_of(training_step, LINE, STEP), function, step) == lost


def test_a_step_of_the_lessons_own_kind() -> None:
    lesson = lesson_of(
        training_step,
        PLANE,
        STEP,
        call=lambda student, work: student.fit(*work.data, work.model, work.loss, work.optimizer),
        plot=True,
    )

    def right(x: Any, y: Any, model: Any, loss: Any, optimizer: Any) -> Any:
        return step(model, (x, y), loss, optimizer)

    def fixed(x: Any, y: Any, model: Any, loss: Any, optimizer: Any) -> Any:
        return step(model, (x, y), nn.BCEWithLogitsLoss(), optimizer)

    assert lost_by(lesson, right, right) == set()
    assert lost_by(lesson, fixed, right) == {"other_loss"}
    drawn = observed(lesson, {"fit": right}, 1, {})["fit.a_longer_training"].values["losses"]
    assert len(drawn) == 20
    assert drawn[-1] < drawn[0]
    assert [probe.name for probe, _ in lesson.tasks["fit"].drawings] == ["fit.a_longer_training"]


def test_what_tells_steps_apart_names_the_calls() -> None:
    lesson = lesson_of(training_step, LINE, STEP)

    def told(function: Callable[..., Any]) -> Any:
        return observed(lesson, {"fit": function}, 1, {})["fit.calls"].signature

    def early(model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
        optimizer.step()
        return loss(model(batch[0]), batch[1]).backward()

    assert told(step)["order"] == ["gradients", "step"]
    assert told(early)["order"] == ["step", "gradients"]
    assert told(early)["gradients for the step"] is False


def on(device: Any, model: Any, batch: Any, loss: Any, optimizer: Any, **options: Any) -> Any:
    return step(model, [half.to(device) for half in batch], loss, optimizer, **options)


def inputs_only(device: Any, model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(model, (batch[0].to(device), batch[1]), loss, optimizer)


def scores_back(device: Any, model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    return step(lambda x: model(x).cpu(), (batch[0].to(device), batch[1]), loss, optimizer)


def in_vain(device: Any, model: Any, batch: Any, loss: Any, optimizer: Any) -> Any:
    batch[0].to(device)
    return on(device, model, batch, loss, optimizer)


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (on, set()),
        (lambda device, model, batch, *others: on(device, model, [half[:32] for half in batch], *others), {"steps"}),
        (
            lambda device, model, batch, loss, optimizer: on(device, model, batch, loss.forward, optimizer),
            {"others"},
        ),
        (lambda device, *work: step(*work), {"gpu", "moved", "loss"}),
        (lambda device, *work: on("cuda", *work), {"steps", "cpu", "others"}),
        (inputs_only, {"gpu", "moved", "loss"}),
        (scores_back, {"moved"}),
        (in_vain, {"used"}),
        (partial(on, result=lambda loss: loss.detach()), {"loss"}),
        (partial(on, reset=False), {"steps", "gpu", "loss", "cpu"}),
        (
            lambda device, model, batch, loss, optimizer: on(device, model, batch, nn.CrossEntropyLoss(), optimizer),
            {"moved", "cpu", "others"},
        ),
        (lambda device, *work: None, set(ON)),
    ],
)
def test_a_step_on_a_device(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(lesson_of(training_step_on, IMAGES, ON), function, on) == lost


def test_messages_of_a_step_on_a_device_use_the_setups_words() -> None:
    lesson = lesson_of(training_step_on, IMAGES, ON)
    result = marked(lesson, {"fit": inputs_only}, {"fit": on})["moved"]
    assert result.sentence.startswith("Pixels and classes are on the device")
    used = marked(lesson, {"fit": in_vain}, {"fit": on})["used"]
    assert "moves the pixels, but nobody keeps the result" in used.message


def train(
    model: Any,
    loader: Any,
    loss: Any,
    optimizer: Any,
    epochs: int,
    *,
    weighted: bool = True,
    batches: slice = slice(None),
    step: Callable[..., Any] = step,
) -> Any:
    found = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for batch in list(loader)[batches]:
            size = len(batch[0]) if weighted else 1
            total += step(model, batch, loss, optimizer) * size
            count += size
        found.append(total / count)
    return found


def stops_early(*work: Any) -> Any:
    found = []
    for _ in range(work[-1]):
        found += train(*work[:-1], 1)
        if len(found) > 1 and found[-1] > found[-2]:
            break
    return found


def anew(model: Any, loader: Any, loss: Any, optimizer: Any, epochs: int) -> Any:
    rate = optimizer.param_groups[0]["lr"]
    return [train(model, loader, loss, torch.optim.SGD(model.parameters(), lr=rate), 1)[0] for _ in range(epochs)]


def with_swapped(loss: Any) -> Any:
    return lambda outputs, targets: loss(targets, outputs)


def of_the_first_pass(model: Any, loader: Any, *others: Any) -> Any:
    return train(model, list(loader), *others)


def with_passes_in_between(model: Any, loader: Any, loss: Any, optimizer: Any, epochs: int) -> Any:
    """Right: counts first, and looks at the losses after each epoch."""
    found, count = [], sum(len(inputs) for inputs, _ in loader)
    for _ in range(epochs):
        found += train(model, loader, loss, optimizer, 1)
        assert sum(len(inputs) for inputs, _ in loader) == count
    return found


def in_one_order(model: Any, loader: Any, loss: Any, optimizer: Any, epochs: int) -> Any:
    found = []
    for _ in range(epochs):
        torch.manual_seed(0)
        found += train(model, loader, loss, optimizer, 1)
    return found


KEPT: list[float] = []


def in_one_list(*work: Any) -> Any:
    KEPT[:] = train(*work)
    return KEPT


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (train, set()),
        (with_passes_in_between, set()),
        (of_the_first_pass, {"updates"}),
        (in_one_order, {"updates"}),
        (lambda *work: train(*work[:-1], max(work[-1], 1)), {"count"}),
        (lambda *work: train(*work[:-1], min(work[-1], 5)), {"count"}),
        (in_one_list, {"count"}),
        (lambda *work: sorted(train(*work), reverse=True), {"losses"}),
        (partial(train, batches=slice(10)), {"updates"}),
        (
            partial(train, step=lambda model, batch, *others: step(model, batch, with_swapped(*others[:1]), others[1])),
            {"updates"},
        ),
        (partial(train, weighted=False), {"losses"}),
        (partial(train, batches=slice(-1)), {"updates", "losses"}),
        (partial(train, step=partial(step, reset=False)), {"updates", "losses"}),
        (partial(train, step=partial(step, result=lambda loss: loss)), {"number"}),
        (stops_early, {"count"}),
        (anew, {"updates", "losses"}),
        (lambda *work: [*train(*work), 0.0], {"count", "losses"}),
        (lambda *work: train(*work)[-1], {"count", "losses"}),
        (lambda *work: torch.tensor(train(*work)), set()),
        (lambda *work: None, set(EPOCHS)),
        (lambda *work: [], set(EPOCHS)),
    ],
)
def test_several_epochs(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(lesson_of(training_epochs, LINE, EPOCHS, plot_line=True, plot_losses=True), function, train) == lost


def test_several_epochs_of_another_model() -> None:
    lesson = lesson_of(training_epochs, PLANE, EPOCHS, plot_losses=True)
    assert lost_by(lesson, train, train) == set()
    assert lost_by(lesson, stops_early, train) == {"count"}


def epoch(model: Any, loader: Any, loss: Any, optimizer: Any, **options: Any) -> Any:
    return train(model, loader, loss, optimizer, 1, **options)[0]


@pytest.mark.parametrize("setup", [IMAGES, LINE, PLANE])
@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (epoch, set()),
        (partial(epoch, batches=slice(10)), {"epochs"}),
        (partial(epoch, weighted=False), {"loss"}),
        (partial(epoch, batches=slice(1)), {"epochs", "loss"}),
        (partial(epoch, step=partial(step, reset=False)), {"epochs"}),
        (partial(epoch, step=with_own_optimizer), {"epochs", "other_optimizer"}),
        (partial(epoch, step=partial(step, result=lambda loss: loss)), {"number"}),
        (lambda *work: None, set(EPOCH)),
        (lambda model, *work: epoch(model, *work) and model, {"loss", "number"}),
    ],
)
def test_an_epoch(setup: Setup, function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(lesson_of(training_epoch, setup, EPOCH), function, epoch) == lost


@pytest.mark.parametrize(
    ("setup", "told"), [(IMAGES, "expected what a right program gives, got something else"), (LINE, "moved after")]
)
def test_how_far_parameters_moved_is_added_up_where_there_are_many(setup: Setup, told: str) -> None:
    lesson = lesson_of(training_epoch, setup, EPOCH)
    assert told in marked(lesson, {"fit": partial(epoch, batches=slice(1))}, {"fit": epoch})["epochs"].message


def test_an_epoch_uses_the_loss_that_is_given() -> None:
    def fixed(model: Any, loader: Any, loss: Any, optimizer: Any) -> Any:
        return epoch(model, loader, nn.CrossEntropyLoss(), optimizer)

    assert lost_by(lesson_of(training_epoch, IMAGES, EPOCH), fixed, epoch) == {"other_loss"}


@pytest.mark.parametrize("scenario", [training_step, training_step_on, training_epochs, training_epoch])
def test_points_for_a_check_that_there_is_not(scenario: Callable[..., None]) -> None:
    with pytest.raises(DeclarationError, match="fit: this scenario has no check 'speed'; there are: "):
        lesson_of(scenario, LINE, ["speed"])


def test_only_a_line_can_be_drawn_as_one() -> None:
    with pytest.raises(DeclarationError, match=r"fit: `plot_line` draws .* this one has parameters with 2, 1 numbers"):
        lesson_of(training_epochs, PLANE, EPOCHS, plot_line=True)


def test_a_setup_without_a_rate_is_refused() -> None:
    with pytest.raises(DeclarationError, match="a setup's `rate` is"):
        line_setup(rate=(0.1, 0.05))
