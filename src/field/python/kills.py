"""kill -9 at random moments: what was begun is finished by the same command, and nothing is done twice."""

import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue

import tool
from jobs import JOBS
from tally import require
from world import World

# How often each is killed, of a hundred.
SHARES = {"apply": 34, "issue": 20, "install": 12, "test": 20, "audit": 14}

# A run that follows is killed too, now and then.
AGAIN = 0.3
MOST_RUNS = 6


@dataclass(frozen=True)
class Calm:
    """A run that nobody kills: how many calls it makes, and how long it takes."""

    calls: int
    seconds: float

    def moment(self, chance, over):
        """After how many calls to kill, and how many seconds later: spread over all calls, however fast the machine is."""
        return chance.randint(0, max(0, self.calls - over)), round(chance.uniform(0, 2 * self.seconds / (self.calls + 1)), 3)


def run(tally, arguments):
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(arguments.at_once) as threads:
        worlds = SimpleQueue()
        try:
            for i in range(arguments.at_once):
                worlds.put(World("--delay", "50ms", log=f"{folder}/{i}"))
            for name, share in SHARES.items():
                times(name, max(1, arguments.count * share // 100), tally, arguments.seed, worlds, threads)
        finally:
            threads.shutdown(cancel_futures=True)
            while not worlds.empty():
                worlds.get().close()


def times(name, count, tally, first, worlds, threads):
    """Kills a command so often, each time in whatever sandbox is free."""
    calm, moments = [], Counter()

    def inside(check, label, *arguments, **options):
        world = worlds.get()
        try:
            tally.check(label, check, world, name, *arguments, **options)
        finally:
            worlds.put(world)

    inside(undisturbed, f"{name} without a kill", calm, always=True)
    if not calm:
        return
    tally.tell(f"{name} takes {calm[0].seconds:.1f} s and makes {calm[0].calls} calls")

    def one(seed):
        inside(killed, f"{name} {seed - first}, seed {seed}", calm[0], random.Random(f"{name} {seed}"), moments)

    list(threads.map(one, range(first, first + count)))
    if moments:
        tally.tell(f"{name} was killed after this many calls: " + ", ".join(f"{calls} ({times} x)" for calls, times in sorted(moments.items())))


def undisturbed(world, name, calm):
    with tempfile.TemporaryDirectory() as folder:
        world.reset()
        job = JOBS[name](world, folder)
        before = world.calls()
        ended = tool.run(job.words(), job.env)
        calls = world.calls() - before
        require(ended.code in job.codes, str(ended))
        job.check(ended)
        calm.append(Calm(calls, ended.seconds))


def killed(world, name, calm, chance, moments):
    """Again from the start where a command was faster than the first kill."""
    while not strike(world, name, calm, chance, moments):
        pass


def strike(world, name, calm, chance, moments):
    """Whether it was killed before it had done its work."""
    with tempfile.TemporaryDirectory() as folder:
        if JOBS[name].changes:
            world.reset()
        job = JOBS[name](world, folder)
        over, hits = 0, []
        while len(hits) < MOST_RUNS - 1 and not (hits and chance.random() > AGAIN):
            begun, before = tool.Run(job.words(), job.env), world.calls()
            calls, seconds = calm.moment(chance, over)
            while world.calls() - before < calls and begun.process.poll() is None:
                time.sleep(0.005)
            time.sleep(seconds)
            ended = begun.kill()
            made = world.calls() - before
            job.check_between()
            if ended.code in job.codes or (hits and job.is_done(ended)):
                break  # it was faster
            require(ended.code < 0, f"killed after {hits} calls, it ended by itself: {ended}")
            hits.append(made)
            moments[over + made] += 1
            over += made
        else:
            ended = tool.run(job.words(), job.env)
            require(job.is_done(ended), f"killed after {hits} calls: {ended}")
        job.check(ended)
        return bool(hits)
