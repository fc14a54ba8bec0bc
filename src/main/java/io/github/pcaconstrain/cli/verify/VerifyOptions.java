package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.verification.witness.Witness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the options of {@code verify}. */
final class VerifyOptions {
    private VerifyOptions() {}

    /** A host, an address or a mailbox. */
    static PresentedName name(String text, Notes notes) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isPresent()) {
            return new PresentedName.Ip(address.get());
        }
        PresentedName name = NameSyntax.parse(text, notes);
        boolean isWanted = name instanceof PresentedName.Ip
                || name instanceof PresentedName.Email
                || (name instanceof PresentedName.Dns dns
                        && HostName.flaw(dns.value()).isEmpty());
        if (!isWanted) {
            throw new InvalidOptionException(
                    "--name '" + text + "' is not a host name, IP address or email address",
                    "write www.example.com or 10.0.0.1");
        }
        return name;
    }

    /** The host of a server, as its certificate must present it. */
    static PresentedName host(TlsEndpoint endpoint) {
        return IpAddress.parse(endpoint.host())
                .<PresentedName>map(PresentedName.Ip::new)
                .orElseGet(() -> new PresentedName.Dns(endpoint.serverName().orElse(endpoint.host())));
    }

    /** The words in a list of witnesses. */
    static List<String> witnessWords() {
        return Stream.concat(Arrays.stream(Witness.values()).map(Witness::word), Stream.of("all", "none"))
                .toList();
    }

    /** The witnesses of a list, in the order of their definition. */
    static List<Witness> witnesses(String list) {
        List<String> words = Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        List<String> known = Arrays.stream(Witness.values()).map(Witness::word).toList();
        for (String word : words) {
            boolean isAlone = word.equals("all") || word.equals("none");
            if (isAlone ? words.size() > 1 : !known.contains(word)) {
                throw new InvalidOptionException(
                        "--witness '" + list + "' is not a list of witnesses",
                        "give " + known.stream().collect(Collectors.joining(", "))
                                + ", comma-separated, or all, or none");
            }
        }
        return Arrays.stream(Witness.values())
                .filter(witness -> words.contains("all") || words.contains(witness.word()))
                .toList();
    }
}
