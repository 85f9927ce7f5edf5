"""The story's middle: eight ways to get more in than the law allows, and how each one ends."""

from typing import Final

from worknode_guard.services.demo.script import Chapter, refused, step

_COMPLEX: Final = """\
cat > src/rpc.py <<END
def queue(kind, size):
    \"\"\"Choose a queue.\"\"\"
    if kind == 1 or kind == 2:
        return "fast" if size < 10 else "bulk"
    if kind == 3 or kind == 4:
        return "fast" if size < 20 else "bulk"
    if kind == 5 and size:
        return "slow"
    return "none"
END"""

_WIDENED: Final = """\
sed -e 's/^version: 1$/version: 2/' -e 's/^paths: .*/paths: ["**"]/' plans/agents/impl.yaml \\
  > ../wide.yaml"""

_NEWLY_SIGNED: Final = """\
ssh-keygen -q -Y sign -n capability@worknode-guard \\
  -f ~/.local/share/worknode-guard/keys/*/impl plans/agents/impl.yaml"""

REFUSALS: Final = Chapter(
    "What is refused",
    (
        step(
            "a wrong file",
            "A file that the agent's capability does not name is refused.",
            (
                "git switch -q -c wrong-file main",
                "mkdir docs && echo 'RPC in one page' > docs/guide.md",
                "git add docs && git commit -q -m 'Write a guide'",
                "worknode-guard check --base main --head wrong-file",
            ),
            refused("WG101", shows=("docs/guide.md",)),
        ),
        step(
            "a deletion hidden as a rename",
            "A rename deletes its old path, and deleting is a right of its own.",
            (
                "git switch -q -c rename main",
                "git mv src/rpc.py src/wire.py && git commit -q -m 'Find a better name'",
                "worknode-guard check --base main --head rename",
            ),
            refused("WG102", shows=("may not delete src/rpc.py",)),
        ),
        step(
            "a later phase",
            "A file of a phase that is not active yet has to wait.",
            (
                "git switch -q -c later-phase main",
                "echo 'Version 1' > CHANGES.md",
                "git add CHANGES.md && git commit -q -m 'Announce version 1'",
                "worknode-guard check --base main --head later-phase",
            ),
            refused("WG104", shows=("belongs to phase release",)),
        ),
        step(
            "a forged capability",
            "The agent widens its own capability, signs it with its own key, and gains nothing.",
            (
                "git switch -q -c forged main",
                _WIDENED,
                "mv ../wide.yaml plans/agents/impl.yaml && rm plans/agents/impl.yaml.exec.sig",
                _NEWLY_SIGNED,
                "mv plans/agents/impl.yaml.sig plans/agents/impl.yaml.impl.sig",
                "mkdir docs && echo 'RPC in one page' > docs/guide.md",
                "git add -A && git commit -q -m 'Widen my own scope'",
                "worknode-guard check --base main --head forged",
            ),
            refused(
                "WG003",
                "WG007",
                "WG103",
                "WG101",
                shows=("signed by 0 of the 1 people it needs", "may not add docs/guide.md"),
            ),
        ),
        step(
            "violate, then revert",
            "Doing it and taking it back leaves no change, and is refused all the same: every"
            " commit is judged.",
            (
                "git switch -q -c reverted main",
                "mkdir docs && echo 'RPC in one page' > docs/guide.md",
                "git add docs && git commit -q -m 'Write a guide'",
                "git revert --no-edit HEAD > ../revert.log",
                "git diff --exit-code main reverted",
                "worknode-guard check --base main --head reverted",
            ),
            refused("WG101", "WG102", shows=("in 2 commits",)),
        ),
        step(
            "a complex function",
            "Code beyond the plan's limits is refused also where the file is the agent's to"
            " change.",
            (
                "git switch -q -c complex main",
                _COMPLEX,
                "git commit -q -a -m 'Choose a queue'",
                "worknode-guard check --base main --head complex",
            ),
            refused("WG201", shows=("queue has cyclomatic complexity 9",)),
        ),
        step(
            "an unsigned commit",
            "A commit without a signature is nobody's.",
            (
                "git switch -q -c unsigned main",
                "echo '# Numbers only.' >> src/rpc.py",
                "git commit -q --no-gpg-sign -a -m 'Add a remark'",
                "worknode-guard check --base main --head unsigned",
            ),
            refused("WG010"),
        ),
        step(
            "an executive writing code",
            "The executive may hand on work on code, and may not do it.",
            (
                "git switch -q -c executive-code main",
                "echo '# Numbers only.' >> src/rpc.py",
                "git -c user.signingKey=~/keys/exec commit -q -a -m 'Add a remark'",
                "worknode-guard check --base main --head executive-code",
            ),
            refused("WG110"),
        ),
    ),
)
