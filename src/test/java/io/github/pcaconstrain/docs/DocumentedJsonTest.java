package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentedJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "encode|-q -p example.com",
                "encode|-q -e .example.com,ip:10.0.0.0/8,email:u@example.com,uri:.example.com -p dn:O=Acme,C=US",
                "encode|-q -p example.com,ip:10.0.0.0/8,test --not-critical",
                "encode|-q --policy examples/ordered.json",
                "decode|examples/development.yaml",
                "decode|examples/certificates/development.pem",
                "decode|-q MBWgEzARgg8ucGVybWl0dGVkLnRlc3Q=",
                "decode|--lenient examples/certificates/legacy.pem",
                "decode|-q --lenient MBWgEzARgg8ucGVybWl0dGVkLnRlc3SAAQGBAQU=",
                "decode|-q --lenient MA+gDTALggV0LmRldoABAYEBBQ==",
                "check|-p example.com a.example.com ip:10.0.0.1 example.org *.example.com a..b",
                "check|--cert examples/certificates/chain.pem a.example.com",
                "check|--cert examples/certificates/legacy.pem a.example.com",
                "check|--cert examples/certificates/chain.pem --policy examples/development.yaml dn:CN=x,O=Acme",
                "diff|examples/development.yaml examples/strict-internal.yaml",
                "diff|examples/development.yaml examples/certificates/development.pem",
                "diff|examples/certificates/legacy.pem examples/certificates/development.pem",
                "impact|-p example.org -e example.com examples/certificates",
                "verify|examples/certificates/chain.pem --trust examples/certificates/root.pem --name x.example",
                "verify|--at 2030-01-01 --witness all examples/certificates/development.pem --chain"
                        + " examples/certificates/chain.pem --trust examples/certificates/root.pem --expect"
                        + " examples/development.yaml",
                "verify|--witness none examples/certificates/development.pem --trust"
                        + " examples/certificates/legacy.pem",
                "lint|--policy examples/development.yaml",
                "lint|--profile br examples/certificates/chain.pem",
                "audit|examples/certificates",
                "audit|--iam examples/access/account.json --iam examples/access/ca-policy.json",
                "suggest|-q --close-forms --names examples/names.txt examples/certificates",
                "lint|--list",
                "test|-q --sandbox :memory: --permit www.example.com --deny www.example.org,ip:10.0.0.1",
                "lint|--explain wildcard-escapes-exclusion",
                "lint|--explain constraints-missing",
                "explain|not-a-ca constraint-violated ca-state",
                "explain|--list",
                "version|-q",
                "lint|--suggest --profile portable -p .example.com",
            })
    void resultsKeepToTheirSchema(String command, String arguments) throws IOException {
        String line = "pca-constrain " + command + " --json " + arguments;
        JsonNode result = JsonMapper.shared().readTree(new Shell(Path.of("").toAbsolutePath()).run(line));
        assertThat(JsonSchema.violations(Path.of("docs/schema/" + command + ".schema.json"), result))
                .as(line)
                .isEmpty();
    }
}
