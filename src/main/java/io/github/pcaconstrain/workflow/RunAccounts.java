package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The AWS accounts of a run. A run that was cut off resumes with the same ones: AWS may remember a request for the account
 * that sent it alone, so that another account would get another certificate.
 *
 * @param ca the account of the subordinate CA; empty for a CA outside AWS
 * @param parent the account of the parent
 * @param credentials the credentials for the parent, such as {@code role arn:aws:iam::444455556666:role/pki}; empty if they are
 *     those for the subordinate
 * @param caller the account that calls the parent; empty if it is not known
 */
public record RunAccounts(Optional<String> ca, String parent, String credentials, Optional<String> caller) {
    private static final String CA = "ca";
    private static final String PARENT = "parent";
    private static final String CREDENTIALS = "credentials";
    private static final String CALLER = "caller";
    private static final String ROLE = "role ";

    public RunAccounts {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(caller, "caller");
    }

    /** Those of a run that calls the parent with the credentials for the subordinate. */
    public static RunAccounts usual(Optional<String> ca, String parent) {
        return new RunAccounts(ca, parent, "", ca);
    }

    /** Whether there is more than one account, or more than one set of credentials. */
    public boolean areSeveral() {
        return !credentials.isEmpty() || ca.filter(each -> !each.equals(parent)).isPresent();
    }

    /** For a reader. */
    public String text() {
        return ca.map(each -> each + " (CA), ").orElse("") + parent + " (parent"
                + (credentials.isEmpty() ? "" : ", with the " + credentials + owner()) + ")";
    }

    private String owner() {
        return caller.filter(each -> !each.equals(parent))
                .map(each -> " of account " + each)
                .orElse("");
    }

    /** Writes them down, if there are several and the journal does not have them. */
    public void begin(Journal journal) {
        if (areSeveral() && !journal.has(Step.ACCOUNTS)) {
            journal.write(
                    Step.ACCOUNTS,
                    Map.of(CA, ca.orElse(""), PARENT, parent, CREDENTIALS, credentials, CALLER, caller.orElse("")));
        }
    }

    /**
     * Ensures that a run resumes with the accounts that it began with, and with the same role if it has one. The name of a
     * profile counts only if its account is not known.
     *
     * @param folder of the run
     * @throws InvalidOptionException if they are others
     */
    public void requireSame(Journal journal, Path folder) {
        Optional<RunAccounts> before = journal.last(Step.ACCOUNTS)
                .map(RunAccounts::of)
                // Only a run with the usual credentials in one account has none in its journal.
                .or(() -> journal.last(Step.REQUESTING).map(any -> usual(ca, parent)));
        if (before.filter(each -> !each.isSameAs(this)).isPresent()) {
            throw new InvalidOptionException(
                    "the run in " + folder + " began with the accounts "
                            + before.get().text() + ", not " + text() + "; nothing was changed",
                    before.get().hint(this));
        }
    }

    private boolean isSameAs(RunAccounts other) {
        boolean isKnown = caller.isPresent() && other.caller.isPresent();
        return ca.equals(other.ca)
                && parent.equals(other.parent)
                && role().equals(other.role())
                && (isKnown ? caller.equals(other.caller) : credentials.equals(other.credentials));
    }

    private String role() {
        return credentials.startsWith(ROLE) ? credentials : "";
    }

    /** The member {@code accounts} of a result, if there are several. */
    public void write(JsonGenerator json) {
        if (areSeveral()) {
            json.writeName("accounts");
            json.writeStartObject();
            ca.ifPresent(each -> json.writeStringProperty(CA, each));
            json.writeStringProperty(PARENT, parent);
            if (!credentials.isEmpty()) {
                json.writeStringProperty(CREDENTIALS, credentials);
            }
            json.writeEndObject();
        }
    }

    /** Journals of earlier versions do not have the account of the caller. */
    private static RunAccounts of(JournalEntry entry) {
        return new RunAccounts(
                Optional.of(entry.detail(CA)).filter(each -> !each.isEmpty()),
                entry.detail(PARENT),
                entry.detail(CREDENTIALS),
                Optional.ofNullable(entry.details().get(CALLER)).filter(each -> !each.isEmpty()));
    }

    private String hint(RunAccounts now) {
        String option;
        if (credentials.isEmpty()) {
            option = "leave --parent-profile and --parent-role out";
        } else if (credentials.equals(now.credentials)) { // the profile has changed
            option = "give a profile of account " + caller.orElse(parent) + " with --parent-profile";
        } else {
            option = "give --parent-" + credentials;
        }
        return option + " to resume it, or --out-dir with a new folder to begin another run";
    }
}
