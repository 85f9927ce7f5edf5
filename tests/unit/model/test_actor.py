"""How actors are named in reports; what an agent's chain stands for."""

from support.lawnouns import capability, child, executive, root
from worknode_guard.model.actor import Agent, Human, Nobody, signer_name

ALICE = root().people[0]


def test_names() -> None:
    assert signer_name(Agent((executive(), child()))) == "impl2"
    assert signer_name(Human(ALICE)) == "person:alice"
    assert signer_name(Human(None)) is None
    assert signer_name(Nobody(None)) is None
    assert (Human(ALICE).name, Human(None).name) == ("alice", "unsigned")


def test_an_agent_is_the_last_link() -> None:
    agent = Agent((executive(), child()))
    assert (agent.capability, agent.id) == (child(), "impl2")
    assert Agent((capability(),)).id == "impl"
