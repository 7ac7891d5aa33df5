import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ends with 0 where the server of this container answers 200 at a path, by itself its health; the image has no curl. */
final class Health {
    private static final int PATIENCE_MILLIS = 4000;

    private Health() {}

    public static void main(String[] arguments) {
        System.exit(answers(arguments.length == 0 ? "/actuator/health" : arguments[0]) ? 0 : 1);
    }

    private static boolean answers(String path) {
        var port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        try {
            var address = URI.create("http://127.0.0.1:" + port + path).toURL();
            var call = (HttpURLConnection) address.openConnection();
            call.setConnectTimeout(PATIENCE_MILLIS);
            call.setReadTimeout(PATIENCE_MILLIS);
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notThere) {
            return false;
        }
    }
}
