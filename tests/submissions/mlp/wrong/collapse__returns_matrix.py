# {"task": "collapse", "verdict": "wrong", "mistake": "returns_matrix", "listed": false, "note": "a matrix"}
def collapse(first, second):
    return second.weight @ first.weight
