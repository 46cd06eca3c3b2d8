# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "model.zero_grad() first and a walrus; model.train() is not judged."}
def train_step(model, batch, loss_function, optimizer):
    model.train()
    model.zero_grad()
    (loss := loss_function(model.forward(batch[0]), batch[1])).backward()
    optimizer.step()
    return loss.tolist()
