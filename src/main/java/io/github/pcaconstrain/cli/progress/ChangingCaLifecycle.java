package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The operations that create and end a CA, with their calls told as progress, and a record of what is changed.
 *
 * @param service does the work
 * @param progress hears of each call
 * @param changes the record
 * @param interruption stops the command at its next call
 */
public record ChangingCaLifecycle(CaLifecycle service, Progress progress, Changes changes, Interruption interruption)
        implements CaLifecycle {
    @Override
    public CaArn create(Optional<String> region, CaOrder order) {
        return changing("CreateCertificateAuthority", "a CA may have been created", () -> {
            CaArn arn = service.create(region, order);
            changes.add("a CA was created, " + arn);
            return arn;
        });
    }

    @Override
    public Optional<Map<String, String>> tags(CaArn ca) {
        interruption.pass();
        return progress.waitFor(operation("ListTags"), () -> service.tags(ca));
    }

    @Override
    public void permitAcm(CaArn ca) {
        run(
                "CreatePermission",
                "ACM may have been allowed to renew certificates of " + ca,
                () -> service.permitAcm(ca),
                "ACM may renew certificates of " + ca);
    }

    @Override
    public void disable(CaArn ca) {
        run(
                "UpdateCertificateAuthority",
                ca + " may have been disabled",
                () -> service.disable(ca),
                ca + " was disabled");
    }

    @Override
    public void delete(CaArn ca, int days) {
        run(
                "DeleteCertificateAuthority",
                ca + " may have been deleted",
                () -> service.delete(ca, days),
                ca + " was deleted");
    }

    private void run(String operation, String possible, Runnable call, String done) {
        changing(operation, possible, () -> {
            call.run();
            changes.add(done);
            return done;
        });
    }

    private <T> T changing(String operation, String possible, Supplier<T> call) {
        try {
            return interruption.changing(() -> progress.waitFor(operation(operation), call));
        } catch (UserFacingException e) {
            if (e.mayBeDone()) {
                changes.addPossible(possible);
            }
            throw e;
        }
    }

    private static String operation(String name) {
        return "AWS Private CA (" + name + ")";
    }
}
