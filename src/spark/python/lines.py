"""Writes the certificates of a bundle in PEM as lines of base64: BUNDLE FILE."""

import sys

with open(sys.argv[1]) as bundle, open(sys.argv[2], "w") as out:
    for text in bundle:
        if text.startswith("-----END"):
            out.write("\n")
        elif not text.startswith("-----BEGIN"):
            out.write(text.strip())
