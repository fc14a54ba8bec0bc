package io.github.pcaconstrain.fuzz;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.ExtensionsFile;

/** What a request to a CA is made of. */
final class RequestTarget {
    private RequestTarget() {}

    static void readCsr(byte[] input) {
        try {
            Csr.parse("input", input);
        } catch (UnreadableInputException refused) {
            // as documented
        }
    }

    static void readExtensions(byte[] input) {
        try {
            ExtensionsFile.read("input", input);
        } catch (UnreadableInputException refused) {
            // as documented
        }
    }
}
