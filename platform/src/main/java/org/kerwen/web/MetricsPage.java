package org.kerwen.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerwen.kernel.Measured;
import org.kerwen.kernel.Measured.Measure;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The numbers for whoever watches the installation, in the text format of Prometheus, on the machine itself only: how much
 * is read where is nobody else's business. A reverse proxy on the same machine comes from the same address, so a request
 * that names another host or was handed on by anybody is answered as if there were nothing here.
 */
@RestController
final class MetricsPage {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");
    private static final Pattern OWN_NAMES = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");
    private static final List<String> HANDED_ON =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via");

    private final ObjectProvider<Measured> measured;

    MetricsPage(ObjectProvider<Measured> measured) {
        this.measured = measured;
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics(HttpServletRequest request) {
        if (!isFromThisMachine(request)) {
            throw new NotFound();
        }
        Map<String, List<Measure>> byName = Stream.concat(
                        measured.orderedStream().flatMap(each -> each.measures().stream()), ofThisProcess())
                .collect(Collectors.groupingBy(Measure::name, TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byName.forEach((name, measures) -> {
            text.append("# TYPE ").append(name).append(name.endsWith("_total") ? " counter\n" : " gauge\n");
            measures.stream()
                    .map(MetricsPage::line)
                    .sorted(Comparator.naturalOrder())
                    .forEach(text::append);
        });
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<Measure> ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return Stream.of(
                Measure.of("kerwen_heap_used_bytes", (double) (runtime.totalMemory() - runtime.freeMemory())),
                Measure.of("kerwen_heap_most_bytes", (double) runtime.maxMemory()));
    }

    private static String line(Measure measure) {
        String labels = new TreeMap<>(measure.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                        .collect(Collectors.joining(","));
        double value = measure.value();
        String number = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        return measure.name() + (labels.isEmpty() ? "" : "{" + labels + "}") + " " + number + "\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        String host = request.getHeader("Host");
        try {
            return host != null
                    && OWN_NAMES.matcher(host).matches()
                    && HANDED_ON.stream().allMatch(name -> request.getHeader(name) == null)
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
