"""Edits of calls: parentheses, steps left out or added."""

import ast
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import indentation, is_text, line_start, stands_alone
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

STEPS = (
    *("{}.item()", "{}.mean()", "{}.sum()", "{}.detach()", "{}.float()", "{}.abs()", "{}.unsqueeze(0)"),
    *("float({})", "int({})", "len({})", "list({})", "torch.tensor({})"),
)
_CALLED = frozenset(
    (
        *("item", "mean", "sum", "detach", "float", "long", "double", "int", "size"),
        *("numel", "dim", "t", "clone", "flatten", "sqrt", "exp", "log", "abs"),
        *("argmax", "max", "min", "tolist", "numpy", "cpu", "cuda", "is_available", "zero_grad"),
        *("step", "backward", "parameters", "train", "eval", "no_grad"),
    )
)


def parentheses(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A function called that is only named, and the other way round."""
    match node:
        case ast.Attribute(ctx=ast.Load(), attr=name) | ast.Name(ctx=ast.Load(), id=name):
            parent = context.parents.get(node)
            if isinstance(parent, ast.Call) and parent.func is node:
                return
            if isinstance(node, ast.Attribute):
                end = context.source.span(node)[1]
                variant = "method" if name in _CALLED else "class" if name[:1].isupper() else "plain"
                yield context.at(Kind.PARENTHESES_MISSING, end, end, "()", variant)
            elif isinstance(parent, ast.Return | ast.Assign | ast.Expr | ast.keyword):
                end = context.source.span(node)[1]
                yield context.at(Kind.PARENTHESES_MISSING, end, end, "()")
        case ast.Call(func=function):
            end = context.source.span(function)[1]
            if not node.args and not node.keywords:
                yield context.at(Kind.PARENTHESES_MORE, end, context.source.span(node)[1], "")
            elif isinstance(function, ast.Attribute):
                yield context.at(Kind.PARENTHESES_MORE, end, context.source.span(node)[1], "", "arguments")


def left_out(context: Context, node: ast.AST) -> Iterator[Edit]:
    """What a call is made on, or one of the values that it is given, in the call's place."""
    match node:
        case ast.Call(func=function, args=args):
            if isinstance(function, ast.Attribute) and not _is_module(context, function.value):
                yield context.replaced(Kind.CALL_MORE, node, context.text(function.value), "method")
            for index, value in enumerate(args[:2]):
                if not isinstance(value, ast.Starred | ast.GeneratorExp):
                    variant = ("function" if index == 0 else "second") if _is_module(context, function) else "argument"
                    yield context.replaced(Kind.CALL_MORE, node, context.text(value), variant)


def _is_module(context: Context, node: ast.AST) -> bool:
    """Whether a dotted name begins with one that is not the definition's own: that of a module, of Python's."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id not in context.source.own_names


def added(context: Context, node: ast.AST) -> Iterator[Edit]:
    """One step more: a method called on a value, a function called with it, a factor, brackets of a list."""
    if not isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.BinOp | ast.Subscript | ast.Compare):
        return
    parent = context.parents.get(node)
    owner = isinstance(parent, ast.Attribute) and isinstance(node, ast.BinOp | ast.Call | ast.Compare)
    if not (context.is_value(node) or (owner and not _is_module(context, node))):
        return
    where = "owner" if owner else _place(parent)
    for step in dict.fromkeys((*sorted(context.vocabulary.wrappers), *STEPS)):
        if step.removeprefix("{}.").isidentifier() or (owner and step not in context.vocabulary.wrappers):
            continue
        known = "vocabulary" if step in context.vocabulary.wrappers else "step"
        kind = Kind.FACTOR_MISSING if _is_arithmetic(step) else Kind.CALL_MISSING
        body = context.text(node) if f"({'{}'})" in step or "[{}]" in step else context.atom(node)
        yield context.replaced(kind, node, step.replace("{}", body), f"{known}_{where}")
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        yield context.replaced(Kind.FACTOR_MISSING, node, f"({context.text(node)}) ** 2", "square")
    if not owner and isinstance(parent, ast.Call | ast.Return | ast.Assign | ast.Tuple):
        yield context.replaced(Kind.LIST_MISSING, node, f"[{context.text(node)}]", where)


def exchanged(context: Context, node: ast.AST) -> Iterator[Edit]:
    """One function in the place of another one, with the brackets that right programs give it."""
    match node:
        case (
            ast.Call(func=ast.Name() | ast.Attribute() as function, args=[value], keywords=[])
            | ast.BinOp(left=ast.Constant() as function, op=ast.Pow(), right=value)
        ) if isinstance(function, ast.Constant) or _is_module(context, function):
            if isinstance(value, ast.Starred | ast.GeneratorExp):
                return
            for step in sorted(context.vocabulary.wrappers):
                if "({" in step or "([" in step:
                    yield context.replaced(Kind.ATTRIBUTE, node, step.replace("{}", context.text(value)), "step")


def converted(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A step done to a parameter before anything else: `x = f(x)` as the first statement."""
    if not isinstance(node, ast.FunctionDef) or not node.args.args:
        return
    first = next((one for one in node.body if not is_text(one)), None)
    if first is None or not stands_alone(context, first):
        return
    at, indent = line_start(context, first), indentation(context, first)
    for parameter in node.args.args[:5]:
        name, reads = parameter.arg, context.reads.get(parameter.arg, [])
        for step in sorted(context.vocabulary.wrappers) if reads and name != "self" else ():
            if not step.removeprefix("{}.").isidentifier():
                splice = Splice("converted", at, at, f"{indent}{name} = {step.replace('{}', name)}\n")
                yield context.edit(Kind.CALL_MISSING, [splice], context.start(reads[0]), "parameter")


def peeled(context: Context, node: ast.AST) -> Iterator[Edit]:
    """What several steps were done to, in the place of what came of them."""
    if not isinstance(node, ast.Call | ast.List | ast.Subscript) or not context.is_value(node):
        return
    inner: ast.expr = node
    depth = 0
    while (following := _inside(context, inner)) is not None:
        inner, depth = following, depth + 1
        if depth > 1:
            yield context.replaced(Kind.CALL_MORE, node, context.text(inner), "several")


def _inside(context: Context, node: ast.expr) -> ast.expr | None:
    """What a step is done to."""
    match node:
        case ast.Call(func=ast.Attribute(value=value)) if not _is_module(context, value):
            return value
        case ast.Call(args=[value, *_]) if not isinstance(value, ast.Starred | ast.GeneratorExp):
            return value
        case ast.List(elts=[value]) | ast.Subscript(value=value):
            return value
    return None


def early(context: Context) -> Iterator[Edit]:
    """A step that is done where a value is kept put off until it is given back, added or collected."""
    for node in context.nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Attribute(value=value)) as call):
                if _is_module(context, value):
                    continue
                dot = next(one for one in context.behind(value, call) if one.text == ".").start
                end = context.source.span(call)[1]
                step = context.source.data[dot:end].decode()
                for read in context.reads.get(name, []):
                    if _is_last_use(context, read) and context.start(read) > end:
                        at = context.source.span(read)[1]
                        splices = [Splice("early", dot, end, ""), Splice("early", at, at, step)]
                        yield context.edit(Kind.EARLY, splices, context.start(node))


