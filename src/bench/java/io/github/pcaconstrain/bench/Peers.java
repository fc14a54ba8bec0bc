package io.github.pcaconstrain.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import sun.security.util.DerValue;
import sun.security.x509.GeneralNameInterface;
import sun.security.x509.NameConstraintsExtension;

/**
 * Compile and check against the JDK and Bouncy Castle in one process: {@code Peers N RUNS SHAPE...} prints a line for each
 * shape: its name, and the median microseconds of ours, of the JDK and of Bouncy Castle for N names and N constraints.
 * What parses text or DER is not measured, for any of them.
 */
public final class Peers {
    /** It would take minutes for more: its time grows with N times M, or M squared. So it is measured once there. */
    private static final int LARGEST_FOR_BOUNCY_CASTLE = 1000;

    /** The peers compile their hottest loops within one run; ours is over in less than a millisecond. */
    private static final long WARM_UP = 3_000_000_000L;

    /**
     * Each is repeated for so many nanoseconds at its turn. The peers look at every name so often that the processor has it at
     * hand; what takes a fraction of a millisecond and ran once between them would be measured while it is fetched.
     */
    private static final long TURN = 200_000_000L;

    private interface Task {
        int permitted() throws IOException;
    }

    private final Matching ours;
    private final Task jdk;
    private final Task bouncyCastle;

    private Peers(Shape shape, int count) throws IOException {
        List<String> names = shape.names(count, count);
        ours = new Matching(shape.constraints(count), List.of(), names);
        List<GeneralName> presented = names.stream().map(Peers::name).toList();
        byte[] der = ours.der();
        jdk = jdk(der, presented);
        bouncyCastle = bouncyCastle(der, presented);
    }

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        for (String name : Arrays.asList(args).subList(2, args.length)) {
            Shape shape = Shape.valueOf(name);
            Peers warm = new Peers(shape, 200);
            for (int i = 0; i < 10; i++) {
                warm.once(true);
            }
            Peers peers = new Peers(shape, count);
            System.gc(); // else the first collection that is measured has all of the input to copy
            long enough = System.nanoTime() + WARM_UP;
            while (System.nanoTime() < enough) {
                peers.ours.permitted();
            }
            List<long[]> taken = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                taken.add(peers.once(count <= LARGEST_FOR_BOUNCY_CASTLE || i == 0));
            }
            System.out.printf("%s %d %d %d%n", shape, median(taken, 0), median(taken, 1), median(taken, 2));
        }
    }

    /** The turn of each; all must find the same number of names permitted. */
    private long[] once(boolean all) throws IOException {
        int expected = ours.permitted();
        return new long[] {
            turn(ours::permitted, expected), turn(jdk, expected), all ? turn(bouncyCastle, expected) : -1
        };
    }

    private static long turn(Task task, int expected) throws IOException {
        long start = System.nanoTime();
        int times = 0;
        while (times == 0 || System.nanoTime() - start < TURN) {
            int permitted = task.permitted();
            if (permitted != expected) {
                throw new IllegalStateException(permitted + " permitted in place of " + expected);
            }
            times++;
        }
        return (System.nanoTime() - start) / times;
    }

    private static long median(List<long[]> taken, int index) {
        long[] sorted =
                taken.stream().mapToLong(one -> one[index]).filter(one -> one >= 0).sorted().toArray();
        return sorted[sorted.length / 2] / 1000;
    }

    private static Task jdk(byte[] der, List<GeneralName> presented) throws IOException {
        NameConstraintsExtension extension = new NameConstraintsExtension(true, der);
        List<GeneralNameInterface> names = new ArrayList<>();
        for (GeneralName name : presented) {
            names.add(new sun.security.x509.GeneralName(new DerValue(name.getEncoded())).getName());
        }
        return () -> {
            int permitted = 0;
            for (GeneralNameInterface name : names) {
                if (extension.verify(name)) {
                    permitted++;
                }
            }
            return permitted;
        };
    }

    private static Task bouncyCastle(byte[] der, List<GeneralName> presented) {
        GeneralSubtree[] subtrees =
                org.bouncycastle.asn1.x509.NameConstraints.getInstance(der).getPermittedSubtrees();
        return () -> {
            PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
            validator.intersectPermittedSubtree(subtrees);
            int permitted = 0;
            for (GeneralName name : presented) {
                try {
                    validator.checkPermitted(name);
                    permitted++;
                } catch (NameConstraintValidatorException e) {
                    continue; // refused
                }
            }
            return permitted;
        };
    }

    private static GeneralName name(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "dns" -> new GeneralName(GeneralName.dNSName, new DERIA5String(value));
            case "email" -> new GeneralName(GeneralName.rfc822Name, new DERIA5String(value));
            case "uri" -> new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(value));
            case "ip" -> new GeneralName(GeneralName.iPAddress, new DEROctetString(address(value)));
            default -> new GeneralName(new X500Name(reversed(value)));
        };
    }

    // Bouncy Castle takes the most significant attribute first.
    private static String reversed(String name) {
        List<String> parts = new ArrayList<>(List.of(name.split(",")));
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
