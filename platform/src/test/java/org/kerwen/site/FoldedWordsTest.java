package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word has one spelling, whatever letters it came in. */
class FoldedWordsTest {
    @ParameterizedTest
    @CsvSource({
        "daşoguz, dashoguz",
        "daşoguz, дашогуз",
        "daşoguz, dasoguz",
        "aşgabat, ashgabat",
        "aşgabat, ašgabat",
        "ашхабад, aşhabad",
        "ашхабад, ashkhabad",
        "türkmenbaşy, turkmenbashi",
        "türkmenbaşy, туркменбаши",
        "türkmenbaşy, turkmenbashy",
        "çärjew, чарджев",
        "çärjew, chardzhev",
        "мары, mary",
        "мары, mari",
        "balkan, балкан",
        "lebap, лебап",
        "ahal, ахал",
        "ahal, akhal",
        "köpetdag, копетдаг",
        "žurnal, журнал",
        "žurnal, zhurnal",
        "ýaşlar, yashlar",
        "şahyr, шахыр",
        "gümrük, gumruk",
        "maşgala, машгала",
        "häkim, хяким",
        "häkim, hakim",
        "hyakim, häkim",
        "щука, shchuka",
        "ёлка, yolka",
        "юрист, yurist",
        "яшлык, yashlyk",
        "ahmet, ahmmet",
        "waka, vaka",
        "ıssyk, yssyk",
        "җан, jan",
        "ңёңә, ňoňä",
        "өй, oy",
        "үйту, uytu",
    })
    void twoSpellingsAreOneWord(String one, String other) {
        assertThat(FoldedWords.folded(one)).isEqualTo(FoldedWords.folded(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mary, maru",
        "lebap, lebab",
        "2002, 2003",
        "2002, 202",
        "1100, 100",
        "customs, custom",
        "visa, viza",
        "норвегия, венгрия"
    })
    void whatIsAnotherWordStaysAnother(String one, String other) {
        assertThat(FoldedWords.folded(one)).isNotEqualTo(FoldedWords.folded(other));
    }

    @Test
    void aWordIsFoldedToSmallLatinLettersWithoutMarks() {
        for (RecordFile.Entry entry : RecordFile.all()) {
            for (String word : SearchTest.words(String.join(" ", entry.title().values()))) {
                assertThat(terms(word)).as(word).isNotEmpty().allMatch(term -> term.matches("~?[a-z0-9'’]*"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"漢字", "مريم", "ΑΒΓ", "😀"})
    void aScriptWithoutARuleIsLeftAsItIs(String word) {
        assertThat(FoldedWords.folded(word)).isEqualTo(word);
    }

    @Test
    void foldingAFoldedWordOfTheRecordChangesNothing() {
        for (RecordFile.Entry entry : RecordFile.all()) {
            for (RecordFile.Value value : entry.values()) {
                for (String word :
                        SearchTest.words(String.join(" ", value.text().values()))) {
                    String folded = FoldedWords.folded(SearchTest.small(word));
                    assertThat(FoldedWords.folded(folded)).as(word).isEqualTo(folded);
                }
            }
        }
    }

    @Test
    void foldingAFoldedRandomWordChangesNothing() {
        String letters = "abcdefghijklmnopqrstuvwxyzçäžňöşüýабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789";
        long seed = System.nanoTime();
        System.out.println("FoldedWordsTest: seed " + seed);
        Random random = new Random(seed);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder word = new StringBuilder();
            int length = 1 + random.nextInt(9);
            for (int j = 0; j < length; j++) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            String folded = FoldedWords.folded(word.toString());
            if (!FoldedWords.folded(folded).equals(folded)) {
                changed.add(word + " → " + folded + " → " + FoldedWords.folded(folded));
            }
        }
        assertThat(changed.stream().limit(20))
                .as("of 20000 words, seed %d: %d", seed, changed.size())
                .isEmpty();
    }

    /** All terms that a text is found by. */
    static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (FoldedWords words = new FoldedWords();
                TokenStream stream = words.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return terms;
    }
}
