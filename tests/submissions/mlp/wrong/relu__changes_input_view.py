# {"task": "relu", "verdict": "wrong", "mistake": "changes_input_view", "listed": false, "note": "flatten of a contiguous tensor is a view, so the argument changes", "lines": [[3, 6]]}
def relu(x):
    flat = x.detach().view(-1)
    for i in range(len(flat)):
        if flat[i] < 0:
            flat[i] = 0
    return flat.view(x.shape)
