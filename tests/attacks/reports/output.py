# {"attack": "Prints scripts, escapes and a million lines.", "breach": "harm"}

print("<script>alert(1)</script>\x1b[31m\x1b]0;x\x07\u202e")
for _ in range(10_000):
    print("=1+1")


def double(x):
    return x
