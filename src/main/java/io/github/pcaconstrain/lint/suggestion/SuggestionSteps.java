package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The steps for each profile. Redundant subtrees are dropped last, because other steps may add some. */
final class SuggestionSteps {
    private static final Set<NameForm> NEVER_MATCHED =
            EnumSet.of(NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID);

    private SuggestionSteps() {}

    static List<SuggestionStep> of(Profile profile) {
        List<SuggestionStep> steps = new ArrayList<>(List.of(
                new StandardDistances(), new ReadableBases(), new CanonicalSpelling(), new CriticalExtension()));
        steps.addAll(own(profile));
        steps.add(new Redundancies());
        return steps;
    }

    private static List<SuggestionStep> own(Profile profile) {
        return switch (profile) {
            case RFC5280 -> rfc5280();
            case PCA -> pca();
            case PORTABLE -> portable();
            case BR, MOZILLA -> baseline();
        };
    }

    private static List<SuggestionStep> rfc5280() {
        return List.of(
                new UnwantedForms(NEVER_MATCHED, "verifiers do not match this name type"),
                new LeadingDots("RFC 5280 gives a leading dot no meaning"),
                new ExcludedApexes(),
                new WholeForms(EnumSet.of(NameForm.EMAIL, NameForm.URI)),
                new DeadPermissions(PlaceholderBases::bases),
                new OtherAddressFamily(),
                new LeftOpenForms(List.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI)));
    }

    private static List<SuggestionStep> pca() {
        return List.of(
                new UnwantedForms(with(NEVER_MATCHED, NameForm.OTHER_NAME), "AWS Private CA refuses this name type"),
                new ExcludedApexes(),
                new WholeForms(EnumSet.of(NameForm.DNS, NameForm.EMAIL, NameForm.URI)),
                new DeadPermissions(PlaceholderBases::bases),
                new OtherAddressFamily(),
                new LeftOpenForms(List.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI)));
    }

    private static List<SuggestionStep> portable() {
        return List.of(
                new UnwantedForms(
                        with(NEVER_MATCHED, NameForm.OTHER_NAME, NameForm.URI, NameForm.DIRECTORY_NAME),
                        "some verifiers refuse chains with this name type, others ignore it"),
                new LeadingDots("pyca refuses chains with a leading dot"),
                new ExcludedApexes(),
                new WholeForms(EnumSet.of(NameForm.DNS, NameForm.EMAIL)),
                new DeadPermissions(PlaceholderBases::bases),
                new PortableAddresses(),
                new LeftOpenForms(List.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL)),
                new MailHosts());
    }

    private static List<SuggestionStep> baseline() {
        return List.of(
                new UnwantedForms(
                        with(NEVER_MATCHED, NameForm.OTHER_NAME, NameForm.EMAIL, NameForm.URI),
                        "a CA for TLS has no constraints on this name type"),
                new LeadingDots("RFC 5280 gives a leading dot no meaning"),
                new ExcludedApexes(),
                // Permitted subtrees without effect are dropped, and the last step excludes the whole form.
                new DeadPermissions(form -> List.of()),
                new BaselineExclusions());
    }

    private static Set<NameForm> with(Set<NameForm> forms, NameForm... more) {
        Set<NameForm> all = EnumSet.copyOf(forms);
        all.addAll(List.of(more));
        return all;
    }
}
