"""The scope rules that look for themselves: names, trees, sizes, contents."""

import pytest

from support.handmade import SOMEBODY, code, commit, evidence, judged, volume
from support.lawnouns import FULL, Fields, plan
from worknode_guard.model.actor import Actor, Nobody
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import TreeProblem
from worknode_guard.model.evidence import CodeLimits, Net
from worknode_guard.model.functions import FileFacts
from worknode_guard.rules.scope import size_limit, tree_malformed, unreadable_content, unsafe_name

NAME = TreeProblem(b"src/con", "its name is a device name of Windows", "name")
TREE = TreeProblem(b"", "its entries are not sorted")
UNREADABLE: Fields = {"facts": FileFacts("c", unreadable="it holds NUL bytes")}
WARNS = CodeLimits(plan(), binding=False)


class TestNamesAndTrees:
    def test_each_rule_tells_its_own_kind(self) -> None:
        case = evidence(judged(made=commit(tree_problems=(NAME, TREE))))
        names, trees = list(unsafe_name.judge(case)), list(tree_malformed.judge(case))
        assert [(one.code, one.path, one.commit) for one in names] == [("WG106", b"src/con", "c1")]
        assert [(one.code, one.path, one.commit) for one in trees] == [("WG107", b"/", "c1")]

    @pytest.mark.parametrize(("actor", "lenient"), [(SOMEBODY, True), (Nobody(None), False)])
    def test_only_names_are_forgiven_and_only_to_people(
        self, actor: Actor, *, lenient: bool
    ) -> None:
        case = evidence(judged(actor, commit(tree_problems=(NAME, TREE))))
        assert [one.severity for one in unsafe_name.judge(case)] == [
            "warning" if lenient else "error"
        ]
        assert [one.severity for one in tree_malformed.judge(case)] == ["error"]

    def test_what_only_the_merge_has_is_told_for_the_whole(self) -> None:
        case = evidence(judged(), net=Net(tree_problems=(NAME, TREE)))
        for rule in (unsafe_name, tree_malformed):
            found = list(rule.judge(case))
            assert [(one.commit, one.severity) for one in found] == [(None, "error")]

    def test_people_alone_are_only_warned_of_names_in_the_merge(self) -> None:
        case = evidence(judged(SOMEBODY), net=Net(tree_problems=(NAME, TREE)))
        assert [one.severity for one in unsafe_name.judge(case)] == ["warning"]
        assert [one.severity for one in tree_malformed.judge(case)] == ["error"]

    def test_what_a_commit_told_is_not_told_again(self) -> None:
        case = evidence(judged(made=commit(tree_problems=(NAME,))), net=Net(tree_problems=(NAME,)))
        assert len(list(unsafe_name.judge(case))) == 1

    def test_a_trivial_merge_brings_what_the_base_has(self) -> None:
        merge = commit(merge="trivial", tree_problems=(NAME, TREE))
        assert list(unsafe_name.judge(evidence(judged(made=merge)))) == []
        landing = evidence(judged(made=merge), net=Net(tree_problems=(NAME,)))
        assert [one.commit for one in unsafe_name.judge(landing)] == [None]


class TestSizes:
    def test_allows_the_limit_itself(self) -> None:
        assert list(size_limit.judge(evidence(net=Net(volumes=(volume(), volume(None)))))) == []

    @pytest.mark.parametrize("agent", ["impl", None])
    @pytest.mark.parametrize(
        ("field", "value"), [("files", 3), ("lines_added", 11), ("lines_deleted", 6)]
    )
    def test_refuses_one_more(self, agent: str | None, field: str, value: int) -> None:
        case = evidence(net=Net(volumes=(volume(agent, **{field: value}),)))
        found = list(size_limit.judge(case))
        assert [(one.code, one.commit, one.path) for one in found] == [("WG108", None, None)]
        assert f"{value} {field.replace('_', ' ')}, more than {value - 1}" in found[0].message
        assert ("the whole change has" if agent is None else "of impl") in found[0].message

    def test_refuses_a_file_that_is_too_large_once(self) -> None:
        sizes = ((b"src/a.c", 100), (b"src/b.c", 101))
        net = Net(volumes=(volume(sizes=sizes), volume(None, sizes=sizes)))
        found = list(size_limit.judge(evidence(net=net)))
        assert [(one.code, one.path) for one in found] == [("WG108", b"src/b.c")]

    def test_without_limits_nothing_is_too_large(self) -> None:
        case = evidence(net=Net(volumes=(volume(limits=Limits()),)))
        assert list(size_limit.judge(case)) == []


class TestContents:
    def test_allows_what_can_be_read(self) -> None:
        assert list(unreadable_content.judge(evidence(judged(code=(code(),))))) == []

    def test_refuses_what_cannot(self) -> None:
        case = evidence(judged(code=(code(**UNREADABLE),)))
        found = list(unreadable_content.judge(case))
        assert [(one.code, one.severity, one.path) for one in found] == [
            ("WG109", "error", b"src/a.c")
        ]

    @pytest.mark.parametrize(
        ("limits", "severities"),
        [((WARNS,), ["warning"]), ((WARNS, CodeLimits(plan(), FULL)), ["error"]), ((), [])],
    )
    def test_people_are_bound_as_by_code_rules(
        self, limits: tuple[CodeLimits, ...], severities: list[str]
    ) -> None:
        case = evidence(judged(SOMEBODY, code=(code(**UNREADABLE, limits=limits),)))
        assert [one.severity for one in unreadable_content.judge(case)] == severities
