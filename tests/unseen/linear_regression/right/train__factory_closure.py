# {"task": "train", "verdict": "right", "style": "factory_closure", "listed": false, "note": "made by a factory with a decorator that logs"}
import functools
import logging

logging.basicConfig(level=logging.INFO)


def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        result = function(*args, **kwargs)
        for epoch, loss in enumerate(result, 1):
            logging.info("epoch %d: %.4f", epoch, loss)
        return result

    return inner


def make_train(weighted=True):
    @logged
    def train(model, loader, loss_function, optimizer, epochs):
        out = []
        for _ in range(epochs):
            s, n = 0.0, 0
            for x, y in loader:
                s += train_step(model=model, batch=(x, y), loss_function=loss_function, optimizer=optimizer) * len(x)
                n += len(x)
            out.append(s / n)
        return out

    return train


train = make_train()
