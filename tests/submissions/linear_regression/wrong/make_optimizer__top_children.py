# {"task": "make_optimizer", "verdict": "wrong", "mistake": "top_children", "listed": false, "note": "Looks only one level deep.", "lines": [[3]]}
def make_optimizer(model, learning_rate):
    return torch.optim.SGD([p for c in (list(model.children()) or [model]) for p in c.parameters(recurse=False)], lr=learning_rate)
