package io.github.pcaconstrain.sandbox.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The errors that each operation may answer with: those that the services' public models declare (versions 2017-08-22
 * of acm-pca and 2015-12-08 of acm), and those that every operation may answer with.
 */
final class DeclaredErrors {
    /** "Common errors" in both services' API references. Only some operations list them. */
    static final Set<String> COMMON =
            Set.of("AccessDeniedException", "InternalFailure", "ThrottlingException", "ValidationException");

    /**
     * An operation.
     *
     * @param service its signing name
     * @param errors the errors that the model declares
     */
    record Declaration(String service, String name, List<String> errors) {
        boolean allows(String error) {
            return errors.contains(error) || COMMON.contains(error);
        }
    }

    // Service and operation, then its errors, without the final "Exception" that all their names have.
    private static final String TABLE = """
        acm-pca CreateCertificateAuthority InvalidArgs InvalidPolicy InvalidTag LimitExceeded
        acm-pca CreateCertificateAuthorityAuditReport InvalidArgs InvalidArn InvalidState RequestFailed \
        RequestInProgress ResourceNotFound
        acm-pca CreatePermission InvalidArn InvalidState LimitExceeded PermissionAlreadyExists RequestFailed \
        ResourceNotFound
        acm-pca DeleteCertificateAuthority ConcurrentModification InvalidArn InvalidState ResourceNotFound
        acm-pca DeletePermission InvalidArn InvalidState RequestFailed ResourceNotFound
        acm-pca DeletePolicy ConcurrentModification InvalidArn InvalidState LockoutPrevented RequestFailed \
        ResourceNotFound
        acm-pca DescribeCertificateAuthority InvalidArn ResourceNotFound
        acm-pca DescribeCertificateAuthorityAuditReport InvalidArgs InvalidArn ResourceNotFound
        acm-pca GetCertificate InvalidArn InvalidState RequestFailed RequestInProgress ResourceNotFound
        acm-pca GetCertificateAuthorityCertificate InvalidArn InvalidState ResourceNotFound
        acm-pca GetCertificateAuthorityCsr InvalidArn InvalidState RequestFailed RequestInProgress ResourceNotFound
        acm-pca GetPolicy InvalidArn InvalidState RequestFailed ResourceNotFound
        acm-pca ImportCertificateAuthorityCertificate CertificateMismatch ConcurrentModification InvalidArn \
        InvalidRequest InvalidState MalformedCertificate RequestFailed RequestInProgress ResourceNotFound
        acm-pca IssueCertificate InvalidArgs InvalidArn InvalidState LimitExceeded MalformedCSR ResourceNotFound
        acm-pca ListCertificateAuthorities InvalidNextToken
        acm-pca ListPermissions InvalidArn InvalidNextToken InvalidState RequestFailed ResourceNotFound
        acm-pca ListTags InvalidArn InvalidState RequestFailed ResourceNotFound
        acm-pca PutPolicy ConcurrentModification InvalidArn InvalidPolicy InvalidState LockoutPrevented \
        RequestFailed ResourceNotFound
        acm-pca RestoreCertificateAuthority InvalidArn InvalidState ResourceNotFound
        acm-pca RevokeCertificate ConcurrentModification InvalidArn InvalidRequest InvalidState LimitExceeded \
        RequestAlreadyProcessed RequestFailed RequestInProgress ResourceNotFound
        acm-pca TagCertificateAuthority InvalidArn InvalidState InvalidTag ResourceNotFound TooManyTags
        acm-pca UntagCertificateAuthority InvalidArn InvalidState InvalidTag ResourceNotFound
        acm-pca UpdateCertificateAuthority ConcurrentModification InvalidArgs InvalidArn InvalidPolicy \
        InvalidState ResourceNotFound
        acm AddTagsToCertificate InvalidArn InvalidParameter InvalidTag ResourceNotFound TagPolicy Throttling \
        TooManyTags Validation
        acm DeleteCertificate AccessDenied Conflict InvalidArn ResourceInUse ResourceNotFound Throttling \
        Validation
        acm DescribeCertificate InvalidArn ResourceNotFound Validation
        acm ExportCertificate InvalidArn RequestInProgress ResourceNotFound Throttling Validation
        acm GetAccountConfiguration AccessDenied Throttling
        acm GetCertificate InvalidArn RequestInProgress ResourceNotFound Validation
        acm ImportCertificate Conflict InvalidArn InvalidParameter InvalidTag LimitExceeded ResourceNotFound \
        TagPolicy TooManyTags Validation
        acm ListCertificateDomainValidations AccessDenied InvalidArgs ResourceNotFound Throttling
        acm ListCertificates InvalidArgs Validation
        acm ListTagsForCertificate InvalidArn ResourceNotFound Validation
        acm ListTagsForResource ResourceNotFound Validation
        acm PutAccountConfiguration AccessDenied Conflict Throttling Validation
        acm RemoveTagsFromCertificate InvalidArn InvalidParameter InvalidTag ResourceNotFound TagPolicy \
        Throttling Validation
        acm RenewCertificate InvalidArn RequestInProgress ResourceNotFound Validation
        acm RequestCertificate InvalidArn InvalidDomainValidationOptions InvalidParameter InvalidTag \
        LimitExceeded TagPolicy TooManyTags
        acm ResendValidationEmail InvalidArn InvalidDomainValidationOptions InvalidState ResourceNotFound Validation
        acm RevokeCertificate AccessDenied Conflict InvalidArn ResourceInUse ResourceNotFound Throttling Validation
        acm SearchCertificates AccessDenied Throttling Validation
        acm TagResource ResourceNotFound ServiceQuotaExceeded Validation
        acm UntagResource ResourceNotFound Validation
        acm UpdateCertificateOptions Conflict InvalidArn InvalidState LimitExceeded ResourceNotFound Validation
        """;

    private static final List<Declaration> ALL =
            TABLE.lines().map(DeclaredErrors::declaration).toList();

    private DeclaredErrors() {}

    private static Declaration declaration(String line) {
        List<String> words = Arrays.asList(line.split(" +", -1));
        List<String> errors = new ArrayList<>();
        words.subList(2, words.size()).forEach(name -> errors.add(name + "Exception"));
        return new Declaration(words.get(0), words.get(1), List.copyOf(errors));
    }

    /** The operations of every service. */
    static List<Declaration> all() {
        return ALL;
    }

    /** The operations with this name; both services have GetCertificate. */
    static List<Declaration> of(String operation) {
        return ALL.stream().filter(each -> each.name().equals(operation)).toList();
    }
}
