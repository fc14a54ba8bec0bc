package io.github.pcaconstrain.cli.encode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Policies of every form for the tests of encoded forms, in JSON. */
final class Policies {
    private Policies() {}

    static List<String> all() {
        return List.of(
                "{'permitted': ['dns:example.com']}",
                "{'permitted': ['dns:.example.com']}",
                "{'permitted': ['dns:']}",
                "{'excluded': ['dns:']}",
                "{'excluded': ['dns:example.com'], 'critical': false}",
                "{'permitted': ['dns:dev.example.com', 'dns:test.example.com'], 'excluded': ['dns:prod.dev.example.com']}",
                "{'permitted': ['dns:b.example', 'dns:a.example', 'dns:b.example']}",
                "{'permitted': ['dns:xn--bcher-kva.example']}",
                "{'permitted': ['dns:Example.COM']}",
                "{'permitted': ['dns:under_score.example', 'dns:localhost', 'dns:a-b.example']}",
                "{'permitted': ['dns:123.example', 'dns:null', 'dns:true', 'dns:no', 'dns:0x10']}",
                "{'permitted': ['dns:" + "a".repeat(63) + ".example']}",
                "{'permitted': ['ip:10.0.0.0/8']}",
                "{'permitted': ['ip:0.0.0.0/0', 'ip:::/0']}",
                "{'excluded': ['ip:0.0.0.0/0', 'ip:::/0']}",
                "{'permitted': ['ip:192.0.2.1/32', 'ip:192.0.2.128/25', 'ip:10.20.0.0/15']}",
                "{'permitted': ['ip:2001:db8::/32', 'ip:2001:db8::1/128', 'ip:fe80::/10']}",
                "{'permitted': ['ip:::ffff:10.0.0.0/104']}",
                "{'permitted': ['email:example.com', 'email:.example.com', 'email:user@example.com']}",
                "{'permitted': ['email:first.last+tag@example.com'], 'excluded': ['email:O.Brien@example.com']}",
                "{'permitted': ['email:o\\u0027brien@example.com']}",
                "{'permitted': ['email:a!#$%&*/=?^_`{|}~b@example.com']}",
                "{'permitted': ['uri:example.com', 'uri:.example.com']}",
                "{'permitted': ['dn:O=Acme']}",
                "{'permitted': ['dn:CN=a+OU=b,O=Acme\\\\, Inc.,C=US']}",
                "{'permitted': ['dn:O=M\\u00fcller \\\\+ S\\u00f6hne,C=DE']}",
                "{'permitted': ['dn:']}",
                "{'excluded': ['dn:DC=corp,DC=example', 'dns:example.com', 'dn:O=Acme']}",
                "{'permitted': ['dns:a.example', 'ip:10.0.0.0/8', 'dns:b.example'], 'excluded': ['uri:x.example']}",
                "{'permitted': ['dns:a.example', 'ip:10.0.0.0/8', 'email:a.example', 'uri:a.example', 'dn:O=A'],"
                        + " 'excluded': ['dns:x.a.example', 'ip:10.9.0.0/16', 'email:x@a.example', 'uri:.a.example',"
                        + " 'dn:OU=X,O=A'], 'critical': false}",
                many());
    }

    private static String many() {
        List<String> names = IntStream.range(0, 120)
                .mapToObj(i -> "'dns:host" + i + ".example.com'")
                .toList();
        return "{'permitted': [" + String.join(", ", names) + "]}";
    }

    static byte[] json(String policy) {
        return policy.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
