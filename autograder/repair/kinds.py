"""Kinds of edits: what was wrong with a program that an edit mends, each with a sentence of what it means."""

from enum import StrEnum

from autograder.core.language import noted


class Kind(StrEnum):
    """What is wrong where an edit mends it. `*_missing` is what the student left out, `*_more` what is too much.

    Attributes:
        meaning: the kind in words, about the student's program, in English: `tr` says it in another language.
    """

    meaning: str

    def __new__(cls, value: str, meaning: str) -> "Kind":
        """A kind that is its own text, with its meaning beside it."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.meaning = meaning
        return kind

    # Values and names
    CONSTANT = "constant", noted("a value is written here that is not the right one")
    TEXT = "text", noted("a text is made where the value itself is wanted")
    NAME = "name", noted("another variable belongs here")
    TARGET = "target", noted("the result is given to the wrong name")
    SELF = "self", noted("`self.` is missing, or stands where it should not")
    ATTRIBUTE = "attribute", noted("another attribute, method or function is needed here")
    ATTRIBUTE_MISSING = "attribute_missing", noted("an attribute of this value is needed, not the value itself")
    ATTRIBUTE_MORE = "attribute_more", noted("the value itself is needed, not this attribute of it")
    # Calls
    PARENTHESES_MISSING = "parentheses_missing", noted("a function is named and not called")
    PARENTHESES_MORE = "parentheses_more", noted("something is called that is no function")
    CALL_MISSING = "call_missing", noted("a step is missing here: something has still to be done to this value")
    CALL_MORE = "call_more", noted("a step too many is taken here")
    ARGUMENT = "argument", noted("an argument of the call is not the right one")
    ARGUMENT_MISSING = "argument_missing", noted("an argument is missing in the call")
    ARGUMENT_MORE = "argument_more", noted("the call has an argument too many")
    LIST_MISSING = "list_missing", noted("a list is needed here, not the value alone")
    SAME_OBJECT = "same_object", noted("the list holds one and the same object several times")
    MADE_OUTSIDE = "made_outside", noted("an object is made once and used by all calls: each call needs its own")
    LIST_MORE = "list_more", noted("the value itself is needed here, not a list")
    COMMA_MISSING = "comma_missing", noted("a comma is missing between two texts, which become one")
    ORDER = "order", noted("two things have changed places")
    # Arithmetic and conditions
    SIGN = "sign", noted("another operator is needed here")
    COMPARISON = "comparison", noted("another comparison is needed here")
    CONDITION = "condition", noted("the condition is the wrong way round")
    GROUPING = "grouping", noted("brackets are missing or in the wrong place: another part has to be worked out first")
    EARLY = "early", noted("a step is done too early: what follows needs the value before it")
    NESTING = "nesting", noted("two steps are done in the wrong order")
    PART_MORE = "part_more", noted("a part of the expression is too much here")
    FACTOR_MISSING = "factor_missing", noted("a factor, a divisor or a power is missing")
    DIVISOR = "divisor", noted("it is divided by the wrong number")
    DIVIDED = "divided", noted("a sum is not divided by the number of what was added")
    INDEX = "index", noted("the wrong place of the tensor or the pair is taken")
    INDEX_MISSING = "index_missing", noted("one part of this value is needed, not all of it")
    INDEX_MORE = "index_more", noted("all of this value is needed, not one part of it")
    EXPRESSION = "expression", noted("this line does not work out what is wanted")
    # Assignments
    ASSIGNMENT = "assignment", noted("a value is replaced that should be added to, or the other way round")
    IN_PLACE = "in_place", noted("a name is bound anew where the object itself has to change")
    REBOUND = "rebound", noted("an object of somebody else's is changed where a new one has to be made")
    DEFAULT = "default", noted("a default value is shared by all calls")
    GLOBAL = "global", noted("a value is kept from one call to the next")
    SHARED = "shared", noted("an attribute of the class is shared by all its objects")
    # Statements without effect
    IDLE_PARENTHESES = "idle_parentheses", noted("a function is named as a statement and not called")
    IDLE_COMPARISON = "idle_comparison", noted("`==` compares and assigns nothing")
    IDLE_RESULT = "idle_result", noted("the result of this statement is thrown away")
    IDLE_RETURN = "idle_return", noted("the value of this statement is not given back")
    IDLE_BLOCK = "idle_block", noted("this call only works as the head of a `with` block")
    # Statements
    STATEMENT_MISSING = "statement_missing", noted("a statement is missing beside this one")
    STATEMENT_OTHER = "statement_other", noted("this line does not do what is needed here")
    STATEMENT_MORE = "statement_more", noted("this statement should not be here")
    MOVED = "moved", noted("this statement stands in the wrong place")
    INDENTED = "indented", noted("the indentation is wrong: it belongs into the block above")
    DEDENTED = "dedented", noted("the indentation is wrong: it belongs behind the block, not into it")
    BLOCK_MISSING = "block_missing", noted("these statements need a block around them")
    BLOCK_MORE = "block_more", noted("this block should not be around its statements")
    DECORATOR_MORE = "decorator_more", noted("this decorator should not be here")
    RETURN_MISSING = "return_missing", noted("nothing is given back")
    HEADER = "header", noted("the block runs at the wrong times: look at this line at its head")
    # Loops
    LOOP = "loop", noted("the loop does not go through the right thing")
    LOOP_MISSING = "loop_missing", noted("these statements have to be repeated")
    COLLECTED = "collected", noted("what each pass of the loop gives is not kept in a list")
    ACCUMULATED = "accumulated", noted("in the loop each value replaces the one before it instead of being added")
    WEIGHTED = "weighted", noted("batches count alike though they are not equally large")
    EXTREME = "extreme", noted("the best so far is not kept")
    # Classes, layers and PyTorch
    METHOD_NAME = "method_name", noted("the method's name is not the one that Python or PyTorch looks for")
    METHOD_PLACE = "method_place", noted("the method stands inside another method")
    BASE_MISSING = "base_missing", noted("the class does not inherit")
    SUPER_MISSING = "super_missing", noted("the class it inherits from is not initialised")
    PARAMETER = "parameter", noted("a tensor that is to be trained is not registered with the module")
    LAYER_MISSING = "layer_missing", noted("a layer is missing")
    LAYER_MORE = "layer_more", noted("a layer is too much")
    DEVICE = "device", noted("a tensor or a module is not moved to the device")
    MODE = "mode", noted("the model is not left in the mode it was in")


MEANINGS = {kind.value: kind.meaning for kind in Kind}
