def best_line(array, lines):
    errors = []
    for line in lines:
        predicted = line["slope"] * array[:, 0] + line["intercept"]
        errors.append(((predicted - array[:, 1]) ** 2).mean())
    return errors.index(min(errors))
