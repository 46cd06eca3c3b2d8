# {"attack": "Looks how much the grader has computed and when, in the list of processes.", "breach": "leak"}

def double(x):
    raise RuntimeError(TARGETS["proof"] + open(f"/proc/{TARGETS['pids']['grader']}/stat").read()[:50])
