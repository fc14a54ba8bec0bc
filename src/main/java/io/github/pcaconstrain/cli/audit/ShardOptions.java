package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * An audit that several machines share. Each option either belongs to the judgement, and is given to every shard, or to
 * the report, and is given when the shards are merged; an option that is not listed here is refused by both.
 */
final class ShardOptions {
    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");
    private static final Set<String> GENERAL =
            Set.of("--json", "--out", "--force", "--quiet", "--verbose", "--debug", "--color");
    private static final Set<String> OF_JUDGEMENT = Set.of(
            "--shard",
            "--cas",
            "--password-file",
            "--threads",
            "--trust",
            "--policy",
            "--at",
            "--expires-within",
            "--min-strength",
            "--lint-profile",
            "--only",
            "--skip",
            "--baseline");
    private static final Set<String> OF_REPORT = Set.of(
            "--merge",
            "--all",
            "--fail-on",
            "--keep-going",
            "--junit",
            "--sarif",
            "--csv",
            "--html",
            "--write-baseline");

    private final Option<Share> shard = Option.read(
            "--shard",
            "I/N",
            "Judge only share I of N, and write what --merge needs. Run all N with the same command line otherwise, each"
                    + " on any machine; each reads every SOURCE, which has to be a file or folder. Needs --at.",
            Share.class,
            ShardOptions::parse);
    private final Option<List<String>> cas = Option.list(
            "FILE",
            "Take the CAs from this file or folder, so that a shard reads only its own files of each SOURCE. A CA"
                    + " certificate that is only in a SOURCE is then an error.",
            "--cas");
    private final Option<Boolean> merge = Option.flag(
            "--merge",
            "Take each SOURCE for a file that --shard wrote, and report on all shards together. Every shard has to be"
                    + " there once.");

    void addTo(CommandSpec spec) {
        Option.addAll(spec, shard, cas, merge);
    }

    private static Share parse(String text) {
        Matcher parts = SHARE.matcher(text);
        if (parts.matches()) {
            int number = Integer.parseInt(parts.group(1));
            int of = Integer.parseInt(parts.group(2));
            if (number <= of) {
                return new Share(number, of);
            }
        }
        throw new InvalidOptionException("'" + text + "' is not a share of the work", "give 1/4, 2/4, 3/4 and 4/4");
    }

    /** The files that have all CAs; empty if they are anywhere. */
    List<String> cas() {
        return cas.orElse(List.of());
    }

    /** Refuses what has an effect on shards only. */
    void checkWhole() {
        if (cas.isGiven()) {
            throw new InvalidOptionException("--cas needs --shard", "give the file as another source, without --cas");
        }
    }

    boolean isMerge() {
        return merge.isGiven();
    }

    Optional<Share> share() {
        return shard.find();
    }

    /** Refuses options that have no effect on a merge. */
    void checkMerge() {
        shard.onCommandLine().stream()
                .filter(name -> !OF_REPORT.contains(name) && !GENERAL.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidOptionException(
                            name + " does not go with --merge",
                            OF_JUDGEMENT.contains(name)
                                    ? "give it to 'audit --shard', the same to each"
                                    : "leave it out; shards have files and folders only");
                });
    }

    /**
     * Refuses what a shard cannot be made of, or has no effect on it.
     *
     * @param hasTime whether --at is given
     * @param needsWhole whether something is asked for, perhaps by the environment, that one machine has to do
     * @param files the sources, and the trust anchors
     */
    void checkShard(boolean hasTime, boolean needsWhole, List<String> files) {
        shard.onCommandLine().stream()
                .filter(name -> !OF_JUDGEMENT.contains(name) && !GENERAL.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidOptionException(
                            name + " does not go with --shard",
                            OF_REPORT.contains(name)
                                    ? "give it to 'audit --merge', which writes the report"
                                    : "leave it out; shards have files and folders only");
                });
        if (needsWhole) {
            throw new InvalidOptionException(
                    "--all-cas, --iam and --cloudtrail do not go with --shard",
                    "leave them out, or unset PCA_CONSTRAIN_ALL_CAS, PCA_CONSTRAIN_IAM and PCA_CONSTRAIN_CLOUDTRAIL");
        }
        if (!hasTime) {
            throw new InvalidOptionException(
                    "--shard needs --at, so that all shards judge as of the same time",
                    "give a time, such as --at 2026-12-31");
        }
        files.stream().filter(file -> !isReadByAll(file)).findFirst().ifPresent(file -> {
            throw new InvalidOptionException(
                    (file.equals("-") ? "standard input" : "'" + file + "'") + " does not go with --shard",
                    "give files and folders with certificates, which every machine reads alike");
        });
    }

    private static boolean isReadByAll(String name) {
        if (!CertificateSources.isFile(name)) {
            boolean isElsewhere = name.equals("-")
                    || name.startsWith(CertificateSources.ARN)
                    || TlsEndpoint.parse(name).isPresent();
            return !isElsewhere; // what is nowhere is refused later, with a better message
        }
        Path file = Path.of(name);
        return Files.isDirectory(file) || (Files.isRegularFile(file) && !AuditReportFile.isOne(file));
    }
}
