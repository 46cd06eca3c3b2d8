# {"attack": "Writes scripts and escapes into the answer that a person reads.", "breach": "harm", "quick": true}

explain = "<script>alert(1)</script>\x1b[31m\u202e=1+1\n=1+1\ud800"


def double(x):
    return x
