import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_a58571b116c629dfe2730d085e4d5b3b2c355ff3 {
    static final String base64Bytes = String.join(
            "",
            "JE9SSS4yQQAuMQogICAgd3cuZXgBDmFtbW9AAHJlCiRHRU5FUkFURSA0LTI0OTIgbiSF0s7Rm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubbiTvv73vv70kMyxkfSBBIDE5My7/////////EzA0NmxcLiDXVFlQRTI4IFwjIDQwMDEK");

    public static void main(String[] args) throws Throwable {
        Crash_a58571b116c629dfe2730d085e4d5b3b2c355ff3.class.getClassLoader().setDefaultAssertionStatus(true);
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
