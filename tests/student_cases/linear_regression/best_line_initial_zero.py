def best_line(array, lines):
    best_error = 0
    best_index = 0
    for i in range(len(lines)):
        slope, intercept = lines[i]
        predicted = slope * array[:, 0] + intercept
        error = ((predicted - array[:, 1]) ** 2).mean()
        if error < best_error:
            best_error = error
            best_index = i
    return best_index
