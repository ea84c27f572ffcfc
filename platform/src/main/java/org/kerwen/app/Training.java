package org.kerwen.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.kerwen.kernel.Language;
import org.kerwen.web.Languages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The run that trains the JDK's cache after a build: asks for every kind of page a few times and stops. What it loads and
 * compiles, later starts begin with.
 */
@Component
@ConditionalOnBooleanProperty("kerwen.train")
final class Training implements ApplicationRunner {
    private static final List<String> PATHS = List.of(
            "/",
            "/projects/",
            "/chronicle/",
            "/organisations/",
            "/activities/",
            "/projects/?year=2002",
            "/search/?q=customs",
            "/places/",
            "/data/",
            "/sitemap/",
            "/feed.rss",
            "/feed.atom",
            "/none/");
    private static final int ROUNDS = 30;

    private final String address;
    private final Languages languages;
    private final ConfigurableApplicationContext context;

    Training(
            @Value("http://${kerwen.bind}:${kerwen.port}") String address,
            Languages languages,
            ConfigurableApplicationContext context) {
        this.address = address;
        this.languages = languages;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Language language : languages.all()) {
                    for (String path : PATHS) {
                        client.send(
                                HttpRequest.newBuilder(URI.create(address + "/" + language + path))
                                        .header("Accept-Encoding", "gzip")
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
                    }
                }
            }
        }
        context.close();
    }
}
