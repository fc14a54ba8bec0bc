// Command audit is the peer of 'pca-constrain audit': it reads a PEM bundle, parses every certificate, and holds the
// names of those that are no CAs to the permitted DNS subtrees of the one CA that has any.
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
	"time"
)

func main() {
	rest, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	now := time.Now()
	var permitted []string
	leaves, outside, expired := 0, 0, 0
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			panic(err)
		}
		if certificate.IsCA {
			permitted = append(permitted, certificate.PermittedDNSDomains...)
			continue
		}
		leaves++
		if now.After(certificate.NotAfter) {
			expired++
		}
		for _, name := range certificate.DNSNames {
			if !covered(name, permitted) {
				outside++
			}
		}
	}
	fmt.Println(leaves, "certificates,", outside, "names outside,", expired, "expired")
}

func covered(name string, permitted []string) bool {
	for _, base := range permitted {
		if strings.HasSuffix(name, base) && (len(name) == len(base) || name[len(name)-len(base)-1] == '.') {
			return true
		}
	}
	return false
}
