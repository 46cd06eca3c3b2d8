import difflib, io, time, tokenize
from autograder.repair.subject import pieces
from autograder.repair.search import search
from autograder.repair.edits.context import Vocabulary
from autograder.repair.vocabulary import vocabulary_of
from autograder.runner.candidates import CandidateRun, observe_candidates
from autograder.runner.session import observe

def toks(text):
    try:
        return [t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type in (1,2,3,54,55)]
    except Exception: return text.split()

def ndiff(a,b):
    x,y=toks(a),toks(b)
    return sum(max(i2-i1,j2-j1) for op,i1,i2,j1,j2 in difflib.SequenceMatcher(None,x,y,autojunk=False).get_opcodes() if op!="equal")

def explain(lesson, solutions, exp, own, sample, labels, seconds):
    task=lesson.tasks[sample.task]
    program=solutions.reference.followed_by(sample.text, sample.path.name)
    expected=exp.observations()
    obs=observe(own, lesson, program, exp.seed, [(n,0) for n in task.probes])
    observed={n:r[0] for n,r in obs.probes.items()}
    others=frozenset(lesson.tasks)-{task.name}
    ps=pieces(program, task.name, others)
    skip=frozenset(e["index"] for e in obs.load_errors if e["failure"]["kind"] in ("TimeLimit","Killed"))
    crun=CandidateRun(lesson, program, exp.seed, (), skip)
    ref=max((expected[n][0].seconds for n in task.probes if n in expected), default=0)
    def run(probes, cands, until):
        sec=0.3+5*sum(expected[n][0].seconds for n in probes)
        return observe_candidates(own, crun, probes, cands, sec, until)
    voc=vocabulary_of(solutions.reference, task.name, others, [v.code for v in solutions.right if v.task==task.name])
    t=time.monotonic()
    found=search(task, ps, observed, expected, run, voc, seconds)
    row={"name":sample.name,"labels":labels,"tried":found.tried,"seconds":time.monotonic()-t,"verdict":"none","at_line":False,"task":sample.task}
    if found.repairs:
        best=found.repairs[0]
        lines=best.lines
        row|={"verdict":"repaired","lines":lines,"kinds":[e.kind for e in best.edits],"tokens":ndiff(best.piece.text,best.code),"dead":best.dead,"n":len(found.repairs),
          "at_line": all(any(l in some for l in lines) for some in labels) and best.piece.unit.file==sample.path.name,
          "diff":" | ".join(l for l in difflib.unified_diff(best.piece.text.split("\n"),best.code.split("\n"),lineterm="",n=0) if not l.startswith(("---","+++","@@")))}
    return row
