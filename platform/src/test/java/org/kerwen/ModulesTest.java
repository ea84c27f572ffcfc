package org.kerwen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModulesTest {
    /**
     * The binaries' supervisor is a library with the same root package, in a jar or folder of its own. So is the library of
     * linkage, which knows nothing of modules: whoever may use it uses all of it.
     */
    private static final ApplicationModules MODULES =
            ApplicationModules.of("org.kerwen", resideInAPackage("org.kerwen.linkage.."));

    @Test
    void noModuleReachesIntoAnotherOrInACircle() {
        MODULES.verify();
    }

    @Test
    void theModulesAreExactlyThose() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "access",
                        "activities",
                        "app",
                        "backup",
                        "cases",
                        "casework",
                        "db",
                        "directory",
                        "events",
                        "files",
                        "hotline",
                        "idempotency",
                        "intake",
                        "jobs",
                        "kernel",
                        "keys",
                        "knowledge",
                        "money",
                        "movements",
                        "pack",
                        "paper",
                        "people",
                        "postgres",
                        "projects",
                        "site",
                        "statistics",
                        "trace",
                        "web");
    }

    @Test
    void aPlantedViolationIsSeen() {
        ImportOption testsToo = location -> true;
        ApplicationModules planted = ApplicationModules.of("planted.violation", testsToo);
        assertThat(planted.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder("granary", "mill");
        assertThatExceptionOfType(Violations.class)
                .isThrownBy(planted::verify)
                .withMessageContaining("mill")
                .withMessageContaining("planted.violation.granary.inside.Sack");
    }
}
