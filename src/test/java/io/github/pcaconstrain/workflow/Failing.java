package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** A service that cannot deliver one certificate, for good. */
final class Failing {
    private Failing() {}

    static PrivateCa on(PrivateCa service, String certificateArn) {
        return on(service, certificateArn, "it has failed");
    }

    static PrivateCa on(PrivateCa service, String certificateArn, String words) {
        return (PrivateCa) Proxy.newProxyInstance(
                PrivateCa.class.getClassLoader(), new Class<?>[] {PrivateCa.class}, (proxy, method, arguments) -> {
                    if (arguments != null && Arrays.asList(arguments).contains(certificateArn)) {
                        throw new AwsRefusedException("GetCertificate", "", "RequestFailedException", words, "");
                    }
                    try {
                        return method.invoke(service, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
