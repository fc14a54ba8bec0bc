package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.SortBy;
import software.amazon.awssdk.services.acm.model.SortOrder;
import software.amazon.awssdk.services.acm.model.Tag;

/** Lists and tags of certificates, as the AWS SDK sees them. */
class ListingTest {
    private final AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void listsShowRsaOnlyUnlessAskedOtherwise() {
        String ca = world.constrained();
        String arn = world.issued(ca, "app.dev.example.com");
        String failed = world.request(ca, "app.dev.example.com", r -> r.keyAlgorithm("RSA_2048"));
        world.settle();
        assertThat(world.acm.listCertificates().certificateSummaryList())
                .extracting(CertificateSummary::certificateArn)
                .containsExactly(failed);
        assertThat(world.acm
                        .listCertificates(r -> r.includes(i -> i.keyTypes(KeyAlgorithm.EC_PRIME256_V1)))
                        .certificateSummaryList())
                .extracting(CertificateSummary::certificateArn)
                .containsExactly(arn);
        assertThat(world.acm
                        .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                        .certificateSummaryList())
                .isEmpty();
    }

    @Test
    void listsComeInPages() {
        String ca = world.constrained();
        List<String> arns = IntStream.range(0, 5)
                .mapToObj(i -> world.issued(ca, "app" + i + ".dev.example.com"))
                .toList();
        var pages = world.acm.listCertificatesPaginator(r -> r.maxItems(2)
                .includes(i -> i.keyTypes(KeyAlgorithm.EC_PRIME256_V1))
                .sortBy(SortBy.CREATED_AT)
                .sortOrder(SortOrder.DESCENDING));
        assertThat(pages.stream()).hasSize(3);
        assertThat(pages.certificateSummaryList().stream().map(CertificateSummary::certificateArn))
                .containsExactly(arns.get(4), arns.get(3), arns.get(2), arns.get(1), arns.get(0));
        assertThat(AcmWorld.code(() -> world.acm.listCertificates(r -> r.nextToken("not ours"))))
                .isEqualTo("ValidationException");
        assertThat(AcmWorld.code(() -> world.acm.listCertificates(r -> r.sortBy(SortBy.CREATED_AT))))
                .isEqualTo("ValidationException");
    }

    @Test
    void tagsAreAddedListedAndRemoved() {
        String arn = world.request(
                world.constrained(),
                "app.dev.example.com",
                r -> r.tags(AcmWorld.tag("stage", "test"), AcmWorld.tag("team", "a")));
        world.acm.addTagsToCertificate(r -> r.certificateArn(arn).tags(AcmWorld.tag("team", "b")));
        assertThat(tags(arn)).containsExactly(AcmWorld.tag("stage", "test"), AcmWorld.tag("team", "b"));
        world.acm.removeTagsFromCertificate(r -> r.certificateArn(arn)
                .tags(AcmWorld.tag("team", "a"), Tag.builder().key("stage").build()));
        assertThat(tags(arn)).containsExactly(AcmWorld.tag("team", "b"));
        assertThat(AcmWorld.code(() -> world.acm.addTagsToCertificate(
                        r -> r.certificateArn(arn).tags(AcmWorld.tag("aws:x", "y")))))
                .isEqualTo("InvalidTagException");
        List<Tag> many =
                IntStream.range(0, 50).mapToObj(i -> AcmWorld.tag("k" + i, "")).toList();
        assertThat(AcmWorld.code(() -> world.acm.addTagsToCertificate(
                        r -> r.certificateArn(arn).tags(many))))
                .isEqualTo("TooManyTagsException");
    }

    private List<Tag> tags(String arn) {
        return world.acm.listTagsForCertificate(r -> r.certificateArn(arn)).tags();
    }
}
