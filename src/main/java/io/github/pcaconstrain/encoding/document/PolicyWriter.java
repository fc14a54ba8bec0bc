package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.name.NameForm;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a policy file from which {@link PolicyReader} reads the same constraints in the same order. */
public final class PolicyWriter {
    private static final String SHOW_ALL = "use --lenient to see all of the constraints";

    private PolicyWriter() {}

    /**
     * Writes YAML.
     *
     * @throws UnencodableConstraintException if a policy cannot hold some of the constraints
     */
    public static String yaml(NameConstraints constraints) {
        TokenStreamFactory yaml = YAMLFactory.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .disable(YAMLWriteFeature.SPLIT_LINES)
                .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                .build();
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = yaml.createGenerator(ObjectWriteContext.empty(), out)) {
            write(constraints, generator);
        }
        String policy = out.toString();
        requireSame(constraints, policy);
        return policy;
    }

    /** Reading the result must return the same constraints: a policy with another meaning is worse than none. */
    private static void requireSame(NameConstraints constraints, String policy) {
        NameConstraints again;
        try {
            again = PolicyReader.read("the policy", policy.getBytes(StandardCharsets.UTF_8), Notes.IGNORED);
        } catch (PolicyFileException e) {
            throw new UnencodableConstraintException("a policy cannot hold this: " + e.getMessage(), SHOW_ALL);
        }
        boolean same = ConstraintsDiff.between(Optional.of(constraints), Optional.of(again))
                        .comparison()
                == Comparison.SAME;
        if (!same) {
            throw new UnencodableConstraintException("a policy written from this would mean something else", SHOW_ALL);
        }
    }

    /**
     * Writes the policy as the next value of a JSON document.
     *
     * @throws UnencodableConstraintException if a policy cannot hold some of the constraints
     */
    public static void write(NameConstraints constraints, JsonGenerator out) {
        requireExpressible(constraints);
        out.writeStartObject();
        writeSide("permitted", constraints.permitted(), out);
        writeSide("excluded", constraints.excluded(), out);
        out.writeBooleanProperty("critical", constraints.critical());
        out.writeEndObject();
    }

    /** The constraints in the form for a policy: addresses have no bits set below their prefix. */
    public static NameConstraints written(NameConstraints constraints) {
        return new NameConstraints(
                written(constraints.permitted()), written(constraints.excluded()), constraints.critical());
    }

    private static List<Subtree> written(List<Subtree> side) {
        return side.stream()
                .map(subtree -> new Subtree(written(subtree.base()), subtree.minimum(), subtree.maximum()))
                .toList();
    }

    private static void requireExpressible(NameConstraints constraints) {
        constraints.subtrees().forEach(subtree -> {
            boolean malformed = subtree.base() instanceof MalformedBase;
            boolean empty = subtree.base().form() != NameForm.DNS
                    && subtree.base().form() != NameForm.DIRECTORY_NAME
                    && subtree.base().value().isEmpty();
            if (malformed || empty || !subtree.base().form().isSupported() || !subtree.hasStandardDistance()) {
                throw new UnencodableConstraintException(
                        "a policy cannot hold " + subtree.base().text(), SHOW_ALL);
            }
        });
    }

    private static void writeSide(String side, List<Subtree> subtrees, JsonGenerator out) {
        if (subtrees.isEmpty()) {
            return;
        }
        Map<NameForm, List<Subtree>> byForm = subtrees.stream()
                .collect(Collectors.groupingBy(
                        subtree -> subtree.base().form(), LinkedHashMap::new, Collectors.toList()));
        boolean grouped =
                byForm.values().stream().flatMap(List::stream).toList().equals(subtrees);
        out.writeName(side);
        if (grouped) {
            out.writeStartObject();
            byForm.forEach((form, group) -> {
                out.writeName(PolicyKeys.of(form));
                out.writeStartArray();
                group.forEach(subtree -> out.writeString(written(subtree.base()).exactValue()));
                out.writeEndArray();
            });
            out.writeEndObject();
        } else {
            out.writeStartArray();
            subtrees.forEach(subtree -> out.writeString(written(subtree.base()).exactText()));
            out.writeEndArray();
        }
    }

    /** Bits of an address below its prefix have no effect, and must not be set in a policy. */
    private static SubtreeBase written(SubtreeBase base) {
        return base instanceof IpBase block ? block.canonical() : base;
    }
}
