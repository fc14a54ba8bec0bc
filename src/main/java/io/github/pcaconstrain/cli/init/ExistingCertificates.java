package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.TlsEndpoint;
import io.github.pcaconstrain.cli.input.CertificateSources;
import io.github.pcaconstrain.cli.input.FleetSources;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.FetchedOption;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.prompt.Remark;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.suggestion.SuggestReport;
import io.github.pcaconstrain.encoding.EntryList;
import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.suggest.Limits;
import io.github.pcaconstrain.suggest.Proposal;
import io.github.pcaconstrain.suggest.reading.SourceSuggestion;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import io.github.pcaconstrain.suggest.reading.SuggestionOptions;
import io.github.pcaconstrain.suggest.reading.SuggestionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The certificates that a CA has issued, as far as the user points to them, and the policy that fits them.
 *
 * @param console the console
 * @param common what is told
 * @param aws how a CA is reached that is given by its ARN
 * @param passwordFile the password of key stores
 */
record ExistingCertificates(Console console, CommonOptions common, AwsOptions aws, Option<String> passwordFile) {
    private static final Pattern PATH = Pattern.compile("\\.{0,2}[/\\\\].*|[A-Za-z]:\\\\.*");
    private static final Pattern NAME_TYPE = Pattern.compile("(?i:dns|ip|email|uri|dn):.*");

    /** The places that an answer names; none if it names domains. */
    static List<String> namedBy(String answer) {
        List<String> entries = EntryList.split(answer).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return entries.stream().anyMatch(ExistingCertificates::isPlace) ? entries : List.of();
    }

    /** Nobody's domain looks like this: a path, an ARN, or a server with its port. */
    private static boolean isPlace(String entry) {
        if (entry.startsWith(CertificateSources.ARN) || PATH.matcher(entry).matches()) {
            return true;
        }
        return entry.contains("/") ? CertificateSources.isFile(entry) || isServer(entry) : isServer(entry);
    }

    private static boolean isServer(String entry) {
        try {
            return !NAME_TYPE.matcher(entry).matches()
                    && TlsEndpoint.parse(entry).isPresent();
        } catch (InvalidNameException e) {
            return false;
        }
    }

    /** What there is to say about an answer that names places. */
    static List<Remark> remarks(List<String> places) {
        List<Remark> remarks = new ArrayList<>();
        for (String place : places) {
            if (!isPlace(place)) {
                remarks.add(Remark.refusal(place + " is not a file, a folder or a server; name either certificates or"
                        + " what to permit"));
            } else if (PATH.matcher(place).matches() && !CertificateSources.isFile(place)) {
                remarks.add(Remark.refusal(place + ": there is no such file or folder"));
            }
        }
        return remarks;
    }

    /** A domain may be called like a folder. */
    static Optional<Remark> alsoAFile(String answer) {
        return EntryList.split(answer).stream()
                .map(String::strip)
                .filter(CertificateSources::isFile)
                .findFirst()
                .map(entry -> Remark.note("there is also a file or folder " + entry + "; ./" + entry
                        + " would suggest a policy for the certificates in it"));
    }

    /**
     * The policy that fits the certificates; empty if none does, which is told.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if nothing can be read
     */
    Optional<SuggestedPolicy> suggest(List<String> places, Instant at) {
        SuggestionResult result = read(places, at);
        SuggestReport.tellSources(
                result, places, "give files or folders with certificates, or answer the questions of 'init'", common);
        if (result.policies().isEmpty()) {
            common.warning("no policy fits these certificates: they have nothing in common that could be permitted");
        }
        result.policies().forEach(policy -> SuggestReport.tell(policy, console, common));
        return result.policies().stream().findFirst();
    }

    private SuggestionResult read(List<String> places, Instant at) {
        SuggestionOptions options = new SuggestionOptions(
                at,
                Optional.empty(),
                false,
                false,
                Limits.NONE,
                Runtime.getRuntime().availableProcessors());
        try (FleetSources fleet = FleetSources.withChains(aws, new FetchedOption(common))) {
            CertificateSources maker =
                    new CertificateSources(console, CertificateSources.TLS_TIMEOUT, passwordFile.find(), fleet);
            List<Source> given = new ArrayList<>(places.stream().map(maker::of).toList());
            given.addAll(fleet.managed());
            try {
                return SourceSuggestion.of(given, List.of(), options, Proposal::constraints, common.progress());
            } finally {
                given.forEach(Source::close);
            }
        }
    }
}
