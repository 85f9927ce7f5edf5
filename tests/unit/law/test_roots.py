"""The walk along the versions of the trust root."""

from support.lawnouns import PROJECT, file, files, plan, root
from worknode_guard.law.roots import root_problems, root_versions, walk_roots
from worknode_guard.model.law import LawProblem

SECOND = root("bob", "dave", version=2, project=PROJECT)
MALFORMED = LawProblem("WG002", "plans/trust/1.yaml", "root", "what", "why", "fix")


def test_no_root_no_project() -> None:
    assert walk_roots(files(plan())) == (None, (), ())


def test_the_first_is_judged_by_its_own_people() -> None:
    assert walk_roots(files(root())).roots == (root(),)
    assert [p.code for p in walk_roots(files(file(root(), "dave"))).problems] == ["WG003"]


def test_the_next_needs_the_people_of_both() -> None:
    first = file(root())
    for signers, codes in (
        (("bob",), []),
        (("alice", "dave"), []),
        (("alice",), ["WG003"]),
        (("dave",), ["WG003"]),
    ):
        walk = walk_roots(files(first, file(SECOND, *signers)))
        assert [p.code for p in walk.problems] == codes, signers
        assert len(walk.roots) == (1 if codes else 2)


def test_a_gap_stops_the_walk_with_what_held() -> None:
    third = SECOND._replace(version=3)
    walk = walk_roots(files(file(root()), file(third, "bob")))
    assert (walk.roots, [p.code for p in walk.problems]) == ((root(),), ["WG004"])


def test_a_root_of_another_project_does_not_follow() -> None:
    other = file(SECOND._replace(project="sha256:" + "b" * 64), "bob")
    assert [p.code for p in root_problems(other, root(), PROJECT)] == ["WG003"]


def test_what_cannot_be_read_keeps_its_own_reason() -> None:
    broken = file(root())._replace(document=None, problems=(MALFORMED,))
    assert walk_roots(files(broken)).problems == (MALFORMED,)


def test_only_versions_are_roots_and_numbers_are_sorted_as_numbers() -> None:
    tree = {f"plans/trust/{n}.yaml": file(root()) for n in (10, 9, 2)}
    others = {name: file(plan()) for name in ("plans/trust/01.yaml", "plans/trust/x.yaml")}
    assert root_versions({**tree, **others}) == (2, 9, 10)
