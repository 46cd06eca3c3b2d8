# {"task": "train_step_on", "verdict": "right", "style": "inline", "listed": false, "note": "moved inside the calls"}
def train_step_on(device, model, batch, loss_function, optimizer) -> float:
    optimizer.zero_grad()
    loss = loss_function(model(batch[0].to(device)), batch[1].to(device))
    loss.backward()
    optimizer.step()
    return loss.item()
