package io.github.pcaconstrain.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where links lead: files of this checkout, with their headings. What lies elsewhere is judged by its form alone. */
final class LinkTargets {
    private static final String PROJECT = "pcaconstrain/pca-constrain";
    private static final Pattern FILE = Pattern.compile("https://(?:github\\.com/" + PROJECT
            + "/(?:blob|tree|raw)|raw\\.githubusercontent\\.com/" + PROJECT + ")/[^/]+/([^?]+)");
    private static final Pattern SERVICE = Pattern.compile(
            "https://github\\.com/" + PROJECT + "/?(?:(?:issues|pulls|releases|discussions|security|actions)\\b.*)?");

    private LinkTargets() {}

    /** What is wrong with a link of a file; nothing if it leads somewhere. */
    static Optional<String> flaw(Path from, String link) throws IOException {
        if (link.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (link.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return url(link);
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        return file(target, hash < 0 ? "" : link.substring(hash + 1));
    }

    /** What is wrong with a file of the checkout as a target; nothing if it and the heading are there. */
    static Optional<String> file(Path target, String anchor) throws IOException {
        if (target.isAbsolute() || target.startsWith("..")) {
            return Optional.of("it leads out of the project");
        }
        if (!Files.exists(target)) {
            return Optional.of("there is no " + target);
        }
        boolean found = anchor.isEmpty() || MarkdownPage.read(target).anchors().contains(anchor);
        return found ? Optional.empty() : Optional.of("there is no heading '" + anchor + "' in " + target);
    }

    private static Optional<String> url(String link) throws IOException {
        try {
            URI uri = new URI(link);
            if ("mailto".equals(uri.getScheme())) {
                return link.contains("@") ? Optional.empty() : Optional.of("it has no mailbox");
            }
            if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
                return Optional.of("its scheme is neither http nor https");
            }
            if (uri.getHost() == null || !uri.getHost().contains(".")) {
                return Optional.of("it has no host");
            }
        } catch (URISyntaxException e) {
            return Optional.of("it is not a URI");
        }
        return link.contains(PROJECT) ? ours(link) : Optional.empty();
    }

    private static Optional<String> ours(String link) throws IOException {
        int hash = link.indexOf('#');
        Matcher file = FILE.matcher(hash < 0 ? link : link.substring(0, hash));
        if (file.matches()) {
            return file(Path.of(file.group(1)), hash < 0 ? "" : link.substring(hash + 1));
        }
        return SERVICE.matcher(link).matches() ? Optional.empty() : Optional.of("it is not a page of the project");
    }
}
