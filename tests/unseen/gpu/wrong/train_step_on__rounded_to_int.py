# {"task": "train_step_on", "verdict": "wrong", "mistake": "rounded_to_int", "listed": false, "note": "int() cuts off everything after the point", "lines": [[10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    bilder, klassen = batch
    bilder, klassen = bilder.to(device), klassen.to(device)
    optimizer.zero_grad()
    verlust = loss_function(model(bilder), klassen)
    verlust.backward()
    optimizer.step()
    # einfache Zahl
    return int(verlust)
