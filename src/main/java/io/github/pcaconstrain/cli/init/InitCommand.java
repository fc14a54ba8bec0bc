package io.github.pcaconstrain.cli.init;

import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.prompt.Prompter;
import io.github.pcaconstrain.cli.prompt.Question;
import io.github.pcaconstrain.cli.prompt.Remark;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.show.suggestion.SuggestYaml;
import io.github.pcaconstrain.failure.CancelledException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import io.github.pcaconstrain.output.OutputFile;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Asks what a CA is for, or suggests it from the certificates that exist, and writes a policy file. */
public final class InitCommand implements CliCommand {
    private static final String FILE = "policy.yaml";
    private static final String CANCELLED = "Cancelled. Nothing was changed.";

    private final Console console;
    private final CommonOptions common;
    private final AwsOptions aws;
    private final Option<List<String>> sources = Option.arguments(
            "SOURCE",
            "Certificates that exist, for a suggestion to start from: files, folders, key stores and TLS servers, as"
                    + " for 'audit'; the ARN of a CA; or an AWS Private CA audit report.");
    private final Option<String> passwordFile = Option.text(
            "--password-file", "FILE", "A file with the password of PKCS#12 files. Or set PCA_CONSTRAIN_PASSWORD.");
    private final Option<String> out =
            Option.text("FILE", "Write the policy to FILE. Default: " + FILE + ".", "-o", "--out");
    private final Option<Boolean> force = Option.flag("--force", "Overwrite FILE.");

