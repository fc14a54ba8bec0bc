package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.SampleCertificates;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.SyntheticFleet;
import io.github.pcaconstrain.suggest.SyntheticFleet.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.GeneralName;

/** A {@link SyntheticFleet} as files: its certificates, and what a good policy has and leaves out. */
final class FleetFiles {
    static final String CERTIFICATES = "fleet.pem";
    static final String ZONES = "zones.txt";
    static final String OUTLIERS = "outliers.txt";

    private FleetFiles() {}

    /** Writes the fleet of a seed. */
    static void write(Path folder, int seed) throws IOException {
        SyntheticFleet fleet = SyntheticFleet.of(seed);
        TreeSet<String> outliers = new TreeSet<>();
        StringBuilder certificates = new StringBuilder();
        List<Member> members = fleet.members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            certificates.append(SampleCertificates.pem(certificate(member, 1 + i)));
            if (member.isOutlier()) {
                outliers.add(member.kind() + " " + member.names().get(0).text());
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(CERTIFICATES), certificates);
        Files.write(folder.resolve(ZONES), fleet.zones());
        Files.write(folder.resolve(OUTLIERS), outliers);
    }

    private static TestCertificates certificate(Member member, long serial) {
        return TestCertificates.leaf()
                .serial(serial)
                .names(member.names().stream().map(FleetFiles::general).toArray(GeneralName[]::new));
    }

    static GeneralName general(PresentedName name) {
        int tag = switch (name.form()) {
            case DNS -> GeneralName.dNSName;
            case IP -> GeneralName.iPAddress;
            case EMAIL -> GeneralName.rfc822Name;
            case URI -> GeneralName.uniformResourceIdentifier;
            default -> throw new IllegalArgumentException(name.text());
        };
        return new GeneralName(tag, name.value());
    }
}
