# {"task": "train_step", "verdict": "right", "style": "callable_object", "listed": false, "note": "callable object with logging and a timing wrapper"}
import functools
import logging
import time

log = logging.getLogger(__name__)


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            log.debug("%s took %.3f s", function.__name__, time.perf_counter() - start)

    return wrapper


class TrainStep:
    """Ein Schritt des Trainings."""

    def __init__(self):
        self.count = 0

    @timed
    def run(self, model, batch, loss_function, optimizer):
        self.count += 1
        inputs, targets = batch
        optimizer.zero_grad()
        predicted = model(inputs)
        loss = loss_function(predicted, targets)
        loss.backward()
        optimizer.step()
        return loss.item()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)


train_step = TrainStep()
