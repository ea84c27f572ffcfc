package org.kerwen.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelValuesTest {
    private static final Language EN = new Language("en");
    private static final Language RU = new Language("ru");
    private static final Language TK = new Language("tk");

    private enum Weather implements Choice {
        SUN,
        THUNDER_STORM
    }

    @Test
    void idsThatAreMadeTogetherBeginAlikeAndAreRandomElse() {
        var together = Ids.together();
        Set<UUID> some = Stream.generate(together).limit(1_000).collect(Collectors.toSet());

        assertThat(some).hasSize(1_000).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(some.stream().map(id -> id.toString().substring(0, 8)))
                .containsOnly(some.iterator().next().toString().substring(0, 8));
        assertThat(Ids.together().get().toString())
                .doesNotStartWith(some.iterator().next().toString().substring(0, 8));
    }

    @Test
    void wordsAnswerInTheLanguageAskedForOrInTheFirstThereIs() {
        Words words = new Words(Map.of(RU, "Хроника", EN, "Chronicle"));
        assertThat(words.in(RU)).isEqualTo("Хроника");
        assertThat(words.in(TK)).isEqualTo("Chronicle");
        assertThat(words.languageShownFor(TK)).isEqualTo(EN);
        assertThat(words.languageShownFor(RU)).isEqualTo(RU);
    }

    @Test
    void wordsCannotBeEmptyNorChangedLater() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Words(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Words(Map.of(TK, " \t")))
                .withMessage("the text in tk is empty");
        Map<Language, String> texts = new HashMap<>(Map.of(EN, "Chronicle"));
        Words words = new Words(texts);
        texts.put(EN, "changed");
        assertThat(words.in(EN)).isEqualTo("Chronicle");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> words.byLanguage().put(RU, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Roads", "roads_2009", "-roads", "roads-", "a--b", "дорога", "a b", "a/b", "../etc", "a\n"})
    void anIdIsSmallLatinLettersDigitsAndSingleHyphens(String text) {
        List<Function<String, Object>> ids = List.of(
                ActivityId::new,
                AssessmentId::new,
                ChronicleEntryId::new,
                HotlineLineId::new,
                InstitutionId::new,
                InstrumentId::new,
                OrganisationId::new,
                PlaceId::new,
                ProgrammeId::new,
                ProjectId::new);
        for (Function<String, Object> id : ids) {
            assertThatIllegalArgumentException().isThrownBy(() -> id.apply(text));
            assertThat(id.apply("roads-2009")).hasToString("roads-2009");
            assertThatIllegalArgumentException().isThrownBy(() -> id.apply("a".repeat(81)));
        }
    }

    @Test
    void aRecordReferenceIsReadAsItIsWritten() {
        RecordReference reference = RecordReference.parse("return-and-resettlement/return-armenians-2002");
        assertThat(reference.kind()).isEqualTo("return-and-resettlement");
        assertThat(reference.id()).isEqualTo("return-armenians-2002");
        assertThat(RecordReference.parse(reference.toString())).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Projects/a", "projects/", "/a", "projects/a/b", "projects/A", "../a", "projects2/a"})
    void whatHasAnotherFormIsNoRecordReference(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordReference.parse(written));
    }

    @Test
    void aReferenceWithoutItsFileIsRefusedWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordReference.parse("roads"))
                .withMessage("'roads' is not a record; expected its file and id, such as projects/roads-2009");
    }

    @Test
    void aChoiceIsWrittenInSmallLettersWithHyphens() {
        assertThat(Choice.words(Weather.class)).containsExactly("sun", "thunder-storm");
        for (Weather weather : Weather.values()) {
            assertThat(Choice.of(Weather.class, weather.word())).isEqualTo(weather);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choice.of(Weather.class, "THUNDER_STORM"))
                .withMessage("'THUNDER_STORM' is none of sun, thunder-storm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "english", "EN", "en-", "../en", "en_GB", "en\n"})
    void whatIsNoLanguageTagIsRefused(String tag) {
        assertThat(Language.isTag(tag)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Language(tag));
    }

    @Test
    void arabicAndPersianRunFromRightToLeft() {
        assertThat(new Language("ar-XB").direction()).isEqualTo("rtl");
        assertThat(new Language("fa").direction()).isEqualTo("rtl");
        assertThat(EN.direction()).isEqualTo("ltr");
        assertThat(TK.direction()).isEqualTo("ltr");
    }

    @Test
    void whatWasConcludedIsKeptApartFromTheListThatWasGiven() {
        Sourced sourced = new Sourced("chronicle 8", new java.util.HashSet<>(List.of("place")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sourced.inferred().add("donors"));
    }
}
