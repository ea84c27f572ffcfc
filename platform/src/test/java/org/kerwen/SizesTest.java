package org.kerwen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SizesTest {
    private static final Set<String> BUSINESS = Set.of(
            "activities",
            "cases",
            "casework",
            "directory",
            "hotline",
            "intake",
            "knowledge",
            "movements",
            "people",
            "projects",
            "site",
            "statistics");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) ");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:public )?(?:(?:abstract|final|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) ");

    private static final Pattern PUBLIC_CLASS =
            Pattern.compile("(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*class (\\w+)");

    private record Sizes(List<Integer> lines, int types, int publicTypes, List<String> publicClasses) {
        int percentile(int percent) {
            List<Integer> sorted = lines.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        int publicShare() {
            return types == 0 ? 0 : 100 * publicTypes / types;
        }
    }

    /**
     * The table is for people. What can fail is the visibility of what a module keeps to itself: one class is its face,
     * the rest of what it shows are values (records, lists of words, interfaces). The page records of a module are named by
     * generated templates and must be public; they do not count.
     */
    @Test
    void aBusinessModuleShowsOneClassAndItsValues() throws IOException {
        Map<String, Sizes> modules = new TreeMap<>();
        Path root = Path.of("src", "main", "java", "org", "kerwen");
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                modules.put(folder.getFileName().toString(), sizes(folder));
            }
        }
        System.out.println("module        files  median  p95  types  public");
        modules.forEach((name, sizes) -> System.out.println("%-12s %6d %7d %4d %6d %6d%%"
                .formatted(
                        name,
                        sizes.lines.size(),
                        sizes.percentile(50),
                        sizes.percentile(95),
                        sizes.types,
                        sizes.publicShare())));
        assertThat(modules).containsKeys(BUSINESS.toArray(String[]::new));
        assertThat(BUSINESS)
                .allSatisfy(name ->
                        assertThat(modules.get(name).publicClasses()).as(name).hasSizeLessThanOrEqualTo(1));
    }

    private static Sizes sizes(Path folder) throws IOException {
        List<Integer> lines = new ArrayList<>();
        int types = 0;
        int publicTypes = 0;
        List<String> publicClasses = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                lines.add((int) source.lines().count());
                if (!file.getParent().endsWith("pages")) {
                    types += (int) TYPE.matcher(source).results().count();
                    publicTypes += (int) PUBLIC_TYPE.matcher(source).results().count();
                    PUBLIC_CLASS.matcher(source).results().forEach(match -> publicClasses.add(match.group(1)));
                }
            }
        }
        return new Sizes(lines, types, publicTypes, publicClasses);
    }
}
