"""The authority rules that look for themselves."""

from support.handmade import SOMEBODY, commit, evidence, judged, refusal
from worknode_guard.model.actor import Nobody
from worknode_guard.model.evidence import Net
from worknode_guard.rules.authority import commit_form, merge_not_trivial, ref_not_allowed


class TestCommitForm:
    def test_allows_a_plain_commit(self) -> None:
        assert list(commit_form.judge(evidence(judged()))) == []

    def test_refuses_each_irregularity_whoever_made_it(self) -> None:
        odd = commit(form_problems=("holds a NUL byte", "has two signature headers"))
        for actor in (SOMEBODY, Nobody(None)):
            found = list(commit_form.judge(evidence(judged(actor, odd))))
            assert [(one.code, one.commit, one.severity) for one in found] == [
                ("WG013", "c1", "error")
            ] * 2
            assert found[0].message == "the commit object is irregular: holds a NUL byte"


class TestMerges:
    def test_allows_trivial_ones_and_those_of_people(self) -> None:
        case = evidence(
            judged(made=commit(merge="trivial")), judged(SOMEBODY, commit(merge="other"))
        )
        assert list(merge_not_trivial.judge(case)) == []

    def test_refuses_any_other_of_an_agent(self) -> None:
        found = list(merge_not_trivial.judge(evidence(judged(made=commit(merge="other")))))
        assert [(one.code, one.commit) for one in found] == [("WG017", "c1")]
        assert found[0].message == "impl made a merge that git alone would not make"

    def test_refuses_a_conflict_of_base_and_head(self) -> None:
        found = list(merge_not_trivial.judge(evidence(net=Net(conflict=True))))
        assert [(one.code, one.commit) for one in found] == [("WG017", None)]


class TestReference:
    def test_allows_a_branch_within_the_right(self) -> None:
        assert list(ref_not_allowed.judge(evidence(judged()))) == []

    def test_refuses_another(self) -> None:
        found = list(ref_not_allowed.judge(evidence(judged(ref=refusal("WG018")))))
        assert [(one.code, one.commit) for one in found] == [("WG018", "c1")]
