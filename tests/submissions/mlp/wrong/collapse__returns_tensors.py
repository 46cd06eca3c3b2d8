# {"task": "collapse", "verdict": "wrong", "mistake": "returns_tensors", "listed": false, "note": "weight and bias instead of a layer", "lines": [[5]]}
def collapse(first, second):
    weight = second.weight @ first.weight
    bias = second.weight @ first.bias + second.bias
    return weight, bias
