# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "Keeps its intermediate results in a dictionary; .sum() of a 0-dim loss changes nothing."}
def train_step(model, batch, loss_function, optimizer):
    state = {}
    state["x"], state["y"] = batch[0].clone(), batch[1].clone()
    state["p"] = model(state["x"])
    state["loss"] = loss_function(state["p"], state["y"]).sum()
    optimizer.zero_grad()
    state["loss"].backward()
    optimizer.step()
    return 0.0 + state["loss"].item()
