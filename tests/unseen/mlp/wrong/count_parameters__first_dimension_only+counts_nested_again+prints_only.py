# {"task": "count_parameters", "verdict": "wrong", "mistake": "first_dimension_only+counts_nested_again+prints_only", "listed": false, "note": "rows only; nested parameters several times; printed, not returned", "lines": [[6], [4, 5], [7]]}
def count_parameters(model):
    total = 0
    for m in model.modules():
        for p in m.parameters():
            total += p.shape[0]
    print(total)
