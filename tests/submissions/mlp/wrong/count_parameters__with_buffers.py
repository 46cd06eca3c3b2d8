# {"task": "count_parameters", "verdict": "wrong", "mistake": "with_buffers", "listed": false, "note": "parameters plus buffers", "lines": [[4]]}
def count_parameters(model):
    n = sum(p.numel() for p in model.parameters())
    n += sum(b.numel() for b in model.buffers())
    return n
