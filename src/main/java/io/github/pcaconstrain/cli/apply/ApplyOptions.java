package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Signing;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code apply}, except those that all commands have, and what they ask for. */
final class ApplyOptions {
    private static final int SUFFIX = 8;

    private final ConstraintOptions constraints;
    private final RequestOptions request;
    private final TestOptions tests;
    private final RenewalOptions renewal;
    private final IssuedLists issued;
    private final CreationOptions creation;
    private final CaQuestions questions;
    private final OutputOptions output;
    private final CaOptions cas = new CaOptions(
            "The subordinate CA to constrain. Default: at a terminal, chosen from a list.",
            "The CA that will sign its certificate. Default: at a terminal, chosen from a list.");
    private final Option<String> folder = Option.text(
            "--out-dir",
            "DIR",
            "The folder for the CSR, certificate, chain, record and journal. An interrupted run resumes from it."
                    + " Default: applied-XXXXXXXX, where XXXXXXXX identifies the request; with --create, created-XXXXXXXX;"
                    + " with --renew-within, renewed-XXXXXXXX. If that folder holds a finished run, -2, -3 and so on is"
                    + " added; with --renew-within, also to a given DIR.");
    private final Option<Boolean> yes = Option.flag("--yes", "Do not ask for confirmation.");
    private final Option<Boolean> dryRun = Option.flag("--dry-run", "Print the plan and change nothing.");
    private final Option<Boolean> skipTest = Option.flag("--skip-test", "Do not test the CA afterwards.");
    private final Option<Boolean> skipImpact =
            Option.flag("--skip-impact", "Do not look for certificates in ACM that the constraints would break.");
    private final Option<Boolean> revokeOld =
            Option.flag("--revoke-old", "Have the parent revoke the replaced certificate.");
    private final Option<Boolean> issueAgain = Option.flag(
            "--issue-again",
            "Request another certificate for an interrupted run, or for one whose certificate AWS cannot deliver, even"
                    + " though AWS may already have signed one.");

    ApplyOptions(Console console, CommonOptions common, AwsOptions aws) {
        this.constraints = new ConstraintOptions(console, common);
        this.request = new RequestOptions(console, common);
        this.tests = new TestOptions(common);
        this.renewal = new RenewalOptions(common);
        this.issued = new IssuedLists(console);
        this.creation = new CreationOptions(console);
        this.questions = new CaQuestions(console, common, aws);
        this.output = new OutputOptions(
                console,
                "Overwrite FILE, and the files in DIR if they belong to a finished run or to a different request.",
                folder);
    }

    void addTo(CommandSpec spec) {
        HelpPage.group(spec, "CAs");
        Option.addAll(spec, cas.ca(), cas.parent());
        creation.addTo(spec);
        constraints.addTo(spec);
        request.addTo(spec);
        HelpPage.group(spec, "Renewal");
        renewal.addTo(spec);
        issued.addTo(spec);
        HelpPage.group(spec, "Run");
        Option.addAll(spec, dryRun, yes, folder, skipTest, skipImpact, revokeOld, issueAgain);
        tests.addTo(spec);
        output.addTo(spec);
    }

    /** The constraints that were given. Only a renewal does without: it takes over those that there are. */
    Optional<NameConstraints> readConstraints() {
        return renewal.isGiven() ? constraints.read() : Optional.of(constraints.require());
    }

    /** The CA to constrain, which the user is asked for unless it was given. */
    CaArn ca(AwsSession aws) {
        return cas.requireCa(
                aws,
                () -> renewal.isCheck() // which asks nothing
                        ? Optional.empty()
                        : questions.ask(aws, cas.ca(), CaRole.CONSTRAINED, cas.givenParent()));
    }

    /** Whether the CA was given. */
    boolean isCaGiven() {
        return cas.givenCa().isPresent();
    }

    /**
     * The CA that signs, which the user is asked for unless it was given.
     *
     * @param ca the CA to constrain; empty if it does not exist yet
     */
    CaArn parent(AwsSession aws, Optional<CaArn> ca) {
        return cas.requireParent(aws, () -> questions.ask(aws, cas.parent(), CaRole.PARENT, ca));
    }

    /** Whether the certificate that is replaced is to be revoked. */
    boolean isRevokingOld() {
        return revokeOld.isGiven();
    }

    /**
     * How the change is to be made.
     *
     * @param isAgreed whether the user has already agreed to it
     */
    ApplyChoices choices(Optional<PlannedRenewal> planned, boolean isAgreed) {
        return new ApplyChoices(
                isAgreed || yes.isGiven(),
                dryRun.isGiven(),
                skipTest.isGiven(),
                skipImpact.isGiven(),
                revokeOld.isGiven(),
                issueAgain.isGiven() ? Signing.LostRequest.SEND_AGAIN : Signing.LostRequest.ASK_THE_USER,
                output.existing(),
                creation.isWithRenewal(),
                planned,
                request.given());
    }

    /**
     * The folder of a request, which the same request finds again. Neither another request nor a finished run blocks
     * it.
     */
    IssuanceFolder folder(IssuanceRequest wanted) {
        if (folder.isGiven()) {
            return IssuanceFolder.of(folder.require());
        }
        String fingerprint = wanted.fingerprint();
        Path base = Path.of("applied-" + fingerprint.substring(fingerprint.length() - SUFFIX));
        return new IssuanceFolder(new NumberedFolder(base).forRun(wanted, ApplyRun.END, output.existing()));
    }

    /** The option of the folder. */
    Option<String> folder() {
        return folder;
    }

    /** The option without which an interrupted command is to be repeated once AWS has been asked. */
    String issueAgain() {
        return issueAgain.name();
    }

    RequestOptions request() {
        return request;
    }

    TestOptions tests() {
        return tests;
    }

    RenewalOptions renewal() {
        return renewal;
    }

    IssuedLists issued() {
        return issued;
    }

    CreationOptions creation() {
        return creation;
    }

    OutputOptions output() {
        return output;
    }
}
