package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.cli.input.CaFiles;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.input.LeafFile;
import io.github.pcaconstrain.cli.input.TlsLeaf;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.PointInTime;
import io.github.pcaconstrain.cli.option.PolicyFile;
import io.github.pcaconstrain.cli.option.TimeSpan;
import io.github.pcaconstrain.cli.option.TimeSpanOption;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.verification.CertificateSource;
import io.github.pcaconstrain.verification.ExpectedPolicy;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.Verification;
import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationRequest.AnchorConstraints;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Judges one chain: path, name constraints and host name side by side. */
public final class VerifyCommand implements CliCommand {
    private static final String PURPOSE =
            "Verifies one certificate and its chain, with a verdict each for the path (signatures, dates, basic"
                    + " constraints and usage, by the JDK), the name constraints and the host name.";

    private final Console console;
    private final CommonOptions common;
    private final OutputOptions output;
    private final Option<String> leaf = Option.argument(
            0,
            "LEAF",
            "The certificate to verify, in PEM or DER, with or without its chain; - is standard input. Or a TLS"
                    + " server: host:port or, with STARTTLS, smtp://, imap:// or ldap:// and a host.");
    private final Option<List<String>> chain =
            files("--chain", "Certificates of intermediate CAs, in any order; they are not trusted.");
    private final Option<List<String>> trust = files("--trust", "Trusted certificates, which need not be self-signed.");
    private final Option<String> name = Option.text(
            "--name",
            "NAME",
            "The host name, IP address or (with email:) email address that the certificate must have among its subject"
                    + " alternative names. Default for a TLS server: its host.");
    private final Option<Boolean> noName =
            Option.flag("--no-name", "Do not check that the certificate is for the host of the TLS server.");
    private final Option<PointInTime> at = PointInTime.option(
            "--at", "Judge as of this time: 2026-12-31 (its start in UTC) or 2026-12-31T12:00Z. Default: now.");
    private final Option<String> expect = Option.text(
            "--expect",
            "POLICY",
            "A policy file; a CA in the chain must have exactly these constraints, byte for byte.");
    private final Option<Integer> expectAt = Option.number(
            "--expect-at",
            "N",
            "Which certificate must have them, counted from LEAF, which is 0. Default: LEAF if it is a CA, otherwise"
                    + " the CA above it.");
    private final Option<String> witness = Option.text(
            "--witness",
            "LIST",
            "Other verifiers whose results to show: jdk, bc, openssl, gnutls, nss and go, comma-separated, or all, or"
                    + " none. They do not change the verdict. Default: jdk,bc.",
            () -> VerifyOptions.witnessWords().iterator());
    private final Option<Boolean> strict = Option.flag(
            "--strict",
            "Treat a DNS constraint with a leading dot as malformed, as a strict reading of RFC 5280 does.");
    private final Option<Boolean> ignoreAnchor =
            Option.flag("--ignore-anchor-constraints", "Ignore the constraints in the trusted certificate.");

    private final TimeSpanOption timeout =
            TimeSpanOption.timeout("How long to wait for a TLS server, such as 5s. Default: 10s.");

