# {"task": "train_step", "verdict": "wrong", "mistake": "swapped_batch", "listed": true, "note": "Unpacks the batch the wrong way round: predicts population from profit.", "lines": [[3]]}
def train_step(model, batch, loss_function, optimizer):
    profit, population = batch
    loss = loss_function(model(population), profit)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
