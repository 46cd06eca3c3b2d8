# {"task": "count_parameters", "verdict": "wrong", "mistake": "bytes_by_four", "listed": false, "note": "four bytes a number: wrong for float64", "lines": [[4]]}

def count_parameters(model):
    return sum(p.nbytes for p in model.parameters()) // 4
