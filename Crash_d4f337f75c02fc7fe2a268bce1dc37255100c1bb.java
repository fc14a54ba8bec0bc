import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_d4f337f75c02fc7fe2a268bce1dc37255100c1bb {
    static final String base64Bytes = String.join("", "JE9JTm5vZAokR0VORVJBVEUgMi0yODIxMiBuJIMMUzMxLWR9vCBBIAAwCg==");

    public static void main(String[] args) throws Throwable {
        Crash_d4f337f75c02fc7fe2a268bce1dc37255100c1bb.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.github.pcaconstrain.fuzz.JazzerEntry.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize =
                        io.github.pcaconstrain.fuzz.JazzerEntry.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.github.pcaconstrain.fuzz.JazzerEntry.fuzzerTestOneInput(input);
    }
}
