package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Rule;
import java.util.List;
import java.util.Optional;

/** Every rule, in the order in which findings of one severity are shown. */
public final class Catalogue {
    private static final List<Rule> RULES = List.of(
            new NotInCa(),
            new NotCritical(),
            new NotCriticalInPublic(),
            new EmptyConstraints(),
            new EmptyList(),
            new MinimumNotZero(),
            new MinimumWrittenOut(),
            new MaximumPresent(),
            new UnreadableEncoding(),
            new NotDer(),
            new NotAscii(),
            new Wildcard(),
            new TrailingDot(),
            new Blank(),
            new TooLong(),
            new AddressLength(),
            new AddressMask(),
            new DnsSyntax(),
            new EmailSyntax(),
            new UriSyntax(),
            new UnreadableBase(),
            new DiscouragedForm(),
            new FormRefusedByPca(),
            new FormNotPortable(),
            new UriNotPortable(),
            new DirectoryNameNotPortable(),
            new EmptyBaseContradictory(),
            new EmptyBaseUndefined(),
            new EmptyBaseNotPortable(),
            new PermitsEverything(),
            new LeadingDotUndefined(),
            new LeadingDotInPca(),
            new LeadingDotNotPortable(),
            new ApexNotCovered(),
            new UpperCase(),
            new Underscore(),
            new UriNotQualified(),
            new SingleLabel(),
            new PublicSuffix(),
            new HostBits(),
            new HostWithoutDomain(),
            new Duplicate(),
            new Shadowed(),
            new PermittedEqualsExcluded(),
            new PermittedInsideExcluded(),
            new ExcludedCoversPermitted(),
            new ExcludedWithoutEffect(),
            new WildcardEscapesExclusion(),
            new FormLeftOpen(),
            new FormLeftOpenPortably(),
            new DirectoryNameOpen(),
            new OnlyExcluded(),
            new Ipv6LeftOpen(),
            new OneFamilyPermitted(),
            new WholeFamilyExcluded(),
            new Ipv4ReadAsIpv6(),
            new ExclusionTrailingDot(),
            new CommonNameAsDns(),
            new MailboxCase(),
            new EmailSubdomains(),
            new EmailInSubject(),
            new ManySubtrees(),
            new TooLongForPca(),
            new DirectoryNameScope(),
            new DirectoryNameSpelling(),
            new SubordinateSubjects(),
            new Unconstrained(),
            new ConstraintsOnRoot(),
            new CaNamedLikeHost(),
            new BrConstraintsMissing(),
            new EkuMissing(),
            new EkuMixed(),
            new BrDnsOpen(),
            new BrIpv4Open(),
            new BrIpv6Open(),
            new BrDirectoryNameMissing(),
            new BrExcludedDirectoryName(),
            new BrForbiddenForm(),
            new BrOtherName(),
            new ReservedAddress(),
            new MozillaEmail(),
            new Ownership(),
            new Disclosure());

    private Catalogue() {}

    /** Every rule. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** The rule with this code, if there is one. */
    public static Optional<Rule> byCode(String code) {
        return RULES.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }
}
