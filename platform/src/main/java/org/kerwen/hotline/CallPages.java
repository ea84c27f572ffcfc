package org.kerwen.hotline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.access.Demands;
import org.kerwen.access.Desk;
import org.kerwen.access.Signed;
import org.kerwen.access.pages.Head;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.pages.CallPage;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Assets;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The screen beside the telephone: nothing of it is asked twice, and all of it can be done by keys. */
@RestController
final class CallPages {
    private final Desk desk;
    private final Hotline hotline;
    private final Directory directory;
    private final AdviceDesk advice;
    private final Assets assets;

    CallPages(Desk desk, Hotline hotline, Directory directory, AdviceDesk advice, Assets assets) {
        this.desk = desk;
        this.hotline = hotline;
        this.directory = directory;
        this.advice = advice;
        this.assets = assets;
    }

    @Demands("hotline.answer")
    @GetMapping("/app/hotline/call")
    ResponseEntity<byte[]> call(HttpServletRequest request, Signed signed) {
        Optional<Shift> shift = hotline.shift(signed.actor());
        return shift.isEmpty()
                ? desk.answers().goTo("/app/hotline")
                : desk.answers()
                        .page(new View(
                                "hotline/call.jte",
                                page(request, signed, Typed.nothing(shift.get().line()))));
    }

    /** What can be told about a topic and a country, for those whose browser runs scripts. Nothing that was written is sent here. */
    @Demands("hotline.answer")
    @PostMapping("/app/hotline/advice")
    ResponseEntity<byte[]> advice(Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        return desk.answers()
                .page(new View(
                        "hotline/advice.jte",
                        advice.beside(new Typed(new LinkedMultiValueMap<>(fields)), desk.texts(signed))));
    }

    @Demands("hotline.answer")
    @PostMapping("/app/hotline/call")
    ResponseEntity<byte[]> keep(
            HttpServletRequest request, Signed signed, @RequestParam MultiValueMap<String, String> fields) {
        Typed typed = new Typed(fields);
        if (fields.containsKey("look")) {
            return desk.answers().page(new View("hotline/call.jte", page(request, signed, typed)));
        }
        Optional<Call> call = read(signed, typed);
        if (call.isEmpty()) {
            return refused(request, signed, typed);
        }
        return hotline.keep(signed.actor(), call.get())
                ? desk.answers().goTo("/app/hotline/call?done=kept")
                : desk.answers().goTo("/app/hotline?done=no-shift");
    }

    /** The call as it was typed; empty where something of it is wrong. */
    Optional<Call> read(Signed signed, Typed typed) {
        return typed.read(
                hotline.today(), List.copyOf(words(desk.texts(signed)).lines().keySet()), advice.ids());
    }

    ResponseEntity<byte[]> refused(HttpServletRequest request, Signed signed, Typed typed) {
        return desk.answers()
                .page(HttpStatus.UNPROCESSABLE_CONTENT, new View("hotline/call.jte", page(request, signed, typed)));
    }

    private HotlineWords words(Texts texts) {
        return new HotlineWords(texts, directory);
    }

    private CallPage page(HttpServletRequest request, Signed signed, Typed typed) {
        Texts texts = desk.texts(signed);
        HotlineWords words = words(texts);
        AppFrame frame = desk.frame(request, signed, texts.get("hotline.call"));
        var fields = new CallFields(typed, words, texts);
        return new CallPage(
                frame,
                Head.of(texts.get("hotline.call"), texts.get("hotline.call.text"))
                        .below(texts.get("hotline.title"), "/app/hotline")
                        .saying("ok", Desk.done(request, texts, "hotline")),
                assets.address("hotline.js"),
                typed.isRight() ? null : texts.get("access.form.look"),
                typed.call().toString(),
                fields.topics(),
                fields.caller(),
                signals(typed, words, texts),
                fields.notes(),
                fields.followUp(),
                fields.closing(),
                advice.beside(typed, texts),
                keys(texts));
    }

    private List<CallPage.SignalPart> signals(Typed typed, HotlineWords words, Texts texts) {
        List<CallPage.SignalPart> signals = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            signals.add(new CallPage.SignalPart(
                    signal.word(),
                    words.of("signal", signal),
                    typed.get("signal").equals(signal.word()),
                    signal == Signal.CRISIS,
                    clock(signal, words, texts),
                    words.protocol(signal)));
        }
        return signals;
    }

    private @Nullable String clock(Signal signal, HotlineWords words, Texts texts) {
        return signal.hasClock()
                ? texts.get(
                        "hotline.clock", Map.of("day", words.day(hotline.today().plusDays(signal.days()))))
                : null;
    }

    private static List<CallPage.Key> keys(Texts texts) {
        return List.of(
                new CallPage.Key("F2", texts.get("hotline.key.begin")),
                new CallPage.Key("F4", texts.get("hotline.key.topics")),
                new CallPage.Key("F6", texts.get("hotline.key.notes")),
                new CallPage.Key("F7", texts.get("hotline.key.advised")),
                new CallPage.Key("F8", texts.get("hotline.key.keep")),
                new CallPage.Key("F9", texts.get("hotline.key.danger")));
    }
}
