package io.github.pcaconstrain.cli.sandbox;

import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What a client needs to know of a sandbox that listens.
 *
 * @param sandbox which
 * @param region that clients use
 * @param initial its own CAs, if they were asked for
 */
record SandboxAnnouncement(Sandbox sandbox, String region, Optional<InitialAuthorities> initial) {
    SandboxAnnouncement {
        Objects.requireNonNull(sandbox, "sandbox");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(initial, "initial");
    }

    /** Prints it as lines, which a shell can read from "export" on, or as JSON. */
    void print(PrintStream out, boolean asJson) {
        if (asJson) {
            try {
                IndentedJson.write(out, this::write);
            } catch (IOException e) {
                throw new IllegalStateException("a PrintStream does not throw", e);
            }
        } else {
            lines(out);
        }
        out.flush();
    }

    private void lines(PrintStream out) {
        initial.ifPresent(authorities -> {
            line(out, "root:        " + authorities.root());
            line(out, "subordinate: " + authorities.subordinate());
        });
        sandbox.seeded().forEach((name, arn) -> line(out, PrintableText.printable(name) + ": " + arn));
        if (sandbox.accounts().areSeveral()) {
            sandbox.accounts().lines().forEach(each -> line(out, each));
        }
        line(out, "listening on " + sandbox.endpoint());
        line(out, "");
        line(out, "export AWS_ENDPOINT_URL=" + sandbox.endpoint());
        line(out, "export AWS_ACCESS_KEY_ID=" + sandbox.accounts().firstAccessKey());
        line(out, "export AWS_SECRET_ACCESS_KEY=sandbox");
        line(out, "export AWS_REGION=" + region);
        line(out, "export AWS_DEFAULT_REGION=" + region); // for version 1 of the AWS CLI, and boto3
    }

    private static void line(PrintStream out, String text) {
        out.print(text + "\n");
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("endpoint", sandbox.endpoint().toString());
        out.writeStringProperty("region", region);
        if (sandbox.accounts().areSeveral()) {
            out.writeObjectPropertyStart("accounts");
            sandbox.accounts().all().forEach(each -> {
                out.writeArrayPropertyStart(each.id());
                each.accessKeys().forEach(out::writeString);
                out.writeEndArray();
            });
            out.writeEndObject();
        }
        initial.ifPresent(authorities -> {
            out.writeStringProperty("root", authorities.root());
            out.writeStringProperty("subordinate", authorities.subordinate());
        });
        if (!sandbox.seeded().isEmpty()) {
            out.writeObjectPropertyStart("authorities");
            sandbox.seeded().forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
