# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "A decorator that counts and prints; the work inside is right."}
import functools
import time

def timed(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = f(*args, **kwargs)
        print(f"{f.__name__}: loss {result:.4f} in {1000 * (time.perf_counter() - start):.2f} ms")
        return result
    return wrapper

@timed
def train_step(model, batch, loss_function, optimizer):
    optimizer.zero_grad()
    populations, profits = batch
    loss = loss_function(model(populations), profits)
    loss_value = loss.item()
    loss.backward()
    optimizer.step()
    return loss_value
