# {"task": "relu", "verdict": "wrong", "mistake": "changes_input_data", "listed": false, "note": "changes the argument behind autograd's back", "lines": [[3]]}
def relu(x):
    x.data[x.data < 0] = 0
    return x
