# {"task": "count_parameters", "verdict": "wrong", "mistake": "counts_nested_again", "listed": false, "note": "modules() and parameters() both go down: nested parameters are counted several times", "lines": [[4, 5]]}
def count_parameters(model):
    n = 0
    for module in model.modules():
        for parameter in module.parameters():
            n += parameter.numel()
    return n
