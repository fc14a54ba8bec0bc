"""CSRs and certificates from elsewhere, made by OpenSSL."""

import subprocess


class Keys:
    def __init__(self, folder):
        folder.mkdir()
        self.folder = folder

    def _openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def text(self, name):
        return (self.folder / name).read_text()

    def csr(self, name):
        self._openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", "csr.key", "-out", "csr")
        return self.text("csr")

    def self_signed(self, name, bits=2048):
        """A certificate and its key."""
        key = ["-newkey", f"rsa:{bits}", "-nodes", "-keyout", "own.key"]
        self._openssl("req", "-x509", *key, "-subj", f"/CN={name}/O=Replay", "-days", "30", "-out", "own.pem")
        return self.text("own.pem"), self.text("own.key")

    def signed_by_two(self, name):
        """A key, and a certificate for it from each of two CAs, with the CA's own: (key, [(certificate, CA), ...])."""
        self._openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", "leaf.key", "-out", "leaf.csr")
        return self.text("leaf.key"), [self._signed(number) for number in (1, 2)]

    def _signed(self, number):
        ca = ["-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem"]
        self._openssl("req", "-x509", *ca, "-subj", f"/CN=Replay CA {number}", "-days", "60")
        self._openssl("x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30", "-out", "leaf.pem")
        return self.text("leaf.pem"), self.text("ca.pem")
