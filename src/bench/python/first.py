"""The very first start of the self-contained archive, right after it was unpacked, against its tenth."""

import os

import table
from encode import NAMES
from measure import median, run
from tool import WORK, SelfContained, self_contained
from world import World

GOAL = 1.1
STARTS = 10


def rows(tools, quick):
    if not SelfContained.of(tools):
        return [table.missing("the very first start", "a JDK 25 to build with")]
    archive = self_contained(max(tools, key=lambda tool: tool.version).home)
    world = World(tools[0])
    commands = {
        "encode": ["encode", "-q", *NAMES],
        "csr": ["csr", "--ca", world.root, "--endpoint-url", world.endpoint],
    }
    try:
        return [row(archive, what, command, world.env, 5 if quick else 15) for what, command in commands.items()]
    finally:
        world.close()


def row(archive, what, command, env, times):
    first, tenth = [], []
    for _ in range(times):
        program = SelfContained(archive, WORK / "unpacked").program(*command, env=env)
        os.sync()  # or what was unpacked is written to the disk meanwhile
        starts = [run(program) for _ in range(STARTS)]
        first.append(starts[0])
        tenth.append(starts[-1])
    return table.at_most(f"the very first start, {SelfContained.label} ({what})", median(first), median(tenth), "the tenth", GOAL)
