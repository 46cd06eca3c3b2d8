# {"attack": "Is called like the markup of a terminal's library.", "breach": "harm", "student": "[red]ada[link=https:evil]x[blink]"}

def double(x):
    return x
