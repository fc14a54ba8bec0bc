"""What an attribute has to be: a value, or one of these."""

import re
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Expectation:
    """Tells whether the value that is found is right, given all values of the case now and before this step."""

    words: str
    holds: Callable


def is_present():
    return Expectation("present", lambda found, now, before: not is_empty(found))


def is_absent():
    return Expectation("absent", lambda found, now, before: is_empty(found))


def matches(pattern):
    return Expectation(f"like {pattern}", lambda found, now, before: re.search(pattern, str(found)) is not None)


def has_members(*members):
    return Expectation(f"a set of {sorted(members)}", lambda found, now, before: sorted(found or ()) == sorted(members))


def has_size(size):
    return Expectation(f"{size} items", lambda found, now, before: len(found or ()) == size)


def equals(address, path):
    return Expectation(f"that of {address}", lambda found, now, before: is_same(found, value(now, address, path)))


def is_kept(address, path):
    return Expectation("what it was before", lambda found, now, before: is_same(found, value(before, address, path)))


def is_later(address, path):
    return Expectation("later than before", lambda found, now, before: found > value(before, address, path))


TIME = matches(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


def is_empty(found):
    return found is None or found in ("", [], {})


def is_same(one, other):
    """Terraform does not tell an empty string from none everywhere."""
    return one == other or (is_empty(one) and is_empty(other))


def value(values, address, path):
    """What is at a path such as options.0.export; None if there is no such place."""
    found = values.get(address)
    for part in path.split("."):
        if isinstance(found, list):
            found = found[int(part)] if int(part) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(part)
        else:
            return None
    return found


def failures(expected, now, before):
    """What is not as expected, as lines. Expected is {address: {path: value or Expectation}}."""
    for address, attributes in expected.items():
        if address not in now:
            yield f"{address} is missing"
            continue
        for path, wanted in attributes.items():
            found = value(now, address, path)
            if isinstance(wanted, Expectation):
                if not wanted.holds(found, now, before):
                    yield f"{address} {path} is not {wanted.words}: {found!r}"
            elif not is_same(found, wanted):
                yield f"{address} {path} is not {wanted!r}: {found!r}"
