package io.github.pcaconstrain.audit.access;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The templates of AWS Private CA (user guide, "Understanding certificate templates"), by their names. */
public final class SigningTemplates {
    /** For CAs: what they sign has no constraints from the request. */
    public static final List<String> WITHOUT_CONSTRAINTS = Stream.concat(
                    Stream.of("RootCACertificate"),
                    eachLength(
                            "SubordinateCACertificate_PathLen%d",
                            "SubordinateCACertificate_PathLen%d_CSRPassthrough",
                            "BlankSubordinateCACertificate_PathLen%d_CSRPassthrough"))
            .toList();

    /** For CAs: what they sign has the constraints of the request, if it has any. */
    public static final List<String> WITH_PASSTHROUGH = Stream.concat(
                    Stream.of("RootCACertificate_APIPassthrough", "BlankRootCACertificate_APIPassthrough"),
                    eachLength(
                            "SubordinateCACertificate_PathLen%d_APIPassthrough",
                            "SubordinateCACertificate_PathLen%d_APICSRPassthrough",
                            "BlankSubordinateCACertificate_PathLen%d_APIPassthrough",
                            "BlankSubordinateCACertificate_PathLen%d_APICSRPassthrough",
                            "BlankRootCACertificate_PathLen%d_APIPassthrough"))
            .toList();

    /** For end entities. */
    public static final List<String> END_ENTITY = Stream.concat(
                    Stream.of(
                                    "EndEntityCertificate",
                                    "EndEntityClientAuthCertificate",
                                    "EndEntityServerAuthCertificate",
                                    "CodeSigningCertificate",
                                    "OCSPSigningCertificate")
                            .flatMap(name -> Stream.of("", "_APIPassthrough", "_CSRPassthrough", "_APICSRPassthrough")
                                    .map(suffix -> name + suffix)),
                    Stream.of("BlankEndEntityCertificate", "BlankEndEntityCertificate_CriticalBasicConstraints")
                            .flatMap(name -> Stream.of("_APIPassthrough", "_CSRPassthrough", "_APICSRPassthrough")
                                    .map(suffix -> name + suffix)))
            .toList();

    private static final int MAX_PATH_LENGTH = 3;

    private SigningTemplates() {}

    private static Stream<String> eachLength(String... names) {
        return Stream.of(names)
                .flatMap(name -> IntStream.rangeClosed(0, MAX_PATH_LENGTH)
                        .mapToObj(length -> name.replace("%d", String.valueOf(length))));
    }
}
