package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.PathVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.verification.Judgement;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The verdicts on a chain as JSON: see {@code docs/schema/verify.schema.json}. */
final class VerifyJson {
    private final JsonGenerator json;

    private VerifyJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(OutputStream out, VerifyReport report) throws IOException {
        IndentedJson.write(out, json -> new VerifyJson(json).write(report));
    }

    private void write(VerifyReport report) {
        VerificationResult result = report.result();
        json.writeStartObject();
        json.writeStringProperty("result", result.outcome().label());
        json.writeStringProperty("at", report.request().at().toString());
        json.writeName("path");
        json.writeStartObject();
        judgement(result.pathJudgement());
        array("certificates", result.path(), this::certificate);
        json.writeBooleanProperty("reachesAnchor", result.reachesAnchor());
        json.writeNumberProperty("tried", result.tried());
        json.writeEndObject();
        json.writeName("constraints");
        json.writeStartObject();
        judgement(result.constraints());
        array("flaws", result.names().flaws(), json::writeString);
        array("names", result.names().names(), this::name);
        json.writeEndObject();
        result.name().ifPresent(judgement -> object("name", judgement));
        result.expected().ifPresent(judgement -> object("expected", judgement));
        array("witnesses", report.testimonies(), verdict -> witness(report, verdict));
        array("warnings", result.warnings(), json::writeString);
        json.writeEndObject();
    }

    private void certificate(CertificateContents certificate) {
        json.writeStartObject();
        NameJson.write("subject", certificate.subject(), json);
        NameJson.write("issuer", certificate.issuer(), json);
        json.writeStringProperty("serial", certificate.serial());
        json.writeStringProperty("notBefore", certificate.notBefore().toString());
        json.writeStringProperty("notAfter", certificate.notAfter().toString());
        json.writeBooleanProperty("ca", certificate.isCa());
        json.writeBooleanProperty("constrained", certificate.constraints().isPresent());
        json.writeEndObject();
    }

    private void name(PathVerdict.Name name) {
        Verdict verdict = name.verdict();
        json.writeStartObject();
        json.writeStringProperty("certificate", name.certificate().label());
        NameJson.write("name", verdict.name(), json);
        json.writeStringProperty("verdict", verdict.decision().label());
        json.writeStringProperty("reason", verdict.reason());
        verdict.deciding().ifPresent(step -> json.writeStringProperty("ca", step.ca()));
        verdict.deciding()
                .flatMap(CaVerdict::subtree)
                .ifPresent(subtree -> NameJson.write("subtree", subtree.base(), json));
        verdict.deciding()
                .flatMap(CaVerdict::nearest)
                .ifPresent(subtree -> NameJson.write("nearest", subtree.base(), json));
        json.writeEndObject();
    }

    private void witness(VerifyReport report, WitnessVerdict verdict) {
        json.writeStartObject();
        json.writeStringProperty("witness", verdict.witness().word());
        json.writeStringProperty("version", verdict.version());
        json.writeStringProperty("answer", verdict.answer().label());
        json.writeStringProperty("reason", verdict.reason());
        report.agrees(verdict).ifPresent(agrees -> json.writeBooleanProperty("agrees", agrees));
        report.difference(verdict).ifPresent(known -> {
            json.writeStringProperty("difference", known.id());
            json.writeStringProperty("explanation", known.explanation());
        });
        json.writeEndObject();
    }

    private void object(String name, Judgement judgement) {
        json.writeName(name);
        json.writeStartObject();
        judgement(judgement);
        json.writeEndObject();
    }

    private void judgement(Judgement judgement) {
        json.writeStringProperty("verdict", judgement.outcome().label());
        json.writeStringProperty("reason", judgement.reason());
    }

    private <T> void array(String name, List<T> elements, Consumer<T> write) {
        json.writeName(name);
        json.writeStartArray();
        elements.forEach(write);
        json.writeEndArray();
    }
}
