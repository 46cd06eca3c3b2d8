# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Two plain loops and a running minimum starting at infinity."}
def best_line(array, lines):
    best_index = None
    best_error = float("inf")
    for index, line in enumerate(lines):
        total = 0
        for row in array:
            prediction = line[0] * row[0] + line[1]
            total += (prediction - row[1]) ** 2
        error = total / len(array)
        if error < best_error:
            best_error = error
            best_index = index
    return best_index
