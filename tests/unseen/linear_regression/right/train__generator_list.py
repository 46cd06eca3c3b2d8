# {"task": "train", "verdict": "right", "style": "generator_list", "listed": false, "note": "generator function of epochs"}
def _epochs(model, loader, loss_function, optimizer):
    while True:
        sums = [(train_step(model, (x, y), loss_function, optimizer) * x.size(0), x.size(0)) for x, y in loader]
        total, examples = map(sum, zip(*sums))
        yield total / examples


def train(model, loader, loss_function, optimizer, epochs):
    model.train()
    generator = _epochs(model, loader, loss_function, optimizer)
    return [next(generator) for _ in range(epochs)]
