# {"task": "count_parameters", "verdict": "right", "style": "storage_flat", "listed": false, "note": "len of flattened, generator with print"}
def count_parameters(model, verbose=True):
    total = 0
    for name, parameter in model.named_parameters():
        n = parameter.view(-1).size(0) if parameter.is_contiguous() else len(parameter.flatten())
        if verbose:
            print(f"{name:30} {n:>10,}")
        total += n
    return total