    public InitCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.aws = new AwsOptions(console, common);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("init");
        Option.addAll(spec, sources);
        HelpPage.group(spec, "Certificates");
        Option.addAll(spec, passwordFile);
        aws.addConnectionTo(spec);
        HelpPage.group(spec, "Output");
        Option.addAll(spec, out, force);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Asks what a CA is for, checks the answers while they are typed, and writes a policy file with"
                                + " comments. Pointed at certificates, it suggests the policy that fits them, to take or"
                                + " to edit.",
                        "Needs a terminal. The file is for --policy of the other commands.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "written")
                .exit(ExitCode.USAGE, "usage error, no terminal, unreadable certificates, or FILE cannot be written")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "timed out: AWS did not finish in time")
                .exit(ExitCode.INTERRUPTED, "interrupted at a question; nothing is written")
                .examples(
                        "Write policy.yaml.",
                        "pca-constrain init",
                        "Start from a policy that fits the certificates in a folder.",
                        "pca-constrain init examples/certificates",
                        "Write another file, and constrain a CA of the sandbox with it.",
                        "pca-constrain init -o servers.yaml && pca-constrain apply --sandbox --policy servers.yaml");
        return spec;
    }

    @Override
    public Integer call() {
        if (!Prompter.canAsk(console)) {
            throw nobodyToAsk();
        }
        String file = out.orElse(FILE);
        Existing existing = force.isGiven() ? Existing.REPLACE : Existing.KEEP;
        if (!isStandardOutput(file)) {
            OutputFile.check(file, existing, folder -> false);
        }
        Interruption interruption = new Interruption();
        interruption.arm(console, () -> Optional.of(CANCELLED));
        try {
            write(file, existing, policy());
        } catch (CancelledException e) {
            console.err().println(CANCELLED);
            return ExitCode.INTERRUPTED;
        } finally {
            interruption.disarm();
        }
        return ExitCode.OK;
    }

    private InvalidOptionException nobodyToAsk() {
        List<String> given = sources.orElse(List.of());
        return new InvalidOptionException(
                "init asks questions, and there is no terminal to ask at",
                given.isEmpty()
                        ? "give the constraints to the other commands as -p and -e, such as 'encode -p example.com', or"
                                + " write a policy file by hand (docs/reference/policy.md)"
                        : "to have a policy suggested without questions: pca-constrain suggest "
                                + Invocation.words(given) + " -o " + Invocation.words(List.of(out.orElse(FILE))));
    }

    private static boolean isStandardOutput(String file) {
        return file.equals("-");
    }

    private WrittenPolicy policy() {
        List<String> given = sources.orElse(List.of());
        if (!given.isEmpty()) {
            return suggested(given);
        }
        List<String> named;
        try (Prompter prompter = Prompter.at(console)) {
            console.err()
                    .println("What is the CA for? Separate several names with commas; Enter leaves a question out.");
            PolicyTopic first = PolicyTopic.DNS;
            String answer = prompter.ask(new Question(
                    first.question(),
                    first.help() + ". Or the path of certificates that it has issued, to have a policy suggested:"
                            + " ./certificates",
                    InitCommand::namesOrPlaces));
            named = ExistingCertificates.namedBy(answer);
            if (named.isEmpty()) {
                return WrittenPolicy.of(rest(prompter, PolicyDraft.EMPTY.with(first, answer), 1, Optional.empty()));
            }
        }
        // Whatever else is asked, such as a password, needs the keyboard for itself.
        return suggested(named);
    }

    private static List<Remark> namesOrPlaces(String typed) {
        List<String> places = ExistingCertificates.namedBy(typed);
        if (!places.isEmpty()) {
            return ExistingCertificates.remarks(places);
        }
        return Stream.concat(
                        PolicyDraft.EMPTY.remarks(PolicyTopic.DNS, typed).stream(),
                        ExistingCertificates.alsoAFile(typed).stream())
                .toList();
    }

    /** The policy that fits certificates, if the user takes it, or what becomes of it. */
    private WrittenPolicy suggested(List<String> places) {
        Instant at = console.now();
        Optional<SuggestedPolicy> found =
                new ExistingCertificates(console, common, aws, passwordFile).suggest(places, at);
        try (Prompter prompter = Prompter.at(console)) {
            String answer = found.isEmpty()
                    ? "n"
                    : prompter.ask(new Question(
                            "Use this policy? [Y/n/e]",
                            "y takes it, e edits it in the questions that follow, n starts from nothing.",
                            typed -> remarks(typed, "|y|ye|yes|n|no|e|ed|edit", "type y, e or n")));
            if (isYes(answer)) {
                return taken(prompter, found.orElseThrow(), places, at);
            }
            boolean isEdited = answer.toLowerCase(Locale.ROOT).startsWith("e");
            return asked(prompter, isEdited ? found : Optional.empty());
        }
    }

    private WrittenPolicy taken(Prompter prompter, SuggestedPolicy policy, List<String> places, Instant at) {
        SuggestedPolicy closed = policy.with(
                closed(prompter, policy.constraints(), inUse(policy)).constraints());
        String file = out.orElse(FILE);
        String text = SuggestYaml.of(
                closed,
                List.of(
                        "Suggested by " + Console.NAME + " init as of " + Figures.moment(at) + ".",
                        "From: " + Invocation.words(places)),
                Stream.of("lint", "apply")
                        .map(command -> Invocation.words(List.of(command, "--policy", file)))
                        .toList());
        return new WrittenPolicy(closed.constraints(), text);
    }

    /** Asks everything, with what was suggested as the answers to begin with. */
    private WrittenPolicy asked(Prompter prompter, Optional<SuggestedPolicy> suggested) {
        console.err()
                .println(
                        suggested.isEmpty()
                                ? "What is the CA for? Separate several names with commas; Enter leaves a question out."
                                : "Change what was suggested. Separate several names with commas.");
        PolicyDraft draft = PolicyDraft.EMPTY;
        if (suggested.isPresent()) {
            draft = PolicyDraft.ofSubjects(suggested.get().constraints());
            draft.permitted().forEach(base -> common.note("kept, since no question asks for it: " + base.text()));
        }
        return WrittenPolicy.of(rest(prompter, draft, 0, suggested.map(SuggestedPolicy::constraints)));
    }

    /** Asks about the topics from one on. */
    private static CommentedPolicy rest(
            Prompter prompter, PolicyDraft begun, int from, Optional<NameConstraints> suggested) {
        PolicyDraft draft = begun;
        List<PolicyTopic> topics = List.of(PolicyTopic.values());
        for (PolicyTopic topic : topics.subList(from, topics.size())) {
            draft = ask(prompter, topic, draft, suggested.map(topic::answer).orElse(""));
        }
        return closed(prompter, draft.constraints(), Set.of());
    }

    /** What is left open because there are names of it. */
    private static Set<NameForm> inUse(SuggestedPolicy policy) {
        return policy.proposal().open();
    }

    private static PolicyDraft ask(Prompter prompter, PolicyTopic topic, PolicyDraft draft, String initial) {
        String answer = prompter.ask(
                new Question(topic.question(), topic.help(), initial, typed -> draft.remarks(topic, typed)));
        return draft.with(topic, answer);
    }

    /** A name type that is not mentioned is open, which few people expect. */
    private static CommentedPolicy closed(Prompter prompter, NameConstraints constraints, Set<NameForm> inUse) {
        List<NameForm> open = Suggestion.open(constraints).stream()
                .filter(form -> !inUse.contains(form))
                .toList();
        if (open.isEmpty()) {
            return new CommentedPolicy(constraints, List.of());
        }
        String types = enumerated(open.stream().map(NameForm::plural).toList());
        String answer = prompter.ask(new Question(
                "Forbid them? [Y/n]",
                "This policy does not limit " + types + ": the CA may still sign any of them.",
                typed -> remarks(typed, "|y|ye|yes|n|no", "type y or n")));
        return isYes(answer)
                ? new CommentedPolicy(Suggestion.closed(constraints, open), open)
                : new CommentedPolicy(constraints, List.of());
    }

    private static String enumerated(List<String> words) {
        int last = words.size() - 1;
        String start = String.join(", ", words.subList(0, last));
        return start.isEmpty() ? words.get(last) : start + " and " + words.get(last);
    }

    private static List<Remark> remarks(String typed, String answers, String refusal) {
        return typed.toLowerCase(Locale.ROOT).matches(answers) ? List.of() : List.of(Remark.refusal(refusal));
    }

    private static boolean isYes(String answer) {
        return answer.isEmpty() || answer.toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void write(String file, Existing existing, WrittenPolicy policy) {
        byte[] text = policy.text().getBytes(StandardCharsets.UTF_8);
        if (isStandardOutput(file)) {
            console.out().write(text, 0, text.length);
            return;
        }
        OutputFile.write(file, existing, to -> to.write(text));
        NameConstraints constraints = policy.constraints();
        common.note("wrote " + file + ": "
                + Counted.of(constraints.permitted().size(), "permitted entry", "permitted entries") + " and "
                + Counted.of(constraints.excluded().size(), "excluded entry", "excluded entries"));
        common.next(Invocation.words(List.of("apply", "--policy", file)));
    }
}
