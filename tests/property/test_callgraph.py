"""Circles are exactly the functions that can reach themselves, by linkage."""

from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.callgraph import circles, components
from worknode_guard.model.functions import Definition

graphs = st.integers(1, 9).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size
    )
)


def reach(edges: list[list[int]], start: int) -> set[int]:
    seen: set[int] = set()
    todo = list(edges[start])
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo.extend(edges[node])
    return seen


def of(edges: list[list[int]]) -> list[Definition]:
    return [
        one("a.c", f"f{n}", *(f"f{target}" for target in dict.fromkeys(to)))
        for n, to in enumerate(edges)
    ]


@given(graphs)
def test_who_reaches_itself_is_in_a_circle(edges: list[list[int]]) -> None:
    expected = {n for n in range(len(edges)) if n in reach(edges, n)}
    found = circles(of(edges))
    assert set(found) == expected
    for start, way in found.items():
        assert way[0] == start
        steps = zip(way, [*way[1:], start], strict=True)
        assert all(target in edges[node] for node, target in steps)
        assert len(set(way)) == len(way)


@given(graphs)
def test_components_hold_who_reach_each_other(edges: list[list[int]]) -> None:
    found = components(edges)
    assert sorted(node for part in found for node in part) == list(range(len(edges)))
    for part in found:
        for node in part:
            together = {
                n for n in range(len(edges)) if n in reach(edges, node) and node in reach(edges, n)
            }
            assert together | {node} == set(part)


def one(path: str, name: str, *calls: str, static: bool = False) -> Definition:
    return Definition(path.encode(), name, 1, static, None, calls)


def test_a_static_function_is_called_in_its_own_file_only() -> None:
    twins = [one("a.c", "f", "g", static=True), one("b.c", "g", "f"), one("b.c", "f")]
    assert circles(twins) == {}
    assert set(circles([one("a.c", "f", "g"), one("b.c", "g", "f")])) == {0, 1}


def test_a_static_function_of_a_header_is_seen_where_it_is_included() -> None:
    assert set(circles([one("a.h", "f", "g", static=True), one("b.c", "g", "f")])) == {0, 1}


def test_languages_do_not_call_each_other() -> None:
    assert circles([one("a.py", "f", "g"), one("b.c", "g", "f")]) == {}


def test_a_chain_of_a_hundred_thousand_is_followed() -> None:
    count = 100_000
    found = components([[n + 1] for n in range(count - 1)] + [[0]])
    assert [len(part) for part in found] == [count]
