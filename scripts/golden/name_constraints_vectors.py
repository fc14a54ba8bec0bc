#!/usr/bin/env python3
"""Writes src/test/resources/encoding/name-constraints.tsv to standard output.

Each row is a permitted list and an excluded list as the command line takes them ("-" is none), and the DER that
pyca/cryptography, which shares no code with us, makes of them. Inputs that pyca refuses are not among them.

    python3 scripts/golden/name_constraints_vectors.py > src/test/resources/encoding/name-constraints.tsv
"""

import ipaddress

import cryptography
from cryptography import x509
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

ATTRIBUTES = {
    "C": NameOID.COUNTRY_NAME,
    "ST": NameOID.STATE_OR_PROVINCE_NAME,
    "L": NameOID.LOCALITY_NAME,
    "O": NameOID.ORGANIZATION_NAME,
    "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "CN": NameOID.COMMON_NAME,
    "DC": NameOID.DOMAIN_COMPONENT,
    "UID": NameOID.USER_ID,
    "serialNumber": NameOID.SERIAL_NUMBER,
    "emailAddress": NameOID.EMAIL_ADDRESS,
    "STREET": NameOID.STREET_ADDRESS,
    "title": NameOID.TITLE,
    "dnQualifier": NameOID.DN_QUALIFIER,
    "1.2.3.4": x509.ObjectIdentifier("1.2.3.4"),
}
PRINTABLE = {"C", "serialNumber", "dnQualifier"}
IA5 = {"DC", "emailAddress"}


def attribute(name, value):
    kind = _ASN1Type.UTF8String
    if name in PRINTABLE:
        kind = _ASN1Type.PrintableString
    elif name in IA5:
        kind = _ASN1Type.IA5String
    return x509.NameAttribute(ATTRIBUTES[name], value, kind)


def rfc4514(value):
    return "".join("\\" + c if c in ',+"\\<>;=' else c for c in value)


class Dn:
    """A directory name, most significant RDN first; RFC 4514 writes it last."""

    def __init__(self, *rdns, slashed=False):
        self.rdns = [rdn if isinstance(rdn, list) else [rdn] for rdn in rdns]
        self.slashed = slashed

    def text(self):
        if self.slashed:
            return "dn:" + "".join("/" + "+".join(f"{n}={v}" for n, v in rdn) for rdn in self.rdns)
        return "dn:" + ",".join("+".join(f"{n}={rfc4514(v)}" for n, v in rdn) for rdn in reversed(self.rdns))

    def general_name(self):
        return x509.DirectoryName(
            x509.Name([x509.RelativeDistinguishedName([attribute(n, v) for n, v in rdn]) for rdn in self.rdns])
        )


def text(base):
    return base.text() if isinstance(base, Dn) else base


def general_name(base):
    if isinstance(base, Dn):
        return base.general_name()
    form, _, value = base.rpartition(":") if base.startswith(("dns:", "email:", "uri:")) else ("", "", base)
    if base.startswith("ip:"):
        return x509.IPAddress(ipaddress.ip_network(base[3:]))
    if form == "email":
        return x509.RFC822Name(value)
    if form == "uri":
        return x509.UniformResourceIdentifier(value)
    return x509.DNSName(value)


