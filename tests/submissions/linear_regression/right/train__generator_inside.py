# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "A generator of epoch losses collected into a list; zero_grad after the step."}
def _epochs(model, loader, loss_function, optimizer, epochs):
    for _ in range(epochs):
        weighted = []
        count = 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            weighted.append(len(y) * loss.item())
            count += len(y)
        yield sum(weighted) / count

def train(model, loader, loss_function, optimizer, epochs):
    return list(_epochs(model, loader, loss_function, optimizer, epochs))
