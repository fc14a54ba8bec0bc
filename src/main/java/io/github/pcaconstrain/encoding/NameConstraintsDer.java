package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * The value of a NameConstraints extension, not wrapped in an OCTET STRING.
 *
 * <pre>
 * NameConstraints ::= SEQUENCE {
 *      permittedSubtrees  [0]  GeneralSubtrees OPTIONAL,
 *      excludedSubtrees   [1]  GeneralSubtrees OPTIONAL }
 *
 * GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
 *
 * GeneralSubtree ::= SEQUENCE {
 *      base               GeneralName,
 *      minimum       [0]  BaseDistance DEFAULT 0,
 *      maximum       [1]  BaseDistance OPTIONAL }
 * </pre>
 *
 * <p>RFC 5280, section 4.2.1.10 and appendix A.2 (implicit tags).
 */
public final class NameConstraintsDer {
    /** The OID of the extension, id-ce-nameConstraints. */
    public static final String OID = "2.5.29.30";

    static final int PERMITTED = 0;
    static final int EXCLUDED = 1;
    static final int MINIMUM = 0;
    static final int MAXIMUM = 1;

    private NameConstraintsDer() {}

    /**
     * Encodes constraints in DER, with the subtrees in their order.
     *
     * @throws IllegalArgumentException if there are no subtrees: RFC 5280 forbids an empty sequence
     */
    public static byte[] encode(NameConstraints constraints) {
        if (constraints.isEmpty()) {
            throw new IllegalArgumentException("no subtrees");
        }
        ASN1EncodableVector fields = new ASN1EncodableVector();
        addSubtrees(fields, PERMITTED, constraints.permitted());
        addSubtrees(fields, EXCLUDED, constraints.excluded());
        return DistinguishedNames.der(new DERSequence(fields));
    }

    /** Reads as much of the constraints as possible, and reports every problem of the encoding. */
    public static DecodedNameConstraints decode(byte[] encoded, boolean critical) {
        return new NameConstraintsDecoder().decode(encoded, critical);
    }

    private static void addSubtrees(ASN1EncodableVector fields, int tag, List<Subtree> subtrees) {
        if (!subtrees.isEmpty()) {
            ASN1EncodableVector encoded = new ASN1EncodableVector(subtrees.size());
            subtrees.forEach(subtree -> encoded.add(subtree(subtree)));
            fields.add(new DERTaggedObject(false, tag, new DERSequence(encoded)));
        }
    }

    private static DERSequence subtree(Subtree subtree) {
        ASN1EncodableVector fields = new ASN1EncodableVector(3);
        fields.add(GeneralNames.encode(subtree.base()));
        if (subtree.minimum().signum() != 0) {
            fields.add(new DERTaggedObject(false, MINIMUM, new ASN1Integer(subtree.minimum())));
        }
        subtree.maximum()
                .ifPresent(maximum -> fields.add(new DERTaggedObject(false, MAXIMUM, new ASN1Integer(maximum))));
        return new DERSequence(fields);
    }
}
