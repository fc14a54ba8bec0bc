package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.log.RecentCalls;
import io.github.pcaconstrain.sandbox.page.PageSource.Services;
import io.github.pcaconstrain.sandbox.pca.Overview.Entry;
import io.github.pcaconstrain.sandbox.wire.ServedCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the page. */
final class PageHtml {
    /** The ARN of a CA, or of a certificate that it has issued. */
    private static final Pattern ARN = Pattern.compile(
            "arn:[a-z-]+:acm-pca:[^ /]+:certificate-authority/[0-9a-f-]{36}" + "(/certificate/[0-9a-f]+)?");

    private final PageFacts facts;
    private final Services services;
    private final List<ServedCall> calls;
    private final Instant now;
    private final Html html = new Html();

    PageHtml(PageFacts facts, Services services, RecentCalls calls) {
        this.facts = facts;
        this.services = services;
        this.calls = calls.newestFirst();
        this.now = facts.clock().instant();
    }

    String write() {
        List<Entry> entries = services.privateCa().overview().entries(now);
        Map<String, List<Entry>> regions =
                entries.stream().collect(Collectors.groupingBy(Entry::region, LinkedHashMap::new, Collectors.toList()));
        ManagedHtml managed = new ManagedHtml(html, services, facts);
        head(html);
        html.open("body").element("a", "Skip to the certificate authorities", "class", "skip", "href", "#authorities");
        header(entries, managed);
        html.open("main", "id", "content");
        html.open("div", "class", "columns");
        html.open("div", "class", "wide");
        authorities(regions);
        managed.write();
        html.close("div");
        html.open("div", "class", "narrow");
        connect(regions);
        calls(entries);
        html.close("div").close("div").close("main");
        footer();
        html.close("body").close("html");
        return html.toString();
    }

    /** A page that says why nothing can be shown. */
    static String failure(String message) {
        Html html = new Html();
        head(html);
        html.open("body")
                .open("main", "class", "failure")
                .element("h1", "The sandbox cannot show its state")
                .element("p", message)
                .close("main")
                .close("body")
                .close("html");
        return html.toString();
    }

