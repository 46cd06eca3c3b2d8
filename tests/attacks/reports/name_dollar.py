# {"attack": "Is called like a command of the shell.", "breach": "harm", "student": "$(touch x)`touch y`;touch z"}

def double(x):
    return x
