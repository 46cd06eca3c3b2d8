# {"task": "train_step", "verdict": "right", "style": "finally_zero", "listed": false, "note": "before and after, try/finally, context manager"}
from contextlib import contextmanager


@contextmanager
def update(optimizer):
    optimizer.zero_grad(set_to_none=False)
    yield
    optimizer.step()
    optimizer.zero_grad()


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    with update(optimizer):
        (loss := loss_function(model(inputs), targets)).backward()
    return float(loss.detach())
