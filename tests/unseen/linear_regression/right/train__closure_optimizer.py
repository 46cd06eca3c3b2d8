# {"task": "train", "verdict": "right", "style": "closure_optimizer", "listed": false, "note": "closures with the loss kept outside, tuple unpacking by star"}
def train(model, loader, loss_function, optimizer, epochs):
    def one(x, y):
        def closure():
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            return loss

        return optimizer.step(closure).item() * len(x)

    return [sum(one(*batch) for batch in loader) / len(loader.dataset) for _ in range(epochs)]
