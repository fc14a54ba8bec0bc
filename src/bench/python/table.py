"""The table that is printed: one row a goal."""

from dataclasses import dataclass

HEADER = "| what | ours | peer | ratio | CPU ratio | goal | met |\n| --- | --- | --- | --- | --- | --- | --- |"


@dataclass(frozen=True)
class Row:
    """A measurement against a goal; without a peer, the goal is one for our own figure."""

    what: str
    ours: str
    peer: str
    ratio: float = None
    cpu_ratio: float = None
    goal: str = ""
    met: bool = None

    def __str__(self):
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        return f"| {self.what} | {self.ours} | {self.peer} | {number(self.ratio)} | {number(self.cpu_ratio)} | {self.goal} | {met} |"


def number(value):
    if value is None:
        return ""
    return f"{value:.2f}" if value >= 0.1 else f"{value:.5f}".rstrip("0")


def at_most(what, ours, peer, peer_name, goal):
    """A row of two programs, of which ours is to take at most a part of the other's time."""
    ratio = ours.wall / peer.wall
    return Row(
        what,
        f"{ours.wall * 1000:.0f} ms",
        f"{peer_name} {peer.wall * 1000:.0f} ms",
        ratio,
        ours.cpu / peer.cpu,
        f"at most {goal}",
        ratio <= goal,
    )


def floor(what, ours, peer, peer_name):
    """A row of what cannot be undercut, without a goal."""
    ratio, cpu_ratio = ours.wall / peer.wall, ours.cpu / peer.cpu
    return Row(what, f"{ours.wall * 1000:.0f} ms", f"{peer_name} {peer.wall * 1000:.0f} ms", ratio, cpu_ratio)


def missing(what, peer):
    return Row(what, "", f"{peer}: not there")
