package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.page.PageSource.Services;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the certificates of ACM, as its operations return them. */
final class ManagedHtml {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
    private static final int MOST = 50;

    /** If there are more, none are listed: ACM would read all of them to list some. */
    private static final int MOST_LISTED = 1000;

    /** Without this filter, ACM lists only certificates with RSA keys of 1024 and 2048 bits. */
    private static final List<String> KEY_TYPES =
            List.of("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1");

    private final Html html;
    private final Services services;
    private final PageFacts facts;
    private final Map<Place, Integer> counts = new LinkedHashMap<>();

    /** Where certificates are. */
    private record Place(String account, String region) {}

    ManagedHtml(Html html, Services services, PageFacts facts) {
        this.html = html;
        this.services = services;
        this.facts = facts;
        facts.accounts().ids().forEach(this::count);
    }

    private void count(String account) {
        for (String region : services.store().list(account)) {
            if (REGION.matcher(region).matches()) {
                int count =
                        services.store().list(account + "/" + region + "/acm").size();
                if (count > 0) {
                    counts.put(new Place(account, region), count);
                }
            }
        }
    }

    private String title(Place place) {
        return facts.accounts().ids().size() > 1 ? place.account() + ", " + place.region() : place.region();
    }

    int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    void write() {
        if (counts.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "acm-title").element("h2", "ACM certificates", "id", "acm-title");
        counts.forEach((place, count) -> {
            if (counts.size() > 1) {
                html.element("h3", title(place));
            }
            if (count > MOST_LISTED) {
                html.element(
                        "p",
                        AuthorityHtml.number(count) + " certificates are too many for this page; list them with"
                                + " 'aws acm list-certificates'.",
                        "class",
                        "empty");
            } else {
                table(place, count);
            }
        });
        html.close("section");
    }

    private void table(Place place, int count) {
        RequestContext context = RequestContext.local(place.region(), place.account(), facts.clock());
        ObjectNode input =
                Json.object().put("MaxItems", MOST).put("SortBy", "CREATED_AT").put("SortOrder", "DESCENDING");
        ArrayNode keyTypes = input.putObject("Includes").putArray("keyTypes");
        KEY_TYPES.forEach(keyTypes::add);
        JsonNode list = services.certificateManager()
                .call(context, "ListCertificates", input)
                .get("CertificateSummaryList");
        if (list.size() < count) {
            html.element("p", list.size() + " of " + AuthorityHtml.number(count) + " shown", "class", "quiet");
        }
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        for (String title : List.of("Domain names", "Status", "Type", "Expires", "ARN")) {
            html.element("th", title, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        list.forEach(each -> row(context, each));
        html.close("tbody").close("table").close("div");
    }

    private void row(RequestContext context, JsonNode summary) {
        String status = Json.text(summary, "Status");
        StringBuilder names = new StringBuilder(Json.text(summary, "DomainName"));
        Json.member(summary, "SubjectAlternativeNameSummaries").forEach(name -> {
            if (!name.asString().equals(Json.text(summary, "DomainName"))) {
                names.append(", ").append(name.asString());
            }
        });
        html.open("tr")
                .element("td", names.toString(), "class", "names")
                .open("td")
                .element("span", AuthorityHtml.shown(status), "class", "badge " + AuthorityHtml.word(status));
        if (status.equals("FAILED")) {
            html.element("div", reason(context, summary), "class", "error");
        }
        html.close("td")
                .element("td", AuthorityHtml.shown(Json.text(summary, "Type")))
                .element("td", Json.has(summary, "NotAfter") ? date(summary.get("NotAfter")) : "")
                .open("td")
                .element(
                        "code",
                        AuthorityHtml.shortened(id(summary)),
                        "class",
                        "copy",
                        "title",
                        Json.text(summary, "CertificateArn"))
                .close("td")
                .close("tr");
    }

    private static String date(JsonNode seconds) {
        return Times.date(Instant.ofEpochSecond((long) seconds.doubleValue()));
    }

    private static String id(JsonNode summary) {
        String arn = Json.text(summary, "CertificateArn");
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private String reason(RequestContext context, JsonNode summary) {
        ObjectNode input = Json.object().put("CertificateArn", Json.text(summary, "CertificateArn"));
        try {
            JsonNode detail = services.certificateManager().call(context, "DescribeCertificate", input);
            return Json.text(detail.get("Certificate"), "FailureReason");
        } catch (AwsError e) {
            return e.code(); // such as ResourceNotFoundException, if it has been deleted in the meantime
        }
    }
}
