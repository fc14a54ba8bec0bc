package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.prompt.ChoiceList;
import io.github.pcaconstrain.cli.prompt.ChoiceRow;
import io.github.pcaconstrain.cli.prompt.Prompter;
import io.github.pcaconstrain.cli.prompt.Question;
import io.github.pcaconstrain.cli.prompt.Remark;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.CancelledException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the CAs that the command line does not name, where there is a terminal to ask at. The account's CAs are
 * listed once; where that is refused, the user types an ARN. With credentials for the account of the parent, the parent is
 * chosen among the CAs of that account.
 */
public final class CaQuestions {
    /** Refusals that say who is asking, and not what: an ARN would not help (AWS's common errors). */
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "ExpiredToken",
            "ExpiredTokenException",
            "OptInRequired",
            "RequestExpired");

    private static final int HEXADECIMAL = 16;

    private final Console console;
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final Map<Place, CaListing> listings = new HashMap<>();
    private final Map<String, CaArn> answers = new HashMap<>();
    private final Set<Boolean> refusals = new HashSet<>();

    /**
     * Where CAs are listed.
     *
     * @param isOfParent whether with the credentials for the account of the parent
     * @param region the region; empty for the configured one
     */
    private record Place(boolean isOfParent, Optional<String> region) {}

    public CaQuestions(Console console, CommonOptions common, AwsOptions awsOptions) {
        this.console = console;
        this.common = common;
        this.awsOptions = awsOptions;
    }

    /**
     * Asks for a CA.
     *
     * @param option the option that would have named it
     * @param role what it is for
     * @param other the other CA of the command, where it is known: the subordinate of a parent, for example
     * @return the CA; empty if there is no terminal
     * @throws CancelledException if the user does not want to choose
     * @throws UserFacingException if there is nothing to choose from, or AWS cannot be reached
     */
    public Optional<CaArn> ask(AwsSession aws, Option<CaArn> option, CaRole role, Optional<CaArn> other) {
        if (!Prompter.canAsk(console)) {
            return Optional.empty();
        }
        if (answers.containsKey(option.name())) { // asked for twice by a command that looks at it twice
            return Optional.ofNullable(answers.get(option.name()));
        }
        String answer;
        try {
            answer = awsOptions.asking(() -> answer(aws, option, role, other));
        } catch (CancelledException e) {
            awsOptions.changes().cancel();
            throw e;
        }
        awsOptions.answered(option, answer);
        CaArn arn = CaArn.parse(answer);
        answers.put(option.name(), arn);
        return Optional.of(arn);
    }

    private String answer(AwsSession aws, Option<CaArn> option, CaRole role, Optional<CaArn> other) {
        Optional<String> region = awsOptions.regions().isEmpty() ? other.map(CaArn::region) : Optional.empty();
        Optional<AwsUnreachableException> nowhere = region.isPresent() ? Optional.empty() : missingRegion(aws);
        if (nowhere.isPresent()) {
            return typed(option, role, nowhere.get());
        }
        Place place = new Place(role.isOfParent() && aws.isOfTwoAccounts(), region);
        if (refusals.contains(place.isOfParent())) {
            return typed(role);
        }
        CaListing listing;
        try {
            listing = listing(aws, place);
        } catch (AwsRefusedException e) {
            if (BAD_CREDENTIALS.contains(e.code())) {
                throw e;
            }
            refusals.add(place.isOfParent());
            return typed(option, role, e);
        }
        return chosen(aws, option, role, other, listing);
    }

    /** Without a region, CAs cannot be listed, but an ARN has one. */
    private static Optional<AwsUnreachableException> missingRegion(AwsSession aws) {
        try {
            aws.region();
            return Optional.empty();
        } catch (AwsUnreachableException e) {
            return Optional.of(e);
        }
    }

    private CaListing listing(AwsSession aws, Place place) {
        return listings.computeIfAbsent(place, where -> {
            PrivateCa privateCa = where.isOfParent() ? aws.privateCaOfParent() : aws.privateCa();
            CaListing listing = CaListing.of(privateCa, where.region());
            listing.gap().ifPresent(why -> common.note("CAs that other accounts share are not listed: " + why));
            return listing;
        });
    }

    private String chosen(AwsSession aws, Option<CaArn> option, CaRole role, Optional<CaArn> other, CaListing listing) {
        List<ListedCa> cas = listing.cas();
        if (cas.isEmpty()) {
            String region = other.map(CaArn::region).orElseGet(aws::region);
            throw new InvalidOptionException(
                    "no CA given with " + option.name() + ", and there is no CA in " + region,
                    "give --region if it is in another one, or use --sandbox to try it out");
        }
        try (PresentConstraints constraints =
                new PresentConstraints(listing.privateCa(), aws.rateLimits(), common.progress(), cas)) {
            List<ChoiceRow> rows = rows(aws, role, other, cas, constraints);
            requirePossible(option, rows);
            try (Prompter prompter = Prompter.at(console)) {
                return prompter.choose(new ChoiceList(
                        role.question(), "CA", rows, constraints, typed -> CaArn.matches(typed.strip())));
            }
        }
    }

    private List<ChoiceRow> rows(
            AwsSession aws, CaRole role, Optional<CaArn> other, List<ListedCa> cas, PresentConstraints constraints) {
        Optional<BigInteger> signer =
                role.isOfParent() ? other.flatMap(ca -> serialOfParent(aws, ca)) : Optional.empty();
        List<ChoiceRow> first = new ArrayList<>();
        List<ChoiceRow> rest = new ArrayList<>();
        for (ListedCa ca : cas) {
            boolean isSigner = signer.filter(serial -> ca.hasSerial(serial)).isPresent();
            String remark = ca.origin(other) + (isSigner ? "signed its present certificate; " : "");
            String obstacle = other.filter(ca.authority().arn()::equals).isPresent()
                    ? "it is the other CA of this command"
                    : role.obstacle(ca.authority(), ca.ownership());
            (isSigner ? first : rest)
                    .add(new ChoiceRow(ca.arn(), ca.cells(), () -> remark + constraints.of(ca), obstacle));
        }
        first.addAll(rest);
        return first;
    }

    /** The serial number of the CA that has signed the certificate of another one; empty if that is not found out. */
    private static Optional<BigInteger> serialOfParent(AwsSession aws, CaArn ca) {
        try {
            return aws.privateCa()
                    .installed(ca)
                    .map(SignedCertificate::chain)
                    .flatMap(CaCertificate::find)
                    .map(parent -> new BigInteger(parent.serial().replace(":", ""), HEXADECIMAL));
        } catch (UserFacingException e) {
            return Optional.empty(); // what is wrong is said when the CA is used
        }
    }

    private static void requirePossible(Option<CaArn> option, List<ChoiceRow> rows) {
        if (rows.stream().allMatch(row -> !row.obstacle().isEmpty())) {
            ChoiceRow first = rows.get(0);
            String more = rows.size() == 1 ? "" : "; nor can " + Counted.of(rows.size() - 1, "other");
            throw new InvalidOptionException(
                    "no CA given with " + option.name() + ", and none can be chosen: "
                            + first.cells().get(0) + " (" + first.value() + ") cannot, because " + first.obstacle()
                            + more,
                    "give --region if it is in another one, or create a CA");
        }
    }

    /** Where the CAs cannot be listed, the user has to know the ARN. */
    private String typed(Option<CaArn> option, CaRole role, UserFacingException why) {
        console.note("the CAs cannot be listed, so " + option.name() + " has to be typed: " + why.getMessage());
        if (!why.hint().isEmpty()) {
            console.note("to choose from a list: " + why.hint());
        }
        return typed(role);
    }

    private String typed(CaRole role) {
        console.err().println(role.question());
        try (Prompter prompter = Prompter.at(console)) {
            return prompter.ask(new Question("ARN", "", CaQuestions::remarks));
        }
    }

    private static List<Remark> remarks(String typed) {
        if (CaArn.matches(typed)) {
            return List.of();
        }
        return List.of(
                Remark.refusal("the ARN of a private CA is arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID"));
    }
}
