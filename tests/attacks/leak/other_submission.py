# {"attack": "Opens another student's submission.", "breach": "leak", "quick": true}

def double(x):
    raise ValueError(open(TARGETS["submission"]).read())
