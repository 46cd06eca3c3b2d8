"""Edits of the order in which the parts of an expression are worked out, and of parts too many."""

import ast
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.kinds import Kind


def brackets(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Other operands belong together: `a - b ** c` becomes `(a - b) ** c`, and the other way round."""
    if not isinstance(node, ast.BinOp):
        return
    if isinstance(node.right, ast.BinOp):
        left = _joined(context, node.left, node.right.left)
        yield context.replaced(Kind.GROUPING, node, f"({left}){_tail(context, node.right)}")
    if isinstance(node.left, ast.BinOp):
        start = context.text(node.left.left) + context.operator(node.left.left, node.left.right)
        middle = f"{_piece(context, node.left.right)}{context.operator(node.left.right, node.right)}"
        yield context.replaced(Kind.GROUPING, node, f"{start}({middle}{_piece(context, node.right)})")
    match node.right:
        case ast.Call(func=ast.Attribute(value=value)) as call:
            # a - b.mean() becomes (a - b).mean()
            start = context.text(node.left) + context.operator(node.left, value) + context.atom(value)
            yield context.replaced(Kind.GROUPING, node, f"({start}){_behind(context, value, call)}")


def calls(context: Context, node: ast.AST) -> Iterator[Edit]:
    """What a call takes in: `f(x) / n` or `f(x / n)`, `a.f() ** n` or `(a ** n).f()`, `f(a) - f(b)` or `f(a - b)`."""
    match node:
        case ast.BinOp(left=ast.Call() as call, right=right):
            rest = context.operator(call, right) + _piece(context, right)
            match call:
                case ast.Call(args=[first, *_]):
                    yield _argument_replaced(context, node, call, first, context.atom(first) + rest)
            match call:
                case ast.Call(func=ast.Attribute(value=value)) if _is_own(context, value):
                    text = f"({context.atom(value)}{rest}){_behind(context, value, call)}"
                    yield context.replaced(Kind.NESTING, node, text)
            yield from _gathered(context, node, call, right)
        case ast.Call(args=[ast.BinOp() as inner, *_]):
            rest = context.operator(inner.left, inner.right) + _piece(context, inner.right)
            alone = _bytes_replaced(context, node, inner, context.text(inner.left))
            yield context.replaced(Kind.NESTING, node, alone + rest)
        case ast.Call(func=ast.Attribute(value=ast.BinOp() as inner)):
            behind = _behind(context, inner, node)
            rest = context.operator(inner.left, inner.right) + _piece(context, inner.right)
            yield context.replaced(Kind.NESTING, node, f"{context.atom(inner.left)}{behind}{rest}")
            if not isinstance(inner.right, ast.Constant):  # 1.sum() cannot be read
                yield context.replaced(Kind.GROUPING, node, f"{context.text(inner)}{behind}")


def powers(context: Context, node: ast.AST) -> Iterator[Edit]:
    """`a ** 2 - b ** 2` becomes `(a - b) ** 2`."""
    match node:
        case ast.BinOp(left=ast.BinOp(left=one, right=power), right=ast.BinOp(left=other, right=same)):
            sign = context.operator(one, power)
            if sign == context.operator(other, same) and context.text(power) == context.text(same):
                inside = context.text(one) + context.operator(node.left, node.right) + context.text(other)
                yield context.replaced(Kind.NESTING, node, f"({inside}){sign}{context.text(same)}")


def chains(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Two steps that follow each other changed round: `x.f().g()` and `x.g().f()`, `f(g(x))` and `g(f(x))`."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Attribute(value=value)) as first)):
            if _is_own(context, value):
                one, other = _behind(context, value, first), _behind(context, first, node)
                if one != other:
                    yield context.replaced(Kind.NESTING, node, context.atom(value) + other + one, "chain")
        case ast.Call(func=outer, args=[ast.Call(func=inner_function, args=[_, *_])]):
            one, other = context.text(outer), context.text(inner_function)
            if one != other:
                splices = (
                    *context.replaced(Kind.NESTING, outer, other).splices,
                    *context.replaced(Kind.NESTING, inner_function, one).splices,
                )
                yield context.edit(Kind.NESTING, splices, context.start(node), "chain")


def parts(context: Context, node: ast.AST) -> Iterator[Edit]:
    """One side of a sum, a product or a quotient alone."""
    if isinstance(node, ast.BinOp):
        yield context.replaced(Kind.PART_MORE, node, context.text(node.left), "left")
        yield context.replaced(Kind.PART_MORE, node, context.text(node.right), "right")


def _gathered(context: Context, node: ast.BinOp, call: ast.Call, right: ast.expr) -> Iterator[Edit]:
    """f(a) - f(b) becomes f(a - b), and a.f() - b.f() becomes (a - b).f()."""
    sign = context.operator(call, right)
    match call, right:
        case ast.Call(args=[one]), ast.Call(args=[other]) if context.text(call.func) == context.text(right.func):
            text = _bytes_replaced(context, call, one, context.text(one) + sign + context.text(other))
            yield context.replaced(Kind.NESTING, node, text)
        case (
            ast.Call(func=ast.Attribute(value=one, attr=name), args=[]),
            ast.Call(func=ast.Attribute(value=other, attr=same), args=[]),
        ) if name == same:
            yield context.replaced(Kind.NESTING, node, f"({context.text(one)}{sign}{context.text(other)}).{name}()")


def _argument_replaced(context: Context, node: ast.AST, call: ast.Call, argument: ast.expr, text: str) -> Edit:
    return context.replaced(Kind.NESTING, node, _bytes_replaced(context, call, argument, text))


def _bytes_replaced(context: Context, around: ast.AST, inner: ast.AST, text: str) -> str:
    """A node's text with one inside it replaced."""
    (start, end), (first, last) = context.source.span(around), context.source.span(inner)
    return _bytes(context, start, first) + text + _bytes(context, last, end)


def _behind(context: Context, owner: ast.AST, call: ast.Call) -> str:
    """What stands behind the owner of a method in a call of it: the dot, the name and the arguments."""
    dot = next(one for one in context.behind(owner, call) if one.text == ".")
    return _bytes(context, dot.start, context.source.span(call)[1])


def _bytes(context: Context, start: int, end: int) -> str:
    return context.source.data[start:end].decode()


def _is_own(context: Context, node: ast.AST) -> bool:
    """Whether a value is the definition's own, not a module."""
    return not isinstance(node, ast.Name) or node.id in context.source.own_names


def _joined(context: Context, left: ast.AST, right: ast.AST) -> str:
    return _piece(context, left) + context.operator(left, right) + _piece(context, right)


def _tail(context: Context, node: ast.BinOp) -> str:
    return context.operator(node.left, node.right) + _piece(context, node.right)


def _piece(context: Context, node: ast.AST) -> str:
    """An operand, in brackets where it is one that could fall apart."""
    return context.text(node) if isinstance(node, ast.UnaryOp | ast.Constant) else context.atom(node)
