# {"task": "count_parameters", "verdict": "wrong", "mistake": "first_tensor_only", "listed": false, "note": "the return stands in the loop", "lines": [[6]]}
def count_parameters(model):
    total = 0
    for p in model.parameters():
        total += p.numel()
        return total
