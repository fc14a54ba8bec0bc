package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Optional;
import java.util.function.Supplier;

/** The CAs that a command works on. By default, a sandbox supplies its own. */
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

    /** The given subordinate, or the sandbox's. */
    Optional<CaArn> findCa(AwsSession aws) {
        return ca.find().or(aws::sandboxSubordinate);
    }

    /** The given parent, or the sandbox's. */
    Optional<CaArn> findParent(AwsSession aws) {
        return parent.find().or(aws::sandboxRoot);
    }

    /** The parent, if it was given. */
    public Optional<CaArn> givenParent() {
        return parent.find();
    }

    /** The subordinate, if it was given. */
    public Optional<CaArn> givenCa() {
        return ca.find();
    }

    public CaArn requireCa(AwsSession aws) {
        return requireCa(aws, Optional::empty);
    }

    /** The subordinate that was given, or the sandbox's, or else the one that the user is asked for. */
    public CaArn requireCa(AwsSession aws, Supplier<Optional<CaArn>> question) {
        CaArn arn = findCa(aws).or(question).orElseThrow(() -> missing("--ca"));
        aws.subordinateIs(arn);
        return arn;
    }

    public CaArn requireParent(AwsSession aws) {
        return requireParent(aws, Optional::empty);
    }

    /** The parent that was given, or the sandbox's, or else the one that the user is asked for. */
    public CaArn requireParent(AwsSession aws, Supplier<Optional<CaArn>> question) {
        CaArn arn = findParent(aws).or(question).orElseThrow(() -> missing("--parent"));
        aws.parentIs(arn);
        return arn;
    }

    private static InvalidOptionException missing(String option) {
        return new InvalidOptionException("no CA given with " + option, "give its ARN, or use --sandbox to try it out");
    }

    /** An option for the ARN of a private CA, which is checked when the command line is parsed. */
    public static Option<CaArn> arn(String name, String description) {
        return Option.read(name, "ARN", description, CaArn.class, CaArn::parse);
    }
}
