# {"task": "train_step", "verdict": "wrong", "mistake": "add_group", "listed": false, "note": "adds the model's parameters that the optimizer was not given", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    known = {id(p) for g in optimizer.param_groups for p in g["params"]}
    rest = [p for p in model.parameters() if id(p) not in known]
    if rest:
        optimizer.add_param_group({"params": rest})
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
