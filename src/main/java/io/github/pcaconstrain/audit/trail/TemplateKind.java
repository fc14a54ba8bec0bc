package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.access.SigningTemplates;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template lets through. */
enum TemplateKind {
    END_ENTITY("for end entities"),
    WITH_PASSTHROUGH("which takes constraints from the request"),
    WITHOUT_CONSTRAINTS("which drops the constraints of the request"),
    /** One that AWS has added since, or a record of another shape: whatever it is, it may sign CAs. */
    UNKNOWN("which is not known here and may sign CAs without constraints");

    /** What AWS takes if a request names no template. */
    static final String DEFAULT = "arn:aws:acm-pca:::template/EndEntityCertificate/V1";

    private static final Pattern ARN = Pattern.compile("arn:aws[\\w-]*:acm-pca:::template/(\\w+)/V1");
    private static final Map<String, TemplateKind> KINDS = kinds();

    private final String words;

    TemplateKind(String words) {
        this.words = words;
    }

    private static Map<String, TemplateKind> kinds() {
        Map<String, TemplateKind> kinds = new HashMap<>();
        SigningTemplates.END_ENTITY.forEach(name -> kinds.put(name, END_ENTITY));
        SigningTemplates.WITH_PASSTHROUGH.forEach(name -> kinds.put(name, WITH_PASSTHROUGH));
        SigningTemplates.WITHOUT_CONSTRAINTS.forEach(name -> kinds.put(name, WITHOUT_CONSTRAINTS));
        return kinds;
    }

    /**
     * The kind of a template.
     *
     * @param arn its ARN; empty if it is not known
     */
    static TemplateKind of(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? KINDS.getOrDefault(matcher.group(1), UNKNOWN) : UNKNOWN;
    }

    /** The name of a template, such as {@code SubordinateCACertificate_PathLen0/V1}. */
    static String name(String arn) {
        return arn.isEmpty() ? "a template that no record names" : arn.replaceFirst("^[^/]*/(?=.)", "");
    }

    /** A clause after the name of a template. */
    String words() {
        return words;
    }
}
