# {"attack": "Writes its own record with full marks before it is marked.", "breach": "harm", "quick": true}

import json
import os

record = {"schema": 1, "student": "mallory", "lesson": "arena", "score": 11.0, "max_score": 11.0, "outcome": "passed", "tasks": []}
with open(os.path.join(TARGETS["out"], "results", "arena", "zoe.json"), "w") as file:
    json.dump(record, file)


def double(x):
    return x
