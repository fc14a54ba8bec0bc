"""Cases of the acm acceptance tests: private CAs, imported certificates, and requests for public ones."""

from actions import delete_certificate, export, renew
from expectation import TIME, equals, has_members, has_size, is_absent, is_kept, is_later, is_present, matches
from step import Case, Query, Step

CERTIFICATE = "aws_acm_certificate.test"
ARN = matches(r"^arn:aws:acm:us-east-1:\d{12}:certificate/[0-9a-f-]{36}$")
SUMMARY = "renewal_summary.0"

ISSUED = {
    "arn": ARN,
    "domain_name": "www.private.example.com",
    "domain_validation_options": is_absent(),
    "not_after": TIME,
    "not_before": TIME,
    "pending_renewal": False,
    "renewal_eligibility": "INELIGIBLE",
    "renewal_summary": is_absent(),
    "status": "ISSUED",
    "subject_alternative_names": has_members("www.private.example.com"),
    "type": "PRIVATE",
    "validation_emails": is_absent(),
    "validation_method": "NONE",
    "validation_option": is_absent(),
}
EXPORTED = {"renewal_eligibility": "ELIGIBLE", "renewal_summary": is_absent(), "pending_renewal": False, "not_after": is_kept(CERTIFICATE, "not_after")}
RENEWED = {
    "pending_renewal": False,
    "renewal_eligibility": "INELIGIBLE",
    f"{SUMMARY}.renewal_status": "SUCCESS",
    f"{SUMMARY}.renewal_status_reason": "",
    f"{SUMMARY}.updated_at": TIME,
    "status": "ISSUED",
    "not_after": is_later(CERTIFICATE, "not_after"),
}
# Until the next refresh, the provider takes a certificate that it has just renewed for due again, if early_renewal_duration is as
# long as its validity. The tests expect that this is not so on AWS.
RENEWED_BY_TERRAFORM = {path: wanted for path, wanted in RENEWED.items() if path != "pending_renewal"}
YEAR_AND_MONTH = f"{395 * 24}h0m0s"
QUARTER = f"{90 * 24}h0m0s"


def private(expect, before=None, **more):
    arguments = {"common_name": "private.example.com", "domain_name": "www.private.example.com"} | more
    return Step(arguments, {CERTIFICATE: expect}, before=before)


def early(duration):
    """The argument, and what shows of it."""
    return {"early_renewal_duration": duration}


def private_certificates():
    denied = {
        "pending_renewal": False,
        "renewal_eligibility": "ELIGIBLE",
        f"{SUMMARY}.renewal_status": "PENDING_AUTO_RENEWAL",
        f"{SUMMARY}.renewal_status_reason": "PCA_ACCESS_DENIED",
        f"{SUMMARY}.updated_at": TIME,
        "status": "ISSUED",
    }
    several = {"subject_alternative_names": ["a.private.example.com", "*.b.private.example.com"]}
    names = has_members("www.private.example.com", *several["subject_alternative_names"])
    return [
        Case(
            "Certificate_privateCertificate_renewable",
            "private_certificate",
            [private(ISSUED | {"early_renewal_duration": is_absent()}), private(EXPORTED, export), private(RENEWED, renew)],
        ),
        Case(
            "Certificate_privateCertificate_noRenewalPermission",
            "private_certificate",
            [private(ISSUED, permitted=False), private(EXPORTED, export, permitted=False), private(denied, renew, permitted=False), private(denied, permitted=False)],
        ),
        *(
            Case(
                f"Certificate_privateCertificate_pendingRenewal{name}Duration",
                "private_certificate",
                [private(ISSUED | early(duration), **early(duration)), private(RENEWED_BY_TERRAFORM | early(duration), export, **early(duration))],
            )
            for name, duration in (("Go", YEAR_AND_MONTH), ("RFC3339", "P395D"))
        ),
        Case(
            "Certificate_privateCertificate_addEarlyRenewalPast",
            "private_certificate",
            [private(ISSUED), private(EXPORTED, export), private(RENEWED_BY_TERRAFORM | early(YEAR_AND_MONTH), **early(YEAR_AND_MONTH))],
        ),
        Case(
            "Certificate_privateCertificate_addEarlyRenewalPastIneligible",
            "private_certificate",
            [private(ISSUED), private(ISSUED | early(YEAR_AND_MONTH) | {"not_after": is_kept(CERTIFICATE, "not_after")}, **early(YEAR_AND_MONTH))],
        ),
        Case(
            "Certificate_privateCertificate_addEarlyRenewalFuture",
            "private_certificate",
            [private(ISSUED), private(EXPORTED, export), private(EXPORTED | early(QUARTER), **early(QUARTER))],
        ),
        Case(
            "Certificate_privateCertificate_updateEarlyRenewalFuture",
            "private_certificate",
            [private(ISSUED, **early(YEAR_AND_MONTH)), private(EXPORTED | early(QUARTER), export, **early(QUARTER))],
        ),
        Case(
            "Certificate_privateCertificate_removeEarlyRenewal",
            "private_certificate",
            [private(ISSUED, **early(YEAR_AND_MONTH)), private(EXPORTED | {"early_renewal_duration": is_absent()}, export)],
        ),
        Case(
            "(ours) Certificate_privateCertificate with several names, tags and options",
            "private_certificate",
            [
                private({"subject_alternative_names": names, "tags": {"key1": "value1"}}, tags={"key1": "value1"}, logging=["DISABLED"], **several),
                private(
                    {"tags": {"key2": ""}, "options.0.certificate_transparency_logging_preference": "ENABLED", "arn": is_kept(CERTIFICATE, "arn")},
                    tags={"key2": ""},
                    logging=["ENABLED"],
                    **several,
                ),
            ],
        ),
        Case(
            "(ours) Certificate_privateCertificate_disappears",
            "private_certificate",
            [private(ISSUED), Step(private({}).arguments, {CERTIFICATE: ISSUED}, before=delete_certificate, gone=CERTIFICATE)],
        ),
    ]


