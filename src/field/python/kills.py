"""kill -9 at random moments: what was begun is finished by the same command, and nothing is done twice."""

import random
import tempfile
import time

import tool
from jobs import JOBS
from tally import require
from world import World

# How often each is killed, of a hundred.
SHARES = {"apply": 34, "issue": 20, "install": 12, "test": 20, "audit": 14}

# A run that follows is killed too, now and then.
AGAIN = 0.3
MOST_RUNS = 6


def run(tally, arguments):
    world = World("--delay", "50ms")
    try:
        for name, share in SHARES.items():
            usual = calm(tally, world, name)
            if not usual:
                continue
            for i in range(max(1, arguments.count * share // 100)):
                seed = arguments.seed + i
                tally.check(f"{name} {i}, seed {seed}", killed, world, name, usual, random.Random(f"{name} {seed}"))
    finally:
        world.close()


def calm(tally, world, name):
    """How long the command takes if nobody kills it; nothing if it fails."""
    taken = []

    def once():
        with tempfile.TemporaryDirectory() as folder:
            world.reset()
            job = JOBS[name](world, folder)
            ended = tool.run(job.words(), job.env)
            require(ended.code in job.codes, str(ended))
            job.check(ended)
            taken.append(ended.seconds)

    tally.check(f"{name} without a kill", once, always=True)
    if taken:
        tally.tell(f"{name} takes {taken[0]:.1f} s")
    return taken[0] if taken else None


def killed(world, name, usual, chance):
    with tempfile.TemporaryDirectory() as folder:
        world.reset()
        job = JOBS[name](world, folder)
        moments = []
        for _ in range(MOST_RUNS):
            if moments and (chance.random() > AGAIN or len(moments) == MOST_RUNS - 1):
                ended = tool.run(job.words(), job.env)
                require(ended.code in job.codes, f"killed after {moments}: {ended}")
                break
            moments.append(round(chance.uniform(0, usual), 3))
            begun = tool.Run(job.words(), job.env)
            time.sleep(moments[-1])
            ended = begun.kill()
            job.check_between()
            if ended.code in job.codes:
                break  # it was faster
            require(ended.code < 0, f"it ended by itself: {ended}")
        job.check(ended)
