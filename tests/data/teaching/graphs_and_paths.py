# %% [markdown]
# # The shortest way
# Towns and roads, and a way that is as short as can be.

# %%
import heapq

roads = {"A": {"B": 4, "C": 1}, "B": {"D": 1}, "C": {"B": 2, "D": 7}, "D": {}}
roads

# %%
def shortest(roads, begin, end):
    waiting, done = [(0, begin, [begin])], set()
    while waiting:
        length, town, way = heapq.heappop(waiting)
        if town == end:
            return length, way
        if town in done:
            continue
        done.add(town)
        for other, more in roads[town].items():
            heapq.heappush(waiting, (length + more, other, [*way, other]))

shortest(roads, "A", "D")

# %%
shortest(roads, "D", "A")

# %%
shortest(roads, "X", "A")

# %%
import networkx as nx

graph = nx.DiGraph()
for town, others in roads.items():
    graph.add_weighted_edges_from((town, other, length) for other, length in others.items())
print(graph)
graph

# %%
nx.shortest_path(graph, "A", "D", weight="weight"), dict(graph.degree())

# %%
# %matplotlib inline
import matplotlib.pyplot as plt

plt.figure(figsize=(3, 2))
nx.draw(graph, pos={"A": (0, 0), "B": (1, 1), "C": (1, -1), "D": (2, 0)}, with_labels=True, node_color="lightgrey")

# %%
nx.shortest_path(graph, "D", "A")

# %% points=2
assert shortest(roads, "A", "D") == (4, ["A", "C", "B", "D"])

# %% points=1
length, way = shortest(roads, "D", "A")

# %%
class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def _repr_svg_(self):
        return f"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><text y='15'>{self.value}</text></svg>"

    def __iter__(self):
        for side in (self.left, [self.value], self.right):
            yield from side or ()

tree = Node(2, Node(1), Node(3))
tree

# %% points=1
assert list(tree) == [1, 2, 3]