def cases():
    # The three vectors of the AWS documents and the tutorial.
    yield [".dev.example.com", ".test.example.com"], [".prod.dev.example.com"]
    yield [".dev.example.com", ".prod.example.com", ".test.example.com"], [".prod.dev.example.com"]
    yield [".permitted.test"], []

    label63 = "a" * 63
    longest = ".".join([label63, label63, label63, "b" * 61])
    hosts = [
        "example.com", ".example.com", "EXAMPLE.com", "a.b.c.d.e.f.example.com", "com", ".com", "localhost",
        "xn--bcher-kva.example", ".xn--bcher-kva.example", "my_host.example.com", "_dmarc.example.com", "a-b.example",
        "1.example", "0.1.2.3.example", label63 + ".com", longest, "." + longest, "x.y",
    ]
    for host in hosts:
        yield [host], []
        yield [], ["dns:" + host]
    yield ["dns:"], []
    yield [], ["dns:"]
    yield ["example.com"], ["dns:"]

    for prefix in range(33):
        network = ipaddress.ip_network(("203.0.113.255", prefix), strict=False)
        yield [f"ip:{network}"], []
    for prefix in (0, 1, 7, 8, 16, 29, 31, 32, 33, 47, 48, 56, 63, 64, 65, 96, 104, 127, 128):
        network = ipaddress.ip_network(("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", prefix), strict=False)
        yield [f"ip:{network}"], []
        yield [], [f"ip:{network}"]
    for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8", "::ffff:0:0/96", "::/128"):
        yield [f"ip:{block}"], [f"ip:{block}"]

    mails = [
        "user@example.com", "User@EXAMPLE.com", "first.last+tag@mail.example.com", "example.com", ".example.com",
        "mail.example.com", ".com", "localhost", "o'neil@example.com", "xn--bcher-kva.example", "!#$%&'*/=?^_`{|}~-@a.test",
    ]
    for mail in mails:
        yield ["email:" + mail], []
        yield [], ["email:" + mail]

    for host in ("example.com", ".example.com", "www.EXAMPLE.com", ".com", "xn--bcher-kva.example", "localhost"):
        yield ["uri:" + host], []
        yield [], ["uri:" + host]

    o = ("O", "Acme")
    names = [
        Dn(o), Dn(("C", "US")), Dn(("C", "US"), o), Dn(("C", "US"), o, ("OU", "Research")),
        Dn(("C", "US"), ("ST", "Ohio"), ("L", "Springfield"), o, ("OU", "R&D"), ("CN", "x")),
        Dn(("DC", "com"), ("DC", "example")), Dn(("DC", "com"), ("DC", "example"), ("CN", "Users")),
        Dn(("O", "Müller GmbH")), Dn(("O", "日本電気")), Dn(("CN", "Smith, John")), Dn(("CN", "a+b=c")),
        Dn(("CN", 'say "hi"')), Dn(("CN", "back\\slash")), Dn(("CN", "semi;colon<>")), Dn(("CN", "a/b")),
        Dn(("serialNumber", "12345")), Dn(o, ("emailAddress", "u@example.com")), Dn(("UID", "jdoe")),
        Dn(("STREET", "1 Main St")), Dn(("title", "Dr.")), Dn(("dnQualifier", "q-1")), Dn(o, ("1.2.3.4", "own")),
        Dn(("C", "US"), [o, ("OU", "Research")]), Dn([("CN", "x"), ("UID", "1"), ("OU", "y")]),
        Dn(o, [("CN", "b"), ("CN", "a")]), Dn(("O", "x" * 64)), Dn(("CN", "x" * 64)),
    ]
    for name in names:
        yield [name], []
        yield [], [name]
    yield [Dn(("C", "US"), o, slashed=True)], []
    yield [Dn(o, ("C", "US"), slashed=True)], []
    yield [Dn(("CN", "x"), ("C", "US"), ("O", "y"), slashed=True)], []
    yield [Dn(("DC", "com"), ("DC", "example"), ("OU", "Research"), slashed=True)], []

    yield ["ip:10.0.0.0/8", "example.com", "email:.example.com", "uri:example.com", Dn(o)], []
    yield ["uri:.example.com", "email:example.com", "ip:fd00::/8", ".example.com"], ["ip:0.0.0.0/0", "ip:::/0"]
    yield ["example.com", Dn(("C", "US"), o)], ["ip:0.0.0.0/0", "ip:::/0"]
    yield ["ip:10.0.0.0/8", Dn(("C", "US"), o)], ["dns:"]
    yield ["example.com", "example.com"], ["example.com"]
    yield ["b.example", "a.example", "c.example"], ["z.example", "y.example"]
    yield ["example.com"], [Dn(("O", "Evil"))]

    # Lengths around the steps of DER: 127 and 128, 255 and 256, 65,535 (3,855 subtrees of 17 octets) and more.
    for size in list(range(108, 130)) + list(range(236, 251)):
        host = ("a" * 60 + ".") * 4
        yield [host[: size - 4].rstrip(".").ljust(size - 4, "b") + ".com"], []
    for count in (6, 7, 8, 13, 14, 15, 100, 3855, 3856):
        yield [f"host{i:04}.test" for i in range(count)], []
        if count < 20:
            yield ["example.com"], [f"host{i:04}.test" for i in range(count)]


def row(permitted, excluded):
    extension = x509.NameConstraints(
        [general_name(base) for base in permitted] or None, [general_name(base) for base in excluded] or None
    )
    lists = [",".join(text(base) for base in bases) or "-" for bases in (permitted, excluded)]
    return "\t".join(lists + [extension.public_bytes().hex()])


def main():
    print(f"# Written by scripts/golden/name_constraints_vectors.py with cryptography {cryptography.__version__}.")
    print("# permitted\texcluded\tDER")
    rows = {}
    for permitted, excluded in cases():
        rows[row(permitted, excluded)] = None
    print("\n".join(rows))


if __name__ == "__main__":
    main()