def _is_last_use(context: Context, read: ast.Name) -> bool:
    """Whether a name is given back, added to something or collected."""
    around = context.parents[read]
    statement = context.statement(read)
    return isinstance(statement, ast.Return | ast.AugAssign) or (
        isinstance(around, ast.Call) and isinstance(around.func, ast.Attribute) and around.func.attr == "append"
    )


def positions(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Where in a list its smallest or largest is, in the place of what it is."""
    match node:
        case ast.Call(func=ast.Name(id="min" | "max"), args=[ast.Name(id=name), *_]):
            yield context.replaced(Kind.CALL_MISSING, node, f"{name}.index({context.text(node)})", "position")


def powers(context: Context, node: ast.AST) -> Iterator[Edit]:
    """The square in the place of the absolute value."""
    match node:
        case ast.Call(func=ast.Attribute(attr="abs", value=value), args=[]) if not _is_module(context, value):
            yield context.replaced(Kind.ATTRIBUTE, node, f"{context.atom(value)} ** 2", "alike")
        case ast.Call(func=ast.Attribute(attr="abs") | ast.Name(id="abs"), args=[value]):
            yield context.replaced(Kind.ATTRIBUTE, node, f"{context.atom(value)} ** 2", "alike")


def lists(context: Context, node: ast.AST) -> Iterator[Edit]:
    """The only thing in a list or a tuple in its place."""
    match node:
        case ast.List(elts=[value], ctx=ast.Load()) | ast.Tuple(elts=[value], ctx=ast.Load()):
            yield context.replaced(Kind.LIST_MORE, node, context.text(value))
        case ast.Tuple(elts=values, ctx=ast.Load()) if isinstance(context.parents.get(node), ast.Return):
            for value in values[:4]:
                yield context.replaced(Kind.PART_MORE, node, context.text(value), "tuple")


def _is_arithmetic(step: str) -> bool:
    return any(f" {sign} " in step for sign in ("*", "/", "**", "+", "-")) or step.startswith("-")


def _place(parent: ast.AST | None) -> str:
    """What a value is to the node around it, as a part of a variant's name."""
    match parent:
        case ast.Return():
            return "return"
        case ast.Assign() | ast.AugAssign() | ast.AnnAssign():
            return "assigned"
        case ast.Call() | ast.keyword():
            return "argument"
        case ast.Tuple() | ast.List():
            return "element"
    return "operand"


def repeated(context: Context, node: ast.AST) -> Iterator[Edit]:
    """`[nn.Linear(2, 2)] * 3` holds one object three times: each made by itself."""
    match node:
        case ast.BinOp(left=ast.List(elts=[ast.Call() as one]), op=ast.Mult(), right=times):
            pass
        case ast.BinOp(left=times, op=ast.Mult(), right=ast.List(elts=[ast.Call() as one])):
            pass
        case _:
            return
    text = f"[{context.text(one)} for _ in range({context.text(times)})]"
    yield context.replaced(Kind.SAME_OBJECT, node, text)
