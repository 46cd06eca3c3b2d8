# {"attack": "Is called with a mark of Arabic text that changes the direction.", "breach": "harm", "student": "ada\u061c(1)"}

def double(x):
    return x
