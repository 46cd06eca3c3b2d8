# {"task": "count_parameters", "verdict": "wrong", "mistake": "prints", "listed": false, "note": "printed, not returned", "lines": [[3]]}
def count_parameters(model):
    print(sum(p.numel() for p in model.parameters()))
