package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.cli.show.suggestion.SuggestWords;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.suggest.Outlier;
import io.github.pcaconstrain.suggest.PublicSuffixList;
import io.github.pcaconstrain.suggest.reading.EntryUse;
import io.github.pcaconstrain.suggest.reading.LeftOutCertificate;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import io.github.pcaconstrain.suggest.reading.SuggestionResult;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON result of {@code suggest}: see {@code docs/schema/suggest.schema.json}. */
final class SuggestJson {
    private SuggestJson() {}

    static void write(SuggestionResult result, Instant at, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("at", at.toString());
        json.writeStringProperty(
                "publicSuffixList", PublicSuffixList.installed().date());
        json.writeNumberProperty("certificates", result.certificates());
        json.writeNumberProperty("cas", result.cas());
        json.writeNumberProperty("expired", result.expired());
        json.writeName("policies");
        json.writeStartArray();
        result.policies().forEach(policy -> policy(policy, json));
        json.writeEndArray();
        texts("without", result.without(), json);
        texts("unreadable", result.unreadable(), json);
        texts("notes", result.notes(), json);
        json.writeEndObject();
    }

    private static void policy(SuggestedPolicy policy, JsonGenerator json) {
        json.writeStartObject();
        if (!policy.issuer().isEmpty()) {
            json.writeStringProperty("issuer", policy.issuer());
        }
        json.writeName("policy");
        PolicyWriter.write(policy.constraints(), json);
        json.writeNumberProperty("certificates", policy.certificates());
        json.writeNumberProperty("coverage", policy.coverage());
        json.writeName("entries");
        json.writeStartArray();
        policy.constraints().permitted().forEach(subtree -> entry(subtree, policy, json));
        json.writeEndArray();
        texts(
                "notLimited",
                List.of(NameForm.values()).stream()
                        .filter(form -> form.isSupported()
                                && policy.constraints()
                                        .subtrees()
                                        .noneMatch(subtree -> subtree.base().form() == form))
                        .map(NameForm::prefix)
                        .toList(),
                json);
        certificates("leftOut", policy.leftOut(), json);
        certificates("expiredLeftOut", policy.expired(), json);
        json.writeNumberProperty("omitted", policy.omitted());
        json.writeBooleanProperty("fromExpired", policy.isOfExpired());
        json.writeEndObject();
    }

    private static void entry(Subtree subtree, SuggestedPolicy policy, JsonGenerator json) {
        EntryUse use = policy.uses().get(subtree);
        json.writeStartObject();
        json.writeStringProperty("permitted", subtree.base().exactText());
        json.writeNumberProperty("certificates", use == null ? 0 : use.certificates());
        if (use != null) {
            use.newest().ifPresent(newest -> json.writeStringProperty("newest", newest.toString()));
        }
        json.writeBooleanProperty("registered", SuggestWords.isRegistered(subtree.base(), policy));
        json.writeBooleanProperty("reserved", SuggestWords.isReserved(subtree.base(), policy));
        json.writeEndObject();
    }

    private static void certificates(String name, List<LeftOutCertificate> certificates, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        for (LeftOutCertificate certificate : certificates) {
            json.writeStartObject();
            json.writeStringProperty("place", certificate.place());
            json.writeNumberProperty("index", certificate.index());
            if (!certificate.label().isEmpty()) {
                json.writeStringProperty("certificate", certificate.label());
                json.writeStringProperty("serial", certificate.serial());
                json.writeStringProperty("sha256", certificate.fingerprint());
            }
            certificate.notAfter().ifPresent(end -> json.writeStringProperty("notAfter", end.toString()));
            json.writeStringProperty("reason", certificate.reason().label());
            json.writeName("names");
            json.writeStartArray();
            certificate.names().forEach(outlier -> name(outlier, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void name(Outlier outlier, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", outlier.name().text());
        json.writeStringProperty("reason", outlier.reason().label());
        json.writeStringProperty("words", outlier.words());
        outlier.cost().ifPresent(base -> json.writeStringProperty("toInclude", base.exactText()));
        json.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