    public VerifyCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("verify");
        HelpPage.group(spec, "Chain");
        Option.addAll(spec, leaf, chain, trust);
        timeout.addTo(spec);
        HelpPage.group(spec, "What to verify");
        Option.addAll(spec, name, noName);
        at.addTo(spec);
        Option.addAll(spec, expect, expectAt, witness, strict, ignoreAnchor);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage().description(PURPOSE);
        HelpPage.of(spec)
                .exit(ExitCode.OK, "every verdict is passed")
                .exit(ExitCode.FINDINGS, "a verdict is failed")
                .exit(ExitCode.INCONCLUSIVE, "a verdict is inconclusive")
                .examples(
                        "Is the chain valid, and are all its names within the constraints?",
                        "pca-constrain verify leaf.pem --chain chain.pem --trust root.pem",
                        "Is it the certificate of this host?",
                        "pca-constrain verify leaf.pem --chain chain.pem --trust root.pem --name www.dev.example.com",
                        "Does the CA have exactly the intended constraints?",
                        "pca-constrain verify subordinate.pem --chain chain.pem --trust root.pem"
                                + " --expect examples/development.yaml",
                        "What do other verifiers on this machine say?",
                        "pca-constrain verify leaf.pem --chain chain.pem --trust root.pem --witness all",
                        "Will it still be valid at the end of the decade?",
                        "pca-constrain verify leaf.pem --chain chain.pem --trust root.pem --at 2030-01-01 --json");
        return spec;
    }

    @Override
    public Integer call() {
        Instant now = console.now();
        Instant time = at.find().map(PointInTime::first).orElse(now);
        VerificationRequest request = request(time);
        VerificationResult result = Verification.verify(request);
        result.warnings().forEach(common::warning);
        List<WitnessVerdict> testimonies =
                WitnessVerdicts.of(result, time, now, VerifyOptions.witnesses(witness.orElse("jdk,bc")));
        VerifyReport report = new VerifyReport(request, result, testimonies);
        output.write(out -> {
            if (output.isJson()) {
                VerifyJson.write(out, report);
            } else {
                VerifyText.write(out, report, output);
            }
        });
        return exitCode(result.outcome());
    }

    private VerificationRequest request(Instant time) {
        if (name.isGiven() && noName.isGiven()) {
            throw new InvalidOptionException("--name and --no-name contradict each other", "give one of them");
        }
        if (!trust.isGiven()) {
            throw withoutTrust();
        }
        List<CertificateContents> trusted = read(trust);
        CertificateSource source = source();
        List<CertificateContents> candidates = new ArrayList<>(source.certificates());
        CertificateContents first = candidates.remove(0);
        candidates.addAll(read(chain));
        return new VerificationRequest(
                first,
                candidates,
                trusted,
                time,
                strict.isGiven() ? LeadingDot.MALFORMED : LeadingDot.ONLY_BELOW,
                ignoreAnchor.isGiven() ? AnchorConstraints.IGNORED : AnchorConstraints.COUNT,
                wantedName(source),
                expected(first));
    }

    /** Reads the files first: if one cannot be read, no server is asked. */
    private InvalidOptionException withoutTrust() {
        if (source() instanceof LeafFile file) {
            file.certificates();
        }
        read(chain);
        return new InvalidOptionException("no trusted certificate given", "give --trust FILE");
    }

    /** The name to check: the given one, or else the host of the server. */
    private Optional<PresentedName> wantedName(CertificateSource source) {
        if (name.isGiven() || noName.isGiven()) {
            return name.find().map(wanted -> VerifyOptions.name(wanted, common::note));
        }
        return source instanceof TlsLeaf server ? Optional.of(VerifyOptions.host(server.endpoint())) : Optional.empty();
    }

    private CertificateSource source() {
        String given = leaf.require();
        Optional<TlsEndpoint> endpoint = CertificateSources.isFile(given) ? Optional.empty() : TlsEndpoint.parse(given);
        if (endpoint.isEmpty() && !given.equals("-") && !CertificateSources.isFile(given)) {
            throw CertificateSources.absent(given, "check the path, or write a TLS server as host:port or smtp://host");
        }
        return endpoint.<CertificateSource>map(server -> new TlsLeaf(given, server, limit()))
                .orElseGet(() -> new LeafFile(given, console, common));
    }

    private Duration limit() {
        return timeout.find(common::warning).map(TimeSpan::average).orElse(CertificateSources.TLS_TIMEOUT);
    }

    private List<CertificateContents> read(Option<List<String>> option) {
        return option.orElse(List.of()).stream()
                .flatMap(file -> CaFiles.read(file, console, common))
                .toList();
    }

    private Optional<ExpectedPolicy> expected(CertificateContents first) {
        if (!expect.isGiven()) {
            return Optional.empty();
        }
        int place = expectAt.orElse(first.isCa() ? 0 : 1);
        if (place < 0) {
            throw new InvalidOptionException("--expect-at " + place + " is below 0", "count from LEAF, which is 0");
        }
        return Optional.of(new ExpectedPolicy(PolicyFile.read(expect.require(), console, common), place));
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> ExitCode.OK;
            case FAILED -> ExitCode.FINDINGS;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }

    private static Option<List<String>> files(String name, String description) {
        return Option.list("FILE", description + " May be given several times.", name);
    }
}