    private static void head(Html html) {
        html.raw("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sandbox - pca-constrain</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/_sandbox/page.css">
            <script src="/_sandbox/page.js" defer></script>
            </head>
            """);
    }

    private void header(List<Entry> entries, ManagedHtml managed) {
        int issued = entries.stream().mapToInt(Entry::issued).sum();
        long failed = calls.stream().filter(ServedCall::isFailed).count();
        html.open("header").open("div", "class", "brand").raw("""
            <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true"><rect x="11" y="2" width="10" height="8" \
            rx="2"/><rect x="2" y="22" width="10" height="8" rx="2"/><rect x="20" y="22" width="10" height="8" rx="2"/>\
            <path d="M16 10v6M7 22v-6h18v6" fill="none"/></svg>
            """);
        html.open("div")
                .element("h1", "Sandbox")
                .element("p", "A local AWS Private CA and ACM")
                .close("div");
        html.close("div").open("ul", "class", "tiles", "id", "tiles");
        tile(AuthorityHtml.number(entries.size()), entries.size() == 1 ? "CA" : "CAs", "");
        tile(AuthorityHtml.number(issued), "issued by CAs", "");
        tile(AuthorityHtml.number(managed.count()), "in ACM", "");
        tile(
                AuthorityHtml.number((int) failed),
                failed == 1 ? "recent error" : "recent errors",
                failed == 0 ? "" : "bad");
        html.close("ul").close("header");
    }

    private void tile(String number, String label, String style) {
        html.open("li", "class", style)
                .element("b", number)
                .text(" ")
                .element("span", label)
                .close("li");
    }

    private void authorities(Map<String, List<Entry>> regions) {
        html.open("section", "id", "authorities", "tabindex", "-1", "aria-labelledby", "authorities-title")
                .element("h2", "Certificate authorities", "id", "authorities-title");
        if (regions.isEmpty()) {
            html.open("div", "class", "empty")
                    .element(
                            "p",
                            "There are no CAs yet. Create one with any AWS client, or start the sandbox with"
                                    + " --init or --seed.")
                    .element(
                            "code",
                            "aws acm-pca list-certificate-authorities --endpoint-url " + facts.endpoint(),
                            "class",
                            "copy")
                    .close("div");
        }
        IssuedHtml issued = new IssuedHtml(html, services.privateCa().overview(), now);
        for (Map.Entry<String, List<Entry>> region : regions.entrySet()) {
            AuthorityTree tree = AuthorityTree.of(region.getValue());
            if (regions.size() > 1) {
                html.element("h3", region.getKey());
            }
            new AuthorityHtml(html, tree, issued, now).write(tree.tops());
        }
        html.close("section");
    }

    private void connect(Map<String, List<Entry>> regions) {
        String region = regions.keySet().stream().findFirst().orElse(facts.region());
        html.open("section", "aria-labelledby", "connect-title").element("h2", "Connect", "id", "connect-title");
        html.open("pre", "class", "copy", "id", "exports").open("code");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", facts.endpoint().toString());
        variables.put("AWS_ACCESS_KEY_ID", facts.accounts().firstAccessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", "sandbox");
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        html.text(variables.entrySet().stream()
                .map(each -> "export " + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("\n")));
        html.close("code").close("pre");
        facts.accounts().lines().forEach(line -> html.element("p", line, "class", "quiet"));
        html.close("section");
    }

    private void calls(List<Entry> entries) {
        Map<String, String> names = entries.stream()
                .collect(Collectors.toMap(entry -> entry.authority().arn(), Entry::name, (one, other) -> one));
        html.open("section", "id", "calls", "aria-labelledby", "calls-title")
                .open("div", "class", "title")
                .element("h2", "Recent calls", "id", "calls-title")
                .open("label")
                .open("input", "type", "checkbox", "id", "errors-only")
                .text(" errors only")
                .close("label")
                .close("div");
        if (calls.isEmpty()) {
            html.element("p", "No client has called yet.", "class", "empty");
        } else {
            html.open("ol", "class", "calls scroll", "tabindex", "0");
            calls.forEach(call -> call(call, names));
            html.close("ol");
        }
        html.close("section");
    }

    private void call(ServedCall call, Map<String, String> names) {
        html.open("li", "class", call.isFailed() ? "call failed" : "call");
        html.open("span", "class", "line")
                .element(
                        "time",
                        Times.clock(call.time()),
                        "datetime",
                        call.time().toString())
                .element("strong", call.operation())
                .element("span", call.service(), "class", "quiet");
        html.open("span", "class", "end")
                .element(
                        "span",
                        call.status() == 0 ? "closed" : Integer.toString(call.status()),
                        "class",
                        call.isFailed() ? "status bad" : "status")
                .element("span", call.millis() + " ms", "class", "quiet");
        html.close("span").close("span");
        if (!call.resource().isEmpty()) {
            html.element("span", resource(call.resource(), names), "class", "resource", "title", call.resource());
        }
        if (!call.error().isEmpty()) {
            String message = ARN.matcher(call.message())
                    .replaceAll(found -> Matcher.quoteReplacement(resource(found.group(), names)));
            html.open("span", "class", "error")
                    .element("b", call.error())
                    .text(": " + message)
                    .close("span");
        }
        if (!call.faults().isEmpty()) {
            html.element("span", "injected: " + String.join(", ", call.faults()), "class", "fault");
        }
        html.close("li");
    }

    /** A short form of an ARN: the name of a CA, and the first digits of a certificate's serial number. */
    private static String resource(String resource, Map<String, String> names) {
        int certificate = resource.indexOf("/certificate/");
        String ca = certificate < 0 ? resource : resource.substring(0, certificate);
        String name = names.get(ca);
        if (name == null) {
            int slash = resource.startsWith("arn:") ? resource.lastIndexOf('/') : -1;
            return slash < 0 ? resource : "..." + resource.substring(slash);
        }
        String serial = certificate < 0 ? "" : resource.substring(resource.lastIndexOf('/') + 1);
        return serial.isEmpty() ? name : name + " / " + AuthorityHtml.shortened(serial);
    }

    private void footer() {
        html.open("footer")
                .open("p")
                .text("Reachable from this machine only. Also: ")
                .element("a", "state", "href", "/_sandbox/state")
                .text(", ")
                .element("a", "health", "href", "/_sandbox/health")
                .text(". As of ")
                .element("time", Times.full(now), "datetime", Objects.toString(now))
                .text("; times are in UTC.")
                .raw("<noscript> Reload the page to see what has changed.</noscript>")
                .close("p")
                .close("footer");
    }
}
