# {"task": "count_parameters", "verdict": "wrong", "mistake": "first_dimension_only", "listed": false, "note": "len gives the rows of a matrix, not all its numbers", "lines": [[3]]}
def count_parameters(model):
    return sum(len(p) for p in model.parameters())
