package org.kerwen.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jsoup.Jsoup;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the demonstration who signs in over real HTTP, keeps cookies and sends forms, or acts with a token. */
public final class SignedReader {
    private final String address;
    private final JsonNode account;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private SignedReader(String address, JsonNode account) {
        this.address = address;
        this.account = account;
    }

    /** The same person, not signed in, at another desk. */
    SignedReader(SignedReader other) {
        this(other.address, other.account);
    }

    /** One for each role. */
    public static Map<Role, SignedReader> ofDemonstration(RunningKerwen kerwen, Path home) {
        Map<Role, SignedReader> readers = new LinkedHashMap<>();
        try {
            for (JsonNode account : JsonMapper.shared().readTree(Files.readAllBytes(home.resolve(DemoAccounts.FILE)))) {
                readers.put(
                        Choice.of(Role.class, account.get("role").stringValue()),
                        new SignedReader(kerwen.address(), account));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readers;
    }

    public String organisation() {
        return account.get("organisation").stringValue();
    }

    String mail() {
        return account.get("address").stringValue();
    }

    String password() {
        return account.get("password").stringValue();
    }

    String spareCode() {
        return account.get("spareCodes").get(0).stringValue();
    }

    /** What the telephone shows. */
    String codeNow() {
        return code(account.get("totpSeed").stringValue());
    }

    /** As a page of somebody else's would make a browser send it. */
    HttpResponse<String> postFromElsewhere(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("")));
    }

    String token() {
        return account.get("apiToken").stringValue();
    }

    /** With address, password and the code that the telephone shows now. */
    public SignedReader signIn() {
        HttpResponse<String> answer = post(
                "/app/sign-in",
                Map.of(
                        "address",
                        account.get("address").stringValue(),
                        "password",
                        account.get("password").stringValue(),
                        "code",
                        code(account.get("totpSeed").stringValue())));
        if (answer.statusCode() != 303) {
            throw new AssertionError("signing in answers %d".formatted(answer.statusCode()));
        }
        return this;
    }

    /** With a code from paper, where the telephone's of this half minute was used by another test. */
    SignedReader signInWithSpareCode() {
        HttpResponse<String> answer =
                post("/app/sign-in", Map.of("address", mail(), "password", password(), "code", spareCode()));
        if (answer.statusCode() != 303) {
            throw new AssertionError("signing in answers %d".formatted(answer.statusCode()));
        }
        return this;
    }

    static String code(String seed) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(seed), "HmacSHA1"), Instant.now());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** The form's token from the page of signing in or of the account. */
    String proof() {
        String page = get("/app/sign-in").body();
        if (page.isEmpty()) {
            page = get("/app/").body();
        }
        return Jsoup.parse(page).select("input[name=_csrf]").attr("value");
    }

    /** A file that is no text. */
    public byte[] bytes(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fetches the form's token, and sends the form with it. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, proof());
    }

    /** Sends a file in a form of one field, as a browser does. */
    public HttpResponse<String> upload(String path, String field, String name, byte[] content) {
        return upload(path, Map.of(), field, name, content);
    }

    /** Sends a file and what was typed beside it, as a browser does; to an address for programs as a program. */
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, String field, String name, byte[] content) {
        StringBuilder head = new StringBuilder();
        fields.forEach((typed, value) -> head.append("--x7KQ4\r\nContent-Disposition: form-data; name=\"")
                .append(typed)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--x7KQ4\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        HttpRequest.Builder request = path.startsWith("/api/")
                ? HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token())
                : HttpRequest.newBuilder(
                        URI.create(address + path + "?_csrf=" + URLEncoder.encode(proof(), StandardCharsets.UTF_8)));
        return send(request.header("Content-Type", "multipart/form-data; boundary=x7KQ4")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--x7KQ4--\r\n"))));
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String proof) {
        return send(form(path, fields, proof));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields, String proof) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", proof);
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    /** The same, with one more cookie that somebody put into the browser before. */
    HttpResponse<String> postWithCookies(String path, Map<String, String> fields, String cookie) {
        HttpCookie brought = HttpCookie.parse(cookie + "; Path=/app").getFirst();
        brought.setVersion(0);
        ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore()
                .add(URI.create(address + "/app/"), brought);
        return post(path, fields);
    }

    /** As a program. */
    public HttpResponse<String> call(String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    /** The same with a key, under which it is done once however often it is sent. */
    public HttpResponse<String> callOnce(String method, String path, String json, String key) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(json)));
    }

    /** Sends a form that is answered by a file. */
    public byte[] file(String path, Map<String, String> fields) {
        return send(form(path, fields, proof()), BodyHandlers.ofByteArray()).body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
