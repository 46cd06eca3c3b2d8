# {"attack": "Opens the reference solution and tells it in an error message.", "breach": "leak"}

def double(x):
    raise ValueError(open(TARGETS["reference"]).read())
