package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.encoding.DecodingProblem.Kind;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** Reads one NameConstraints extension. Continues after a problem, and collects all of them. */
final class NameConstraintsDecoder {
    private static final String[] LISTS = {"permittedSubtrees", "excludedSubtrees"};

    private final List<DecodingProblem> problems = new ArrayList<>();
    private final List<List<Subtree>> lists = List.of(new ArrayList<>(), new ArrayList<>());

    DecodedNameConstraints decode(byte[] encoded, boolean critical) {
        if (DerNesting.isTooDeep(encoded)) {
            report(Kind.SYNTAX, "NameConstraints", "it is nested more than " + DerNesting.LIMIT + " levels deep");
        } else {
            readExtension(encoded, critical);
        }
        return new DecodedNameConstraints(constraints(critical), problems);
    }

    private void readExtension(byte[] encoded, boolean critical) {
        try (ASN1InputStream in = new ASN1InputStream(encoded)) {
            ASN1Primitive value = in.readObject();
            if (!(value instanceof ASN1Sequence extension)) {
                report(Kind.SYNTAX, "NameConstraints", "it is not a SEQUENCE");
                return;
            }
            readFields(extension);
            checkCanonical(value, encoded, critical);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle also throws unchecked exceptions for bytes that are not ASN.1.
            report(Kind.SYNTAX, "NameConstraints", "it is not ASN.1: " + e.getMessage());
        }
    }

    /**
     * Encoding the result must produce the same bytes. This is the definition of a canonical encoding, and catches
     * whatever the other checks overlook.
     */
    private void checkCanonical(ASN1Primitive value, byte[] encoded, boolean critical) {
        byte[] canonical =
                problems.isEmpty() ? NameConstraintsDer.encode(constraints(critical)) : DistinguishedNames.der(value);
        int same = Arrays.mismatch(canonical, encoded);
        if (same == canonical.length) {
            report(
                    Kind.SYNTAX,
                    "NameConstraints",
                    Counted.of(encoded.length - same, "octet follows", "octets follow") + " its end at octet " + same);
        } else if (same >= 0) {
            report(Kind.NOT_DER, "NameConstraints", "it is not DER at octet " + same);
        }
    }

    private NameConstraints constraints(boolean critical) {
        return new NameConstraints(lists.get(0), lists.get(1), critical);
    }

    private void readFields(ASN1Sequence extension) {
        if (extension.size() == 0) {
            report(Kind.EMPTY, "NameConstraints", "it has neither permitted nor excluded subtrees");
        }
        int next = 0;
        for (ASN1Encodable field : extension) {
            boolean known = field instanceof ASN1TaggedObject tagged
                    && tagged.hasContextTag()
                    && tagged.getTagNo() >= next
                    && tagged.getTagNo() <= NameConstraintsDer.EXCLUDED;
            if (!known) {
                report(Kind.SYNTAX, "NameConstraints", "it has a field out of place: " + describe(field));
            } else {
                ASN1TaggedObject list = (ASN1TaggedObject) field;
                readList(list.getTagNo(), list);
                next = list.getTagNo() + 1;
            }
        }
    }

    private void readList(int which, ASN1TaggedObject field) {
        String place = LISTS[which];
        ASN1Sequence subtrees;
        try {
            subtrees = ASN1Sequence.getInstance(field, false);
        } catch (RuntimeException e) {
            report(Kind.SYNTAX, place, "it is not a list of subtrees");
            return;
        }
        if (subtrees.size() == 0) {
            report(Kind.EMPTY_LIST, place, "it has no subtrees");
        }
        for (int i = 0; i < subtrees.size(); i++) {
            readSubtree(lists.get(which), place + "[" + i + "]", subtrees.getObjectAt(i));
        }
    }

    private void readSubtree(List<Subtree> subtrees, String place, ASN1Encodable encoded) {
        if (!(encoded instanceof ASN1Sequence fields)
                || fields.size() == 0
                || !(fields.getObjectAt(0) instanceof ASN1TaggedObject name)) {
            report(Kind.SYNTAX, place, "it is not a subtree: " + describe(encoded));
            return;
        }
        Optional<SubtreeBase> base = GeneralNames.decodeBase(name);
        if (base.isEmpty()) {
            report(Kind.SYNTAX, place + ".base", "it is not a GeneralName: " + describe(name));
            return;
        }
        if (base.get() instanceof MalformedBase malformed) {
            report(
                    Kind.BASE,
                    place + ".base." + malformed.form().asn1Name(),
                    malformed.flaw().words());
        }
        subtrees.add(readDistances(place, base.get(), fields));
    }

    private Subtree readDistances(String place, SubtreeBase base, ASN1Sequence fields) {
        BigInteger minimum = BigInteger.ZERO;
        Optional<BigInteger> maximum = Optional.empty();
        int next = 0;
        for (int i = 1; i < fields.size(); i++) {
            Optional<ASN1TaggedObject> distance = distance(fields.getObjectAt(i), next);
            Optional<BigInteger> value = distance.flatMap(NameConstraintsDecoder::integer);
            if (value.isEmpty()) {
                report(Kind.SYNTAX, place, "it has a field out of place: " + describe(fields.getObjectAt(i)));
            } else if (distance.get().getTagNo() == NameConstraintsDer.MINIMUM) {
                minimum = value.get();
                boolean isDefault = minimum.signum() == 0;
                report(
                        isDefault ? Kind.DEFAULT_MINIMUM : Kind.MINIMUM,
                        place + ".minimum",
                        isDefault ? "it is 0, which DER leaves out" : "it is " + minimum + ", not 0");
                next = 1;
            } else {
                maximum = value;
                report(Kind.MAXIMUM, place + ".maximum", "it is " + value.get() + ", and must be absent");
                next = 2;
            }
        }
        return new Subtree(base, minimum, maximum);
    }

    private static Optional<ASN1TaggedObject> distance(ASN1Encodable field, int next) {
        return field instanceof ASN1TaggedObject tagged
                        && tagged.hasContextTag()
                        && tagged.getTagNo() >= next
                        && tagged.getTagNo() <= NameConstraintsDer.MAXIMUM
                ? Optional.of(tagged)
                : Optional.empty();
    }

    private static Optional<BigInteger> integer(ASN1TaggedObject tagged) {
        try {
            return Optional.of(ASN1Integer.getInstance(tagged, false).getValue());
        } catch (RuntimeException notAnInteger) {
            return Optional.empty();
        }
    }

    private static String describe(ASN1Encodable field) {
        if (!(field instanceof ASN1TaggedObject tagged)) {
            return field.toASN1Primitive().getClass().getSimpleName().replaceFirst("^(ASN1|DER|DL|BER)", "");
        }
        return (tagged.getTagClass() == BERTags.CONTEXT_SPECIFIC ? "[" : "[class " + tagged.getTagClass() + " ")
                + tagged.getTagNo() + "]";
    }

    private void report(Kind kind, String place, String problem) {
        problems.add(new DecodingProblem(kind, place, problem));
    }
}
