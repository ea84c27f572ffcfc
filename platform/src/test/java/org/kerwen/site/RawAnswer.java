package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.kerwen.testing.RunningKerwen;

/** The answer to bytes that no HTTP client would send. */
record RawAnswer(String text) {
    static RawAnswer to(String request) {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), RunningKerwen.normal().port())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // It has heard enough and closed; the answer may still be there.
            }
            return new RawAnswer(new String(all(socket.getInputStream()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] all(InputStream stream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            stream.transferTo(bytes);
        } catch (SocketException e) {
            // Closed with what we sent unread; what came before that counts.
        }
        return bytes.toByteArray();
    }

    int status() {
        assertThat(text).startsWith("HTTP/1.1 ");
        return Integer.parseInt(text.substring(9, 12));
    }

    void assertPlainAndSafe() {
        assertThat(text)
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Referrer-Policy: no-referrer")
                .doesNotContainIgnoringCase(
                        "set-cookie", "\r\nserver:", "tomcat", "exception", "java.", "	at ", "org.apache");
        assertThat(text.substring(text.indexOf("\r\n\r\n")).strip())
                .as("a sentence")
                .isNotEmpty();
    }
}
