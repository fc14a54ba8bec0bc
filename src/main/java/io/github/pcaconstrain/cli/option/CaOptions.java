package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Optional;

/** The CAs that a command works on; the sandbox supplies its own where none is given. */
public final class CaOptions {
    private final Option<CaArn> ca;
    private final Option<CaArn> parent;

    public CaOptions(String caDescription, String parentDescription) {
        this.ca = arn("--ca", caDescription);
        this.parent = arn("--parent", parentDescription);
    }

    public Option<CaArn> ca() {
        return ca;
    }

    public Option<CaArn> parent() {
        return parent;
    }

    /** The subordinate that was given, or the sandbox's. */
    Optional<CaArn> findCa(AwsSession aws) {
        return ca.find().or(aws::sandboxSubordinate);
    }

    /** The parent that was given, or the sandbox's. */
    Optional<CaArn> findParent(AwsSession aws) {
        return parent.find().or(aws::sandboxRoot);
    }

    /** The parent, only where it was given. */
    public Optional<CaArn> givenParent() {
        return parent.find();
    }

    /** The subordinate, only where it was given. */
    public Optional<CaArn> givenCa() {
        return ca.find();
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

    /** An option for the ARN of a private CA, which is read while the command line is. */
    public static Option<CaArn> arn(String name, String description) {
        return Option.read(name, "ARN", description, CaArn.class, CaArn::parse);
    }
}
