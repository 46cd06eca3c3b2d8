# {"task": "train_step", "verdict": "right", "style": "accumulate_grad_hook", "listed": false, "note": "post accumulate hooks rename the gradients"}
def train_step(model, batch, loss_function, optimizer):
    seen = set()
    handles = [p.register_post_accumulate_grad_hook(lambda q: seen.add(id(q))) for p in model.parameters() if p.requires_grad]
    inputs, targets = batch
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    for handle in handles:
        handle.remove()
    assert seen
    optimizer.step()
    return float(loss.item())
