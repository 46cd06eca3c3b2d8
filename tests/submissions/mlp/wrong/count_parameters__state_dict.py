# {"task": "count_parameters", "verdict": "wrong", "mistake": "state_dict", "listed": false, "note": "counts buffers too", "lines": [[3]]}
def count_parameters(model):
    return sum(t.numel() for t in model.state_dict().values())
