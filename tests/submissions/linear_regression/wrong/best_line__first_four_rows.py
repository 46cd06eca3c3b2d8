# {"task": "best_line", "verdict": "wrong", "mistake": "hard_coded_rows", "listed": false, "note": "Only looks at the lecture's four rows, not at the whole array.", "lines": [[6, 8]]}
def best_line(array, lines):
    losses = []
    for slope, intercept in lines:
        loss = 0
        for i in range(4):
            loss += (slope * array[i][0] + intercept - array[i][1]) ** 2
        losses.append(loss / 4)
    return losses.index(min(losses))
