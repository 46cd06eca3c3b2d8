# {"task": "count_parameters", "verdict": "right", "mistake": null, "note": "walks over all modules and remembers what it has seen"}
def count_parameters(model):
    seen = {}
    for module in model.modules():
        for p in module._parameters.values():
            if p is not None:
                seen[id(p)] = p.nelement()
    total = 0
    for n in seen.values():
        total += n
    return total
