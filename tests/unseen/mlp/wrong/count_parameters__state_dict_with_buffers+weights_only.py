# {"task": "count_parameters", "verdict": "wrong", "mistake": "state_dict_with_buffers+weights_only", "listed": true, "note": "buffers are counted; biases are not", "lines": [[4], [5]]}
def count_parameters(model):
    total = 0
    for name, value in model.state_dict().items():
        if "bias" not in name:
            total += value.numel()
    return total
