# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "Steps 2 to 6 in the lecture's order."}
def train_step(model, batch, loss_function, optimizer):
    population, profit = batch
    predicted = model(population)
    loss = loss_function(predicted, profit)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
