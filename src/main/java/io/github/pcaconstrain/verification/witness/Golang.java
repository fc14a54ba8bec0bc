package io.github.pcaconstrain.verification.witness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Go's {@code crypto/x509}, in a short program that the installed Go compiles. */
final class Golang {
    /** Enough time to compile the standard library on first use. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String PROGRAM = """
        package main

        import (
        	"crypto/x509"
        	"encoding/pem"
        	"fmt"
        	"os"
        	"time"
        )

        func read(file string) (certs []*x509.Certificate) {
        	rest, err := os.ReadFile(file)
        	check(err)
        	for {
        		var block *pem.Block
        		if block, rest = pem.Decode(rest); block == nil {
        			return
        		}
        		cert, err := x509.ParseCertificate(block.Bytes)
        		check(err)
        		certs = append(certs, cert)
        	}
        }

        func check(err error) {
        	if err != nil {
        		fmt.Println("refused:", err)
        		os.Exit(1)
        	}
        }

        func known(certs ...*x509.Certificate) bool {
        	for _, cert := range certs {
        		if cert.PublicKeyAlgorithm == x509.UnknownPublicKeyAlgorithm || cert.SignatureAlgorithm == x509.UnknownSignatureAlgorithm {
        			return false
        		}
        	}
        	return true
        }

        func main() {
        	at, err := time.Parse(time.RFC3339, os.Args[3])
        	check(err)
        	roots, between := x509.NewCertPool(), x509.NewCertPool()
        	anchor, chain := read(os.Args[1])[0], read(os.Args[2])
        	roots.AddCert(anchor)
        	for _, cert := range chain[1:] {
        		between.AddCert(cert)
        	}
        	any := []x509.ExtKeyUsage{x509.ExtKeyUsageAny}
        	_, err = chain[0].Verify(x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: at, KeyUsages: any})
        	if err != nil && !(known(chain...) && known(anchor)) {
        		fmt.Println("unsupported")
        		os.Exit(1)
        	}
        	check(err)
        }
        """;

    private Golang() {}

    static WitnessVerdict judge(Chain chain) {
        return Tool.with(Witness.GO, "go", LIMIT, tool -> {
            String version = tool.run("go", "version").lastLine().replaceFirst("^go version (\\S+).*", "$1");
            Tool.Run run = tool.run(
                    "go",
                    "run",
                    tool.text("verify.go", PROGRAM),
                    tool.pem("anchor.pem", List.of(chain.anchor())),
                    tool.pem("chain.pem", chain.withoutAnchor()),
                    chain.at().toString());
            if (run.finished() && run.output().startsWith("unsupported")) {
                return WitnessVerdict.unsupported(Witness.GO, version, RareKeys.names(chain));
            }
            Optional<String> refusal = run.output()
                    .lines()
                    .filter(line -> line.startsWith("refused: "))
                    .map(line -> line.substring("refused: ".length()))
                    .findFirst();
            return Tool.testimony(Witness.GO, version, run, refusal);
        });
    }
}
