package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.input.FleetSources;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.TimeSpan;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.suggest.reading.NameSource;
import io.github.pcaconstrain.suggest.reading.ZoneFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** What a policy is suggested for: certificates, as {@code audit} reads them, and lists of names. */
final class SuggestSources {
    private static final String STANDARD_INPUT = "-";

    private final Option<List<String>> sources = Option.arguments(
            "SOURCE",
            "Files, folders, key stores, - and TLS servers, as for 'audit'; the ARN of a CA; or an AWS Private CA audit"
                    + " report.");
    private final Option<Boolean> allCas = Option.flag(
            "--all-cas", "Read the certificates of every CA in --region and --profile, and their certificates in ACM.");
    private final Option<Boolean> skipAcm = Option.flag(
            "--skip-acm", "Leave out the CAs' certificates in ACM, which can be fetched only ten a second.");
    private final Option<List<String>> names = Option.list(
            "FILE",
            "A file with a name on each line: DNS names, IP addresses, email addresses, URIs, or dn: and a subject."
                    + " May be repeated.",
            "--names");
    private final Option<List<String>> zones =
            Option.list("[ORIGIN=]FILE", "A DNS zone file, whose hosts are read. May be repeated.", "--zone");
    private final Option<String> passwordFile = Option.text(
            "--password-file", "FILE", "A file with the password of PKCS#12 files. Or set PCA_CONSTRAIN_PASSWORD.");
    private final Option<Boolean> keepGoing =
            Option.flag("--keep-going", "Do not fail because something cannot be read; it is still counted.");
    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for a TLS server, such as 5s. Default: 10s.");

    private final Console console;
    private final CommonOptions common;

    SuggestSources(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, sources, names, zones, allCas, skipAcm, passwordFile, keepGoing);
        timeout.addTo(spec);
    }

    /** Refuses what cannot be read together, before anything is. */
    void check(boolean perCa) {
        List<String> given = sources.orElse(List.of());
        List<String> lists = Stream.concat(names.orElse(List.of()).stream(), zones.orElse(List.of()).stream())
                .toList();
        if (given.isEmpty() && lists.isEmpty() && !allCas.isGiven()) {
            throw new InvalidOptionException(
                    "nothing to suggest a policy for",
                    "give files, folders, host:port, -, ARNs, --all-cas, --names FILE or --zone FILE");
        }
        if (perCa && !lists.isEmpty()) {
            throw new InvalidOptionException(
                    "--per-ca needs certificates, and --names and --zone have none", "leave one of them out");
        }
        long inputs = Stream.concat(given.stream(), lists.stream())
                .filter(STANDARD_INPUT::equals)
                .count();
        if (inputs > 1) {
            throw new InvalidOptionException("- is given twice", "give standard input once");
        }
    }

    boolean keepsGoing() {
        return keepGoing.isGiven();
    }

    /** The sources of certificates. */
    List<Source> certificates(FleetSources fleet) {
        Duration limit = timeout.find(common::warning).map(TimeSpan::average).orElse(CertificateSources.TLS_TIMEOUT);
        CertificateSources maker = new CertificateSources(console, limit, passwordFile.find(), fleet);
        List<Source> made = new ArrayList<>();
        sources.orElse(List.of()).forEach(name -> made.add(maker.of(name)));
        boolean withAcm = !skipAcm.isGiven();
        if (allCas.isGiven()) {
            made.addAll(fleet.all(withAcm));
        } else if (withAcm) {
            made.addAll(fleet.managed());
        }
        return made;
    }

    /** The lists of names. */
    List<NameSource> lists() {
        List<NameSource> lists = new ArrayList<>();
        names.orElse(List.of()).forEach(file -> lists.add(new NameList(new ListFile(file, console))));
        zones.orElse(List.of()).forEach(zone -> lists.add(zone(zone)));
        return lists;
    }

    private ZoneFile zone(String given) {
        int equals = CertificateSources.isFile(given) ? -1 : given.indexOf('=');
        String file = given.substring(equals + 1);
        String origin = equals < 0 ? "" : HostName.fold(given.substring(0, equals));
        String host = origin.endsWith(".") ? origin.substring(0, origin.length() - 1) : origin;
        if (!host.isEmpty() && HostName.flaw(host).isPresent()) {
            throw new InvalidOptionException(
                    "--zone " + given + ": '" + host + "' is not a domain", "write it as --zone example.com=FILE");
        }
        ListFile content = new ListFile(file, console);
        return new ZoneFile(content.name(), host, content);
    }

    /** What was given, to be typed again. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(sources.orElse(List.of()));
        if (allCas.isGiven()) {
            arguments.add("--all-cas");
        }
        names.orElse(List.of()).forEach(file -> arguments.addAll(List.of("--names", file)));
        zones.orElse(List.of()).forEach(file -> arguments.addAll(List.of("--zone", file)));
        return arguments;
    }

    /** Whether there are only lists of names, and no certificates. */
    boolean areLists() {
        return sources.orElse(List.of()).isEmpty() && !allCas.isGiven();
    }

    /** The certificates that were given as files and servers, to be typed again. */
    List<String> files() {
        return sources.orElse(List.of()).stream()
                .filter(source -> !source.startsWith(CertificateSources.ARN) && !source.equals(STANDARD_INPUT))
                .toList();
    }

    /** The CAs that were given. */
    List<String> cas() {
        return sources.orElse(List.of()).stream()
                .filter(source -> source.startsWith(CertificateSources.ARN))
                .toList();
    }
}
