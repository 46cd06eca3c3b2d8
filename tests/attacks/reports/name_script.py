# {"attack": "Is called like a script.", "breach": "harm", "student": "<script>alert(1)<\\script>", "quick": true}

def double(x):
    return x
