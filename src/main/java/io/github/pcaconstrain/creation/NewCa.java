package io.github.pcaconstrain.creation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.Preflight;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A CA that is created at most once: by its token AWS returns the same CA for five minutes, and after that its tag tells
 * that it exists.
 *
 * @param definition what it is
 * @param region the region
 * @param privateCa looks for it
 * @param lifecycle creates it
 */
public record NewCa(CaDefinition definition, String region, PrivateCa privateCa, CaLifecycle lifecycle) {
    private static final String TOKEN = "token";
    private static final String ARN = "arn";
    private static final String REGION = "region";
    private static final String NOT_FOUND = "ResourceNotFoundException";

    public NewCa {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(lifecycle, "lifecycle");
    }

    /**
     * The CA, if it exists: the one that a journal names, or one in the region that has the tag.
     *
     * @param entries the journal of an earlier run; may be empty, or that of another CA, which is ignored
     * @throws AwsRefusedException if AWS refuses to list the CAs: then it is not known whether it exists
     * @throws InconclusiveException if that is not known because a CA is just being created
     * @throws InvalidOptionException if several CAs have the tag
     */
    public Optional<CaArn> find(List<JournalEntry> entries) {
        Optional<CaArn> known = last(entries, Step.CREATED)
                .filter(entry -> !isOther(entries))
                .map(entry -> CaArn.parse(entry.detail(ARN)))
                .filter(this::exists);
        return known.or(this::findByTag);
    }

    /** Whether a journal is that of another run: of another CA, or of one with the same definition in another region. */
    public boolean isOther(List<JournalEntry> entries) {
        boolean isOwn = last(entries, Step.CREATING)
                .filter(entry -> entry.detail(TOKEN).equals(definition.order().token()))
                .filter(entry -> region.equals(entry.details().getOrDefault(REGION, region)))
                .isPresent();
        // Accounts are written down first, and have no effect.
        return !isOwn && !entries.stream().allMatch(entry -> entry.step() == Step.ACCOUNTS);
    }

    private static Optional<JournalEntry> last(List<JournalEntry> entries, Step step) {
        return entries.stream().filter(entry -> entry.step() == step).reduce((first, second) -> second);
    }

    /** AWS keeps a deleted CA for some days; after that, it does not find it. */
    private boolean exists(CaArn arn) {
        try {
            CaStatus status = privateCa.describe(arn).status();
            // "A failed CA cannot be recovered. Delete the CA and create a new one."
            return status != CaStatus.DELETED && status != CaStatus.FAILED;
        } catch (AwsRefusedException e) {
            if (e.code().equals(NOT_FOUND)) {
                return false;
            }
            throw e;
        }
    }

    private Optional<CaArn> findByTag() {
        List<CaArn> candidates = new ArrayList<>();
        privateCa.list(Optional.of(region), PrivateCa.Ownership.SELF, ca -> {
            if (definition.mayBe(ca)) {
                candidates.add(ca.arn());
            }
        });
        List<CaArn> tagged = new ArrayList<>();
        List<CaArn> unread = new ArrayList<>();
        for (CaArn arn : candidates) {
            Optional<Map<String, String>> tags = lifecycle.tags(arn);
            if (tags.isEmpty()) {
                unread.add(arn);
            } else if (definition.fingerprint().equals(tags.get().get(CaDefinition.TAG))) {
                tagged.add(arn);
            }
        }
        return only(tagged, unread);
    }

    /** With a CA too many, and also with one that cannot be told apart, nothing must be created or changed by chance. */
    private static Optional<CaArn> only(List<CaArn> tagged, List<CaArn> unread) {
        if (tagged.size() > 1) {
            throw new InvalidOptionException(
                    Counted.of(tagged.size(), "CA") + " have the tag " + CaDefinition.TAG + " of this file: "
                            + tagged.stream().map(CaArn::toString).collect(Collectors.joining(", ")),
                    "give the one to use with --ca, and retire the others");
        }
        if (tagged.isEmpty() && !unread.isEmpty()) {
            throw new InconclusiveException(
                    "it is not known whether the CA exists: the tags of " + unread.get(0)
                            + ", which has its subject, cannot be read yet",
                    "run the same command again when that CA has been created, usually after a minute");
        }
        return tagged.stream().findFirst();
    }

    /**
     * A plan for its first certificate, before it exists. Its CSR has the subject and a key that is thrown away.
     *
     * @param request makes the request of a CSR
     */
    public Plan plan(Parent parent, Function<Csr, IssuanceRequest> request, Instant now, AwsCli cli) {
        Csr csr = StandInCsr.of(definition);
        IssuanceRequest asked = request.apply(csr);
        List<Finding> findings = Preflight.check(asked, parent, Optional.empty(), now, cli);
        return new Plan(authority(parent), parent, Optional.empty(), asked, findings);
    }

    private Authority authority(Parent parent) {
        CaArn above = parent.authority().arn();
        CaArn arn = new CaArn(above.partition(), region, above.account(), "to-be-created");
        return new Authority(
                arn,
                above.account(),
                CaType.SUBORDINATE,
                CaStatus.PENDING_CERTIFICATE,
                Optional.empty(),
                definition.key(),
                definition.signing(),
                definition.subject(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                definition.usageMode(),
                definition.order().keyStorage(),
                definition.order().revocation());
    }

    /**
     * Creates it. It must have been looked for before.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public CaArn create(Journal journal) {
        journal.write(Step.CREATING, Map.of(TOKEN, definition.order().token(), REGION, region));
        CaArn arn;
        try {
            arn = lifecycle.create(Optional.of(region), definition.order());
        } catch (AwsRefusedException e) {
            if (e.isFirstAnswer()) {
                journal.write(Step.NOT_CREATED);
            }
            throw e;
        }
        journal.write(Step.CREATED, Map.of(ARN, arn.toString()));
        return arn;
    }
}
