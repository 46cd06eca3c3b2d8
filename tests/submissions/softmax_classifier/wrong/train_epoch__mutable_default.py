# {"task": "train_epoch", "verdict": "wrong", "mistake": "state_kept_between_calls", "listed": false, "note": "a default list keeps the losses of earlier calls: the second epoch's mean contains the first", "lines": [[2]]}
def train_epoch(model, loader, loss_function, optimizer, losses=[], sizes=[]):
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item() * len(pixels))
        sizes.append(len(pixels))
    return sum(losses) / sum(sizes)
