"""'suggest' of a large bundle with a different host in every certificate: its rate against that of 'audit', and its memory."""

import table
from audit import MEMORY_GOAL, bundle
from measure import in_turn, run

GOAL = 0.5


def rows(tools, quick):
    count = 50_000 if quick else 1_000_000
    file = bundle(tools[0], count)
    result = []
    for tool in tools:
        commands = {"audit": ("audit", "-q", "--fail-on", "error"), "suggest": ("suggest", "-q")}
        taken = in_turn([tool.program(*words, file, name=name) for name, words in commands.items()], 3 if quick else 7)
        rate = {name: count / one.cpu for name, one in taken.items()}
        share = rate["suggest"] / rate["audit"]
        result.append(
            table.Row(
                f"suggest of {count:,} certificates, JDK {tool.version}",
                f"{rate['suggest']:,.0f}/s of CPU",
                f"audit {rate['audit']:,.0f}/s",
                share,
                None,
                f"at least {GOAL}",
                share >= GOAL,
            )
        )
        mib = run(tool.program("suggest", "-q", file)).mib
        result.append(
            table.Row(
                f"suggest memory at {count:,} certificates, JDK {tool.version}",
                f"{mib:.0f} MiB",
                "",
                goal=f"under {MEMORY_GOAL} MiB",
                met=mib < MEMORY_GOAL,
            )
        )
    return result