def public(wanted, domain="public.example.com", **more):
    pending = {
        "arn": ARN,
        "domain_name": domain,
        "not_after": is_absent(),
        "not_before": is_absent(),
        "pending_renewal": False,
        "renewal_eligibility": "INELIGIBLE",
        "renewal_summary": is_absent(),
        "status": "PENDING_VALIDATION",
        "type": "AMAZON_ISSUED",
    }
    return Step({"domain_name": domain} | more, {CERTIFICATE: pending | wanted})


def validated_by_dns(*names):
    return {
        "domain_validation_options": has_size(len(names)),
        "domain_validation_options.0.resource_record_type": "CNAME",
        "subject_alternative_names": has_members(*names),
        "validation_emails": is_absent(),
        "validation_method": "DNS",
    }


def public_certificates():
    by_mail = {
        "domain_validation_options": is_absent(),
        "subject_alternative_names": has_members("public.example.com"),
        "validation_emails": is_present(),
        "validation_emails.0": matches(r"^[^@]+@.+$"),
        "validation_method": "EMAIL",
    }
    one = validated_by_dns("public.example.com")
    three = ("public.example.com", "a.public.example.com", "b.public.example.com")
    wild = ("*.example.com", "example.com")
    logging = "options.0.certificate_transparency_logging_preference"
    return [
        Case("Certificate_emailValidation", "public_certificate", [public(by_mail, validation_method="EMAIL")]),
        Case(
            "Certificate_validationOptions",
            "public_certificate",
            [public(by_mail | {"validation_option": has_size(1)}, validation_method="EMAIL", validation_domain=["example.com"])],
        ),
        Case("Certificate_dnsValidation, _root", "public_certificate", [public(one)]),
        Case("Certificate_San_single, _multiple", "public_certificate", [public(validated_by_dns(*three), subject_alternative_names=list(three[1:]))]),
        Case("Certificate_wildcard", "public_certificate", [public(validated_by_dns("*.example.com"), "*.example.com")]),
        Case(
            "Certificate_wildcardAndRootSan, _rootAndWildcardSan",
            "public_certificate",
            [public(validated_by_dns(*wild), wild[0], subject_alternative_names=[wild[1]])],
        ),
        Case("Certificate_keyAlgorithm", "public_certificate", [public(one | {"key_algorithm": "EC_prime256v1"}, key_algorithm="EC_prime256v1")]),
        Case(
            "Certificate_disableCTLogging, _disableReenableCTLogging",
            "public_certificate",
            [public(one | {logging: preference}, logging=[preference]) for preference in ("DISABLED", "ENABLED", "DISABLED")],
        ),
    ]


