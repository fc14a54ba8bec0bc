package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs of CAs and of the certificates that they issued. */
final class CaArn {
    private static final String CA =
            "arn:[a-z-]+:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern CA_PATTERN = Pattern.compile(CA);
    private static final Pattern CERTIFICATE_PATTERN = Pattern.compile("(" + CA + ")/certificate/([0-9a-f]{1,40})");
    private static final int SERIAL = 3;
    private static final int ACCOUNT = 4;

    private CaArn() {}

    static String of(RequestContext context, String id) {
        return "arn:" + context.partition() + ":acm-pca:" + context.region() + ":" + context.account()
                + ":certificate-authority/" + id;
    }

    static String certificate(String ca, String serial) {
        return ca + "/certificate/" + serial;
    }

    static boolean isCa(String arn) {
        return CA_PATTERN.matcher(arn).matches();
    }

    /** The account in the ARN of a CA. */
    static String account(String ca) {
        return ca.split(":", -1)[ACCOUNT];
    }

    static void requireCa(String arn) {
        if (!isCa(arn)) {
            throw invalid(arn);
        }
    }

    /**
     * The serial number in a certificate's ARN.
     *
     * @throws AwsError InvalidArnException if it is invalid, or names another CA
     */
    static String serial(String ca, String arn) {
        Matcher parts = CERTIFICATE_PATTERN.matcher(arn);
        if (!parts.matches() || !parts.group(1).equals(ca)) {
            throw invalid(arn);
        }
        return parts.group(SERIAL);
    }

    private static AwsError invalid(String arn) {
        return AwsError.of("InvalidArnException", "Invalid Arn: " + arn);
    }
}
