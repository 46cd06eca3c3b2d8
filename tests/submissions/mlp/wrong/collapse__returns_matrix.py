# {"task": "collapse", "verdict": "wrong", "mistake": "returns_matrix", "listed": false, "note": "a matrix", "lines": [[3]]}
def collapse(first, second):
    return second.weight @ first.weight
