# {"attack": "Is called like several columns.", "breach": "harm", "student": "ada,arena,11,11,passed\"\n\"bob"}

def double(x):
    return x
