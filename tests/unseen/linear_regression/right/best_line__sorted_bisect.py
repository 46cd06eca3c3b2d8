# {"task": "best_line", "verdict": "right", "style": "sorted_bisect", "listed": false, "note": "heap of (error, index)"}
import heapq

import torch


def best_line(array, lines):
    heap = []
    for index, line in enumerate(lines):
        slope, intercept = line
        predicted = torch.as_tensor(array[:, :1]) * slope + intercept
        heapq.heappush(heap, (float(mean_squared_error(predicted, torch.as_tensor(array[:, 1:]))), index))
    return heap[0][1]
