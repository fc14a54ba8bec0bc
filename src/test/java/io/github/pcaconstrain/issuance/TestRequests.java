package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Requests that nobody is sent. */
public final class TestRequests {
    /** The CA that they would be sent to. */
    public static final CaArn ISSUER = CaArn.parse(
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566");

    private static final Csr REQUEST =
            Csr.parse("it", TestCsr.subject("CN=Subordinate").pem().getBytes(StandardCharsets.US_ASCII));

    private TestRequests() {}

    /** One for a permitted name. */
    public static IssuanceRequest of(String permitted) {
        return of(permitted, new Validity(Validity.Unit.YEARS, 5));
    }

    /** One for a permitted name and a validity. */
    public static IssuanceRequest of(String permitted, Validity validity) {
        return new IssuanceRequest(
                ISSUER,
                Optional.empty(),
                REQUEST,
                PcaWorld.constraints(permitted, ""),
                validity,
                0,
                Template.forConstrained(ISSUER, 0),
                SigningAlgorithm.SHA256WITHECDSA);
    }
}
