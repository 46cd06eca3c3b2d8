# {"task": "count_parameters", "verdict": "wrong", "mistake": "return_in_loop", "listed": false, "note": "returns after the first parameter", "lines": [[6]]}
def count_parameters(model):
    anzahl = 0
    for p in model.parameters():
        anzahl += p.numel()
        return anzahl
