"""The peer of 'encode': DNS name constraints to ApiPassthrough JSON, written as a short script with 'cryptography' is."""

import argparse
import base64
import json

from cryptography import x509

parser = argparse.ArgumentParser()
parser.add_argument("-p", "--permitted", default="")
parser.add_argument("-e", "--excluded", default="")
arguments = parser.parse_args()


def subtrees(names):
    return [x509.DNSName(name.strip()) for name in names.split(",") if name.strip()] or None


constraints = x509.NameConstraints(subtrees(arguments.permitted), subtrees(arguments.excluded))
value = base64.b64encode(constraints.public_bytes()).decode()
extension = {"ObjectIdentifier": "2.5.29.30", "Value": value, "Critical": True}
print(json.dumps({"Extensions": {"CustomExtensions": [extension]}}, indent=2))
