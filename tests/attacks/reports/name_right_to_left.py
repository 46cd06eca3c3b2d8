# {"attack": "Is called with signs that turn the direction of text.", "breach": "harm", "student": "ada\u202egro.elpmaxe", "quick": true}

def double(x):
    return x