def imported_certificates(keys):
    key, ((first, first_ca), (second, second_ca)) = keys.signed_by_two("imported.example.com")
    alone, alone_key = keys.self_signed("alone.example.com")
    address, address_key = keys.self_signed("192.0.2.45")
    other, other_key = keys.self_signed("198.51.100.45")
    issued = {"status": "ISSUED", "type": "IMPORTED", "tags": is_absent(), "domain_name": "imported.example.com"}
    nameless = {"status": "ISSUED", "domain_name": "", "subject_alternative_names": is_absent()}
    kept = {"arn": is_kept(CERTIFICATE, "arn")}
    dates = {"not_after": TIME, "not_before": TIME, "pending_renewal": False, "renewal_eligibility": "INELIGIBLE", "renewal_summary": is_absent()}
    return [
        Case(
            "Certificate_Imported_domainName, _validityDates",
            "imported_certificate",
            [
                Step({"certificate": first, "private_key": key, "chain": first_ca}, {CERTIFICATE: issued | dates}),
                Step({"certificate": second, "private_key": key, "chain": second_ca}, {CERTIFICATE: issued | kept}),
                Step({"certificate": alone, "private_key": alone_key}, {CERTIFICATE: issued | kept | {"domain_name": "alone.example.com"}}),
            ],
        ),
        Case("Certificate_Imported_ipAddress", "imported_certificate", [Step({"certificate": address, "private_key": address_key}, {CERTIFICATE: nameless})]),
        Case(
            "Certificate_PrivateKey_ReimportWithTags, Certificate_tags",
            "imported_certificate",
            [
                Step({"certificate": address, "private_key": address_key, "tags": {"key1": "value1"}}, {CERTIFICATE: {"tags": {"key1": "value1"}}}),
                Step({"certificate": other, "private_key": other_key, "tags": {"key1": "changed"}}, {CERTIFICATE: {"tags": {"key1": "changed"}} | kept}),
                Step({"certificate": other, "private_key": other_key}, {CERTIFICATE: {"tags": is_absent()} | kept}),
            ],
        ),
    ]


def lookups(keys):
    def imported(name, bits=2048):
        certificate, key = keys.self_signed(name, bits)
        return {"certificate": certificate, "private_key": key}

    single, tagged = "single.example.com", {"Name": "single"}
    queries = {
        "domain": {"domain": single},
        "status": {"domain": single, "statuses": ["ISSUED"]},
        "type": {"domain": single, "types": ["IMPORTED"]},
        "recent": {"domain": single, "most_recent": True},
        "recent_status": {"domain": single, "statuses": ["ISSUED"], "most_recent": True},
        "recent_type": {"domain": single, "types": ["IMPORTED"], "most_recent": True},
        "tags": {"tags": tagged},
        "domain_tags": {"domain": single, "tags": tagged},
        "status_tags": {"statuses": ["ISSUED"], "tags": tagged},
    }
    first = f"{CERTIFICATE}[0]"
    found = {"arn": equals(first, "arn"), "status": "ISSUED", "certificate": is_present(), "tags": equals(first, "tags")}
    twice = {"recent": {"domain": "twice.example.com", "most_recent": True}}
    large = {"large": {"domain": "large.example.com", "key_types": ["RSA_4096"]}}
    data = "data.aws_acm_certificate.test"
    return [
        Case(
            "CertificateDataSource_singleIssued",
            "imported_lookup",
            [Step({"certificates": [imported(single)], "tags": tagged, "queries": queries}, {f'{data}["{name}"]': found for name in queries})],
        ),
        Case(
            "CertificateDataSource_multipleIssued",
            "imported_lookup",
            [Step({"certificates": [imported("twice.example.com")] * 2, "queries": twice}, {f'{data}["recent"]': {"arn": ARN}})],
        ),
        Case(
            "CertificateDataSource_keyTypes",
            "imported_lookup",
            [Step({"certificates": [imported("large.example.com", 4096)], "tags": {"Name": "large"}, "queries": large}, {f'{data}["large"]': found})],
        ),
    ]


def cases(keys):
    return private_certificates() + public_certificates() + imported_certificates(keys) + lookups(keys)


def failing(test, error, domain):
    variants = {
        "domain": {},
        "status": {"statuses": ["ISSUED"]},
        "type": {"types": ["IMPORTED"]},
    }
    return [Query(f"{test}: {name}", "acm_query", {"domain": domain} | more, error) for name, more in variants.items()]


QUERIES = (
    failing("CertificateDataSource_multipleIssued", "matching ACM Certificates found", "twice.example.com")
    + failing("CertificateDataSource_noMatchReturnsError", "empty result", "nowhere.example.com")
)
