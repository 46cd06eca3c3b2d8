# {"task": "count_parameters", "verdict": "wrong", "mistake": "first_dimension_only+returns_text", "listed": false, "note": "only the rows are counted; a sentence is returned instead of a number", "lines": [[5], [6]]}
def count_parameters(model):
    count = 0
    for p in model.parameters():
        count += p.shape[0]
    return f"The model has {count} parameters"
