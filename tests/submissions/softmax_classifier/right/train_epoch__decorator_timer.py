# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "a timing decorator, enable_grad around the loop, zero_grad just before and also after"}
import functools
import time
import torch

def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.time()
        result = function(*args, **kwargs)
        print(function.__name__, round(time.time() - start, 2), "s")
        return result
    return wrapper

@timed
def train_epoch(model, loader, loss_function, optimizer):
    history = []
    with torch.enable_grad():
        for b, (pixels, classes) in enumerate(loader):
            predicted = model(pixels)
            loss = loss_function(predicted, classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            history += [loss.item()] * len(classes)      # once for every image
    return sum(history) / len(history)
