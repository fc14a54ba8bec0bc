package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs of certificates that ACM manages. */
final class CertificateArn {
    private static final Pattern ANY = Pattern.compile("arn:[a-z-]+:acm:[a-z0-9-]+:[0-9]{12}:certificate/([^/]+)");

    /** Nothing else is accepted, because IDs become names of folders. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CertificateArn() {}

    static String folder(RequestContext context) {
        return context.account() + "/" + context.region() + "/acm";
    }

    static String of(RequestContext context, String id) {
        return "arn:" + context.partition() + ":acm:" + context.region() + ":" + context.account() + ":certificate/"
                + id;
    }

    /** Whether a text can be the last part of an ARN and the name of a certificate's folder. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The ID in an ARN; empty unless it has the request's region and account. */
    static Optional<String> id(RequestContext context, String arn) {
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return ID.matcher(id).matches() && arn.equals(of(context, id)) ? Optional.of(id) : Optional.empty();
    }

    /**
     * The ID in an ARN of the request's region and account.
     *
     * @throws AwsError InvalidArnException if it is not the ARN of an ACM certificate, ResourceNotFoundException if it
     *     is one of another region or account
     */
    static String require(RequestContext context, String arn) {
        Matcher any = ANY.matcher(arn);
        if (!any.matches()) {
            throw AwsError.of("InvalidArnException", "The arn " + arn + " is not a certificate's");
        }
        return id(context, arn).orElseThrow(() -> notFound(arn));
    }

    static AwsError notFound(String arn) {
        return AwsError.of("ResourceNotFoundException", "Could not find certificate " + arn + ".");
    }
}
