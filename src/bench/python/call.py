"""The first AWS call: 'csr', which makes two and verifies a signature, against the AWS CLI making one of them."""

import table
from encode import of_self_contained
from measure import Program, in_turn
from tool import SelfContained
from world import World, aws_cli

GOALS = {17: 0.75, 25: 0.5}
GOAL_SELF_CONTAINED = 0.38


def rows(tools, quick):
    if not aws_cli():
        return [table.missing("first AWS call", "the AWS CLI")]
    packed = SelfContained.of(tools)
    world = World(tools[0])
    try:
        programs = [
            tool.program("csr", "--ca", world.root, "--endpoint-url", world.endpoint, name=str(tool.version), env=world.env)
            for tool in tools
        ]
        if packed:
            programs.append(packed.program("csr", "--ca", world.root, "--endpoint-url", world.endpoint, env=world.env))
        fetch = world.command("acm-pca", "get-certificate-authority-csr", "--certificate-authority-arn", world.root)
        programs.append(Program("aws", fetch, world.env))
        taken = in_turn(programs, 7 if quick else 30, warm_up=2)
    finally:
        world.close()
    return [
        table.at_most(
            f"first AWS call (csr), JDK {tool.version}", taken[str(tool.version)], taken["aws"], "aws", GOALS[tool.version]
        )
        for tool in tools
    ] + [of_self_contained("first AWS call (csr)", taken, "aws", "aws", GOAL_SELF_CONTAINED)]
