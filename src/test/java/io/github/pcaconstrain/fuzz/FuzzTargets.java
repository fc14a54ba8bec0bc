package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.FuzzTarget.Place.FILES;
import static io.github.pcaconstrain.fuzz.FuzzTarget.Place.MEMORY;

import io.github.pcaconstrain.audit.fleet.FetchedTarget;
import io.github.pcaconstrain.audit.fleet.ReportTarget;
import io.github.pcaconstrain.audit.judging.CommandAgreement;
import io.github.pcaconstrain.audit.judging.ReaderAgreement;
import io.github.pcaconstrain.audit.source.ContentTarget;
import io.github.pcaconstrain.audit.source.KeyStoreTarget;
import io.github.pcaconstrain.audit.source.StartTlsTarget;
import io.github.pcaconstrain.audit.source.TlsTarget;
import io.github.pcaconstrain.audit.trail.TrailTarget;
import io.github.pcaconstrain.cli.audit.BaselineTarget;
import io.github.pcaconstrain.issuance.RecordTarget;
import io.github.pcaconstrain.revocation.RevocationTarget;
import io.github.pcaconstrain.sandbox.http.HttpTarget;
import io.github.pcaconstrain.sandbox.http.SandboxTarget;
import io.github.pcaconstrain.suggest.reading.ZoneTarget;
import io.github.pcaconstrain.workflow.JournalTarget;
import java.util.List;

/** All that is fuzzed. No class of a target is loaded before the target is run. */
public final class FuzzTargets {
    private static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("readers", "certificates: fast and full agree", MEMORY, ReaderAgreement::fuzzerTestOneInput),
            new FuzzTarget(
                    "commands",
                    "certificates: audit, verify and impact agree",
                    MEMORY,
                    CommandAgreement::fuzzerTestOneInput),
            new FuzzTarget("contents", "certificates in PEM, DER and PKCS#7", MEMORY, ContentTarget::read),
            new FuzzTarget("pkcs7", "PKCS#7 bundles", MEMORY, Pkcs7Target::read),
            new FuzzTarget("pkcs12", "PKCS#12 key stores", MEMORY, KeyStoreTarget::readPkcs12),
            new FuzzTarget("jks", "JKS and JCEKS key stores", MEMORY, KeyStoreTarget::readJava),
            new FuzzTarget("pem", "PEM", MEMORY, PemTarget::read),
            new FuzzTarget("name-constraints", "the NameConstraints extension", MEMORY, NameConstraintsTarget::read),
            new FuzzTarget("document", "constraints in any format", MEMORY, DocumentTarget::read),
            new FuzzTarget("policy-yaml", "policies in YAML", MEMORY, PolicyTarget::read),
            new FuzzTarget("policy-json", "policies in JSON", MEMORY, PolicyTarget::read),
            new FuzzTarget("constraints", "constraints as text", MEMORY, ConstraintTextTarget::read),
            new FuzzTarget("names", "names as text", MEMORY, NameTextTarget::read),
            new FuzzTarget("passthrough", "ApiPassthrough documents", MEMORY, PassthroughTarget::readPassthrough),
            new FuzzTarget("snippets", "Terraform and CloudFormation", MEMORY, PassthroughTarget::readSnippet),
            new FuzzTarget("extensions", "the extensions to request", MEMORY, RequestTarget::readExtensions),
            new FuzzTarget("csr", "certification requests", MEMORY, RequestTarget::readCsr),
            new FuzzTarget("report-csv", "audit reports in CSV", MEMORY, ReportTarget::readCsv),
            new FuzzTarget("report-json", "audit reports in JSON", MEMORY, ReportTarget::readJson),
            new FuzzTarget("iam", "IAM documents", MEMORY, IamTarget::read),
            new FuzzTarget("cloudtrail", "records of CloudTrail", MEMORY, TrailTarget::read),
            new FuzzTarget("zone", "zone files", MEMORY, ZoneTarget::read),
            new FuzzTarget("name-list", "lists of names", MEMORY, NameListTarget::read),
            new FuzzTarget("crl", "CRLs", MEMORY, RevocationTarget::readCrl),
            new FuzzTarget("ocsp", "OCSP responses", MEMORY, RevocationTarget::readOcsp),
            new FuzzTarget("starttls", "STARTTLS dialogues", MEMORY, StartTlsTarget::read),
            new FuzzTarget("tls", "TLS server messages", MEMORY, TlsTarget::read),
            new FuzzTarget("record", "records of an issuance", MEMORY, RecordTarget::read),
            new FuzzTarget("sandbox", "the sandbox's operations", MEMORY, SandboxTarget::read),
            new FuzzTarget("http", "the sandbox's HTTP", FILES, HttpTarget::read),
            new FuzzTarget("journal", "journals", FILES, JournalTarget::read),
            new FuzzTarget("fetched", "folders of fetched certificates", FILES, FetchedTarget::read),
            new FuzzTarget("baseline", "baselines of an audit", FILES, BaselineTarget::read));

    private FuzzTargets() {}

    /** All of them. */
    public static List<FuzzTarget> all() {
        return ALL;
    }

    /** The one with this name. */
    public static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target is called '" + name + "'"));
    }
}
