package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Optional;

/** The CAs that a command works on; the sandbox supplies its own where none is given. */
public final class CaOptions {
    private final Option<String> ca;
    private final Option<String> parent;

    public CaOptions(String caDescription, String parentDescription) {
        this.ca = arn("--ca", caDescription);
        this.parent = arn("--parent", parentDescription);
    }

    public Option<String> ca() {
        return ca;
    }

    public Option<String> parent() {
        return parent;
    }

    /** The subordinate that was given, or the sandbox's. */
    Optional<CaArn> findCa(AwsSession aws) {
        return value(ca).or(aws::sandboxSubordinate);
    }

    /** The parent that was given, or the sandbox's. */
    Optional<CaArn> findParent(AwsSession aws) {
        return value(parent).or(aws::sandboxRoot);
    }

    /** The parent, only where it was given. */
    public Optional<CaArn> givenParent() {
        return value(parent);
    }

    /** The subordinate, only where it was given. */
    public Optional<CaArn> givenCa() {
        return value(ca);
    }

    public CaArn requireCa(AwsSession aws) {
        return findCa(aws).orElseThrow(() -> missing("--ca"));
    }

    public CaArn requireParent(AwsSession aws) {
        return findParent(aws).orElseThrow(() -> missing("--parent"));
    }

    private static InvalidOptionException missing(String option) {
        return new InvalidOptionException("no CA given with " + option, "give its ARN, or use --sandbox to try it out");
    }

    private static Optional<CaArn> value(Option<String> option) {
        return option.find().map(CaArn::parse);
    }

    private static Option<String> arn(String name, String description) {
        return Option.text(name, "ARN", description);
    }
}
