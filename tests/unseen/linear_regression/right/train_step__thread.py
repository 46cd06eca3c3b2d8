# {"task": "train_step", "verdict": "right", "style": "thread", "listed": false, "note": "everything in a worker thread"}
from concurrent.futures import ThreadPoolExecutor

_pool = ThreadPoolExecutor(max_workers=1)


def _work(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss = loss_function(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_step(model, batch, loss_function, optimizer):
    return _pool.submit(_work, model, batch, loss_function, optimizer).result()
