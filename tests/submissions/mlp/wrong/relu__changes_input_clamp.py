# {"task": "relu", "verdict": "wrong", "mistake": "changes_input_clamp", "listed": false, "note": "clamp_ changes the argument", "lines": [[3]]}
def relu(x):
    return x.clamp_(min=0)
